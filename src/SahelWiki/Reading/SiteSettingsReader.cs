using System.Collections.Immutable;
using System.Globalization;
using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Model;
using SahelWiki.Reading.Yaml;
using SahelWiki.Text;

namespace SahelWiki.Reading;

/// <summary>Parse, for <c>site.yaml</c>.</summary>
public static class SiteSettingsReader
{
    public static readonly ImmutableArray<string> Keys =
    [
        "title",
        "tagline",
        "base_url",
        "repository",
        "branch",
        "language",
        "licence",
        "stale_after_months",
        "contributors",
        "coverage",
        "rules",
        "archive",
        "map_views",
        "descriptions",
    ];

    public static readonly ImmutableArray<string> MapViewKeys = ["name", "west", "south", "east", "north"];

    public static readonly ImmutableArray<string> ArchiveKeys = ["name", "title", "description", "creator", "publisher", "language"];

    public static SiteSettings Read(SourceText text, DiagnosticBag bag)
    {
        if (YamlReader.ParseFile(text, bag, out var isBroken) is not YamlNode.Mapping root)
        {
            if (!isBroken)
            {
                bag.Add(Rules.BadSetting, SourceSpan.Start, "site.yaml holds no settings.", "Write at least: title: the name of the site");
            }

            return SiteSettings.Default;
        }

        var values = new YamlValues(bag);
        var settings = SiteSettings.Default;
        foreach (var entry in root.Entries)
        {
            settings = entry.Key switch
            {
                "title" => settings with { Title = values.Text(entry, "title") },
                "tagline" => settings with { Tagline = values.Text(entry, "tagline") },
                "base_url" => settings with { BaseUrl = WebAddress(values, entry, bag) is { } url ? new Uri(url + "/") : null },
                "repository" => settings with { Repository = WebAddress(values, entry, bag) },
                "branch" => settings with { Branch = values.Text(entry, "branch") },
                "language" => settings with { Language = LanguageTag(values, entry, bag) },
                "licence" => settings with { Licence = values.Text(entry, "licence") },
                "stale_after_months" => settings with
                {
                    StaleAfterMonths = (int)Math.Min(12_000, values.Number(entry.Value, entry.Key) ?? settings.StaleAfterMonths),
                },
                "contributors" => settings with { NamesContributors = values.Flag(entry) },
                "coverage" => settings with
                {
                    Coverage = values.Text(entry, entry.Key) is { Length: > 0 } id ? new(id, entry.Value.Span) : null,
                },
                "rules" => settings with { Severities = Severities(values, entry, bag) },
                "archive" => settings with { Archive = Archive(values, entry, bag) },
                "descriptions" => settings with { Descriptions = Descriptions(values, entry) },
                "map_views" => settings with { MapViews = MapViews(values, entry, bag) },
                _ => Unknown(values, entry, settings),
            };
        }

        if (settings.Title.Length == 0 || root.Find("title") is null)
        {
            bag.Add(Rules.BadSetting, root.Span with { Length = 0 }, "The site has no title.", "Add a line: title: the name of the site");
        }

        return settings;
    }

    private static SiteSettings Unknown(YamlValues values, YamlEntry entry, SiteSettings settings)
    {
        values.Unknown(entry, "site.yaml", Keys);
        return settings;
    }

    private static string? WebAddress(YamlValues values, YamlEntry entry, DiagnosticBag bag)
    {
        var written = values.Text(entry, entry.Key);
        if (written.Length == 0)
        {
            return null;
        }

        if (WebUrl.Parse(written) is null)
        {
            bag.Add(
                Rules.BadSetting,
                entry.Value.Span,
                $"\"{written}\" is not a web address.",
                $"Write: {entry.Key}: https://example.org/"
            );
            return null;
        }

        return written.TrimEnd('/');
    }

    private static string LanguageTag(YamlValues values, YamlEntry entry, DiagnosticBag bag)
    {
        var tag = values.Text(entry, "language");
        if (tag.Length is >= 2 and <= 12 && tag.All(c => char.IsAsciiLetter(c) || c == '-'))
        {
            if (!Phrases.Has(tag.Split('-')[0].ToLowerInvariant()))
            {
                bag.Add(
                    Rules.MissingStrings,
                    entry.Value.Span,
                    $"The site has no words of its own in \"{tag}\": its menus, lists and notes stay English.",
                    $"Write one of: {string.Join(", ", Phrases.Languages)}; or translate src/SahelWiki/Language/strings/en.json."
                );
            }

            return tag;
        }

        bag.Add(Rules.BadSetting, entry.Value.Span, $"\"{tag}\" is not a language tag.", "Write: language: en");
        return SiteSettings.Default.Language;
    }

    private static ImmutableDictionary<string, Severity> Severities(YamlValues values, YamlEntry entry, DiagnosticBag bag)
    {
        var severities = ImmutableDictionary.CreateBuilder<string, Severity>();
        foreach (var inner in values.Entries(entry))
        {
            if (Rules.Find(inner.Key) is not { } rule)
            {
                var nearest = NearestName.Find(inner.Key, Rules.All.Select(known => known.Name));
                bag.Add(
                    Rules.BadSetting,
                    inner.KeySpan,
                    $"There is no rule \"{inner.Key}\".",
                    nearest is null ? "The manual lists the rules." : $"Did you mean \"{nearest}\"?"
                );
            }
            else if (Rules.Firm.Contains(rule))
            {
                bag.Add(
                    Rules.BadSetting,
                    inner.KeySpan,
                    $"\"{rule.Name}\" is always an error: without it no site can be written.",
                    "Remove this line."
                );
            }
            else if (values.Choice(inner.Value, inner.Key, ["off", "info", "warning", "error"]) is { } word)
            {
                severities[rule.Code] = Enum.Parse<Severity>(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(word));
            }
        }

        return severities.ToImmutable();
    }

    private static ImmutableDictionary<string, string> Archive(YamlValues values, YamlEntry entry, DiagnosticBag bag)
    {
        var archive = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var inner in values.Entries(entry))
        {
            if (ArchiveKeys.Contains(inner.Key))
            {
                archive[inner.Key] = values.Text(inner, inner.Key);
                if (ArchiveSettings.Problem(inner.Key, archive[inner.Key]) is var (problem, hint))
                {
                    bag.Add(Rules.BadSetting, inner.Value.Span, problem, hint);
                }
            }
            else
            {
                values.Unknown(inner, "\"archive\"", ArchiveKeys);
            }
        }

        return archive.ToImmutable();
    }

    private static ImmutableDictionary<string, string> Descriptions(YamlValues values, YamlEntry entry)
    {
        var descriptions = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var inner in values.Entries(entry))
        {
            if (PageTypes.Named(inner.Key) is not null)
            {
                descriptions[inner.Key] = values.Text(inner, inner.Key);
            }
            else
            {
                values.Unknown(inner, "\"descriptions\"", PageTypes.All.Select(type => type.Name));
            }
        }

        return descriptions.ToImmutable();
    }

    private static ImmutableArray<MapViewSetting> MapViews(YamlValues values, YamlEntry entry, DiagnosticBag bag)
    {
        var views = ImmutableArray.CreateBuilder<MapViewSetting>();
        foreach (var node in values.List(entry))
        {
            if (
                MapView(values, node) is { } view
                && Slug.Of(view.Name).Length > 0
                && views.All(other => Slug.Of(other.Name) != Slug.Of(view.Name))
            )
            {
                views.Add(view);
            }
            else
            {
                bag.Add(
                    Rules.BadSetting,
                    node.Span,
                    "A view of the map has a name of its own and four sides in degrees, west of east and south of north.",
                    "Write: - {name: The whole country, west: -12.4, south: 10, east: 4.4, north: 25}"
                );
            }
        }

        return views.ToImmutable();
    }

    private static MapViewSetting? MapView(YamlValues values, YamlNode node)
    {
        if (
            node is not YamlNode.Mapping mapping
            || mapping.Entries.Any(entry => !MapViewKeys.Contains(entry.Key) && !Phrases.Has(entry.Key))
        )
        {
            return null;
        }

        double? Side(string key, double limit) =>
            mapping.Find(key)?.Value is YamlNode.Scalar { Value: var written }
            && double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
            && Math.Abs(degrees) <= limit
                ? degrees
                : null;
        return
            mapping.Find("name") is { } name
            && values.Text(name, "name") is { Length: > 0 } title
            && Side("west", 180) is { } west
            && Side("south", 85) is { } south
            && Side("east", 180) is { } east
            && Side("north", 85) is { } north
            && west < east
            && south < north
            ? new(title, west, south, east, north)
            {
                Names = mapping
                    .Entries.Where(entry => Phrases.Has(entry.Key))
                    .ToImmutableDictionary(entry => entry.Key, entry => values.Text(entry, entry.Key) ?? title),
            }
            : null;
    }
}
