using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Model;
using SahelWiki.Reading.Yaml;

namespace SahelWiki.Reading.Facts;

/// <summary>
/// A catalogue elsewhere whose identifiers are known: how they look, and where they lead. Those of others are shown as they are written.
/// </summary>
/// <param name="Name">The key under <c>external_ids</c>.</param>
/// <param name="Address">Where <c>{0}</c> stands for the identifier.</param>
public sealed partial record ExternalAuthority(string Name, string Label, Regex Pattern, string Example, string Address)
{
    /// <remarks>
    /// Sources: Wikidata:Identifiers; the properties P214, P213 and P1566 of Wikidata ("format as a regular expression", "formatter URL").
    /// </remarks>
    public static readonly ImmutableArray<ExternalAuthority> All =
    [
        new("wikidata", "Wikidata", WikidataItem(), "Q123", "https://www.wikidata.org/wiki/{0}"),
        new("viaf", "VIAF", Digits(), "102333412", "https://viaf.org/viaf/{0}"),
        new("isni", "ISNI", Isni(), "0000000121032683", "https://isni.org/isni/{0}"),
        new("geonames", "GeoNames", Digits(), "2457161", "https://www.geonames.org/{0}"),
    ];

    public static ExternalAuthority? Named(string name) => All.FirstOrDefault(authority => authority.Name == name);

    /// <summary>Reads one entry of <c>external_ids</c>; what is no identifier of its catalogue is reported.</summary>
    /// <returns>Null where there is nothing to show.</returns>
    internal static ExternalId? Read(YamlEntry entry, YamlValues values, DiagnosticBag bag)
    {
        var value = values.Text(entry, entry.Key);
        if (Named(entry.Key) is not { } authority)
        {
            if (NearestName.Find(entry.Key, All.Select(known => known.Name)) is { } nearest)
            {
                bag.Add(
                    Rules.UnknownField,
                    entry.KeySpan,
                    $"\"{entry.Key}\" is no catalogue that \"external_ids\" knows.",
                    $"Did you mean \"{nearest}\"?"
                );
                return null;
            }

            return value.Length > 0 ? new(entry.Key, value) : Missing(entry, bag, "the identifier");
        }

        if (authority.Pattern.IsMatch(value))
        {
            return new(authority.Name, value);
        }

        if (value.Length > 0)
        {
            var guess = authority.Pattern.IsMatch(Tail(value)) ? Tail(value) : authority.Example;
            bag.Add(
                Rules.WrongType,
                entry.Value.Span,
                $"\"{value}\" is not an identifier of {authority.Label}.",
                $"Write: {authority.Name}: {guess}"
            );
            return null;
        }

        return Missing(entry, bag, authority.Example);
    }

    private static ExternalId? Missing(YamlEntry entry, DiagnosticBag bag, string example)
    {
        // A value of the wrong shape is reported as that.
        if (entry.Value is YamlNode.Scalar)
        {
            bag.Add(
                Rules.WrongType,
                entry.Value.Span,
                $"\"{entry.Key}\" has no value.",
                $"Write: {entry.Key}: {example}, or remove the line."
            );
        }

        return null;
    }

    /// <summary>People paste the whole address, write a small letter, or group digits.</summary>
    private static string Tail(string value) =>
        value.TrimEnd('/').Split('/', ':')[^1].Split('#', '?')[0].Replace(" ", "").Replace("-", "").ToUpperInvariant();

    [GeneratedRegex("^Q[1-9][0-9]{0,19}$", RegexOptions.CultureInvariant)]
    private static partial Regex WikidataItem();

    [GeneratedRegex("^[1-9][0-9]{0,21}$", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex("^[0-9]{15}[0-9X]$", RegexOptions.CultureInvariant)]
    private static partial Regex Isni();
}
