using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using SahelWiki.Diagnostics;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Reading.Works;
using SahelWiki.Reading.Yaml;
using SahelWiki.Text;

namespace SahelWiki.Editing;

/// <summary>What adding sources changes, before anything is changed.</summary>
/// <param name="File">The file of the bibliography; null where nothing is added.</param>
/// <param name="Added">What is added, in the order of the import.</param>
/// <param name="Known">Works that are there already, with the key they have.</param>
/// <param name="Refused">Sentences on works that cannot be added; the others are.</param>
public sealed record NewSourcesPlan(
    PlannedFile? File,
    ImmutableArray<AddedSource> Added,
    ImmutableArray<(string Title, string Key)> Known,
    ImmutableArray<string> Refused
);

/// <param name="LeftOut">What the import had and the bibliography has no place for.</param>
/// <param name="FormerKey">The key it had where it came from, if it is another here.</param>
public sealed record AddedSource(string Key, ImmutableArray<string> LeftOut, string? FormerKey);

/// <summary>
/// Plans the adding of entries to a file of the bibliography, each in the alphabetical place of its key where the file is sorted.
/// </summary>
public static partial class NewSources
{
    /// <summary>A key is typed, and it names the file of the work's page.</summary>
    private const int LongestKey = 100;

    /// <param name="fileName">A file in <c>sources/</c>; made where it does not exist.</param>
    /// <param name="key">The citation key, for a single source; null to take the draft's or make one.</param>
    /// <exception cref="EditException">The file cannot be read, or the key is taken; nothing was changed.</exception>
    public static NewSourcesPlan Plan(SourceTree tree, ImmutableArray<SourceDraft> drafts, string fileName, string? key = null)
    {
        var path = PathOf(fileName);
        var before = tree.Files.FirstOrDefault(file => file.Path == path);
        var text = before is null ? "" : SourceText.Decode(before, out _).Text;
        var entries = InputParser.Parse(tree).Sources;
        var keys = new TakenKeys(entries.Select(entry => entry.Key.Value));
        var added = ImmutableArray.CreateBuilder<AddedSource>();
        var known = ImmutableArray.CreateBuilder<(string, string)>();
        var refused = ImmutableArray.CreateBuilder<string>();
        var urls = entries.SelectMany(Addresses).DistinctBy(pair => pair.Address).ToDictionary(pair => pair.Address, pair => pair.Key);
        foreach (var draft in drafts)
        {
            if (draft.Title.Length == 0)
            {
                refused.Add($"The work \"{draft.Key ?? draft.Field("URL") ?? "without a key"}\" has no title, so it is left out.");
                continue;
            }

            var addresses = Addresses(draft).ToArray();
            if (addresses.Select(address => urls.GetValueOrDefault(address)).FirstOrDefault(owner => owner is not null) is { } owner)
            {
                known.Add((draft.Title, owner));
                continue;
            }

            var name = KeyOf(draft, key, keys);
            if (Readable(draft, name) is not { } sound)
            {
                refused.Add($"The work \"{draft.Key ?? name}\" cannot be written as an entry of the bibliography, so it is left out.");
                continue;
            }

            keys.Add(name);
            foreach (var address in addresses)
            {
                urls.TryAdd(address, name);
            }

            text = Insert(path, text, name, sound.Yaml(name));
            added.Add(new(name, sound.LeftOut, draft.Key is { } former && former != name && key is null ? former : null));
        }

        if (added.Count == 0)
        {
            return new(null, [], known.ToImmutable(), refused.ToImmutable());
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        var hasMark = before?.Bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ?? false;
        return new(
            new(before, new(path, hasMark ? [.. Encoding.UTF8.Preamble, .. bytes] : [.. bytes])),
            added.ToImmutable(),
            known.ToImmutable(),
            refused.ToImmutable()
        );
    }

    /// <summary>The entry without the fields that the check would refuse: they are told instead.</summary>
    /// <returns>Null where what is left could not be read either.</returns>
    private static SourceDraft? Readable(SourceDraft draft, string key)
    {
        while (true)
        {
            var text = new SourceText(new("sources/new.yaml"), draft.Yaml(key));
            var bag = new DiagnosticBag(text);
            BibliographyReader.Read(text, bag);
            if (bag.ToImmutable().FirstOrDefault(found => found.Severity >= Severity.Warning) is not { } fault)
            {
                return draft;
            }

            var line = fault.Span.Line;
            while (line > 1 && text.Line(line) is { } within && !FieldLine().IsMatch(within))
            {
                line--;
            }

            var name = FieldLine().Match(text.Line(line) ?? "").Groups["name"].Value;
            if (name is "author" or "editor")
            {
                draft = name == "author" ? draft with { Authors = [] } : draft with { Editors = [] };
            }
            else if (draft.Field(name) is not null)
            {
                draft = draft with { Fields = [.. draft.Fields.Where(field => field.Key != name)] };
            }
            else
            {
                return null;
            }

            draft = draft with { LeftOut = draft.LeftOut.Add(name) };
        }
    }

    [GeneratedRegex("^  (?<name>[A-Za-z_-]+):")]
    private static partial Regex FieldLine();

    private static SourcePath PathOf(string fileName)
    {
        var name = fileName.Replace('\\', '/');
        name = name[(name.LastIndexOf('/') + 1)..];
        name = name.EndsWith(".yaml", StringComparison.Ordinal) || name.EndsWith(".yml", StringComparison.Ordinal) ? name : name + ".yaml";
        var stem = name[..name.LastIndexOf('.')];
        return stem.Length > 0 && stem == Slug.Of(stem)
            ? new($"sources/{name}")
            : throw new EditException(
                $"\"{fileName}\" cannot be a file of the bibliography: its name is not made of lower-case letters, digits and hyphens.",
                "Nothing was written. Write for instance: --to texts.yaml"
            );
    }

    private static string KeyOf(SourceDraft draft, string? wanted, TakenKeys keys)
    {
        if (wanted is not null)
        {
            return !IsKey(wanted)
                    ? throw new EditException(
                        $"\"{wanted}\" cannot be a citation key.",
                        "Nothing was written. Write letters, digits and hyphens: author-2012-title"
                    )
                : !keys.IsFree(wanted)
                    ? throw new EditException(
                        $"There is a source \"{wanted}\" already.",
                        "Nothing was written. Choose another key, or leave out --key."
                    )
                : wanted;
        }

        // A key of the import is kept where it can be: the author's other texts may cite it.
        var stem =
            draft.Key is { } own && IsKey(own) ? own
            : draft.SuggestedKey() is var made && IsKey(made) ? made
            : "source";
        return Enumerable.Range(1, int.MaxValue - 1).Select(number => number == 1 ? stem : $"{stem}-{number}").First(keys.IsFree);
    }

    /// <summary>Keys that are taken, with the addresses their pages have: <c>Bug</c> and <c>bug</c> have one.</summary>
    private sealed class TakenKeys(IEnumerable<string> keys)
    {
        private readonly HashSet<string> taken = [.. keys.SelectMany(Names)];

        public bool IsFree(string key) =>
            !Names(key).Any(taken.Contains)
            && !Slug.IsReserved(Slug.Of(key))
            && PortableNames.Check([new($"sources/{Slug.Of(key)}.html")]) is null;

        public void Add(string key) => taken.UnionWith(Names(key));

        private static IEnumerable<string> Names(string key) => [key, "slug:" + Slug.Of(key)];
    }

    private static bool IsKey(string key) =>
        key.Length is > 0 and <= LongestKey
        && char.IsLetterOrDigit(key[0])
        && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
        && key[^1] is not ('.' or '-');

    private static string Insert(SourcePath path, string text, string key, string entry)
    {
        var source = new SourceText(path, text);
        var bag = new DiagnosticBag(source);
        var root = YamlReader.Parse(source, 0, text.Length, bag);
        if (
            bag.ToImmutable().Length > 0
            || root is not (null or YamlNode.Mapping)
            || (root is YamlNode.Mapping && text.TrimStart().StartsWith('{'))
        )
        {
            throw new EditException(
                $"{path} cannot be read, so nothing can be added to it.",
                "Nothing was written. Mend it first; \"sahelwiki check\" tells how."
            );
        }

        var lineBreak = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        entry = entry.Replace("\n", lineBreak);
        var known = (root as YamlNode.Mapping)?.Entries ?? [];
        var sorted = known.Zip(known.Skip(1), (a, b) => string.CompareOrdinal(a.Key, b.Key) <= 0).All(inOrder => inOrder);
        if (sorted && known.FirstOrDefault(other => string.CompareOrdinal(other.Key, key) > 0) is { } next)
        {
            // Comments right above the next entry belong to it; a comment at the head of the file, with a blank line below, does not.
            var line = next.KeySpan.Line;
            while (line > 1 && source.Line(line - 1)!.StartsWith('#'))
            {
                line--;
            }

            var at = source.OffsetOfLine(line);
            return text[..at] + entry + lineBreak + text[at..];
        }

        var end = text.TrimEnd();
        return end.Length == 0 ? entry : end + lineBreak + lineBreak + entry;
    }

    private static IEnumerable<(string Address, string Key)> Addresses(SourceEntry entry) =>
        new[] { entry.Url, entry.Doi, entry.ArchiveUrl }.OfType<string>().Select(address => (Normal(address), entry.Key.Value));

    private static IEnumerable<string> Addresses(SourceDraft draft) =>
        new[] { "URL", "DOI", "archive_url" }.Select(draft.Field).OfType<string>().Select(Normal);

    /// <summary>What two spellings of one address have in common.</summary>
    private static string Normal(string address)
    {
        var plain = address.Trim().TrimEnd('/').ToLowerInvariant();
        plain =
            plain.StartsWith("https://", StringComparison.Ordinal) ? plain[8..]
            : plain.StartsWith("http://", StringComparison.Ordinal) ? plain[7..]
            : plain;
        return plain.StartsWith("www.", StringComparison.Ordinal) ? plain[4..]
            : plain.StartsWith("doi.org/", StringComparison.Ordinal) ? plain[8..]
            : plain;
    }
}
