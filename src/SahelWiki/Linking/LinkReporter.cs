using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Text;

namespace SahelWiki.Linking;

/// <summary>Reports links that lead nowhere or to several pages, and gathers the wanted pages.</summary>
internal sealed class LinkReporter(ParsedInput input, IReadOnlyList<Page> pages, LinkResolver resolver, SiteDiagnostics diagnostics)
{
    /// <summary>In letters: some two screens of a phone.</summary>
    private const int LongestQuotation = 6_000;

    private readonly Dictionary<string, (string Name, List<Page> From)> wanted = [];
    private readonly Dictionary<string, string?> nearest = [];
    private string[]? names;
    private bool isOfText;

    public void Report(Page page, ImmutableArray<Link> links)
    {
        isOfText = true;
        foreach (var (_, link, resolution, headingId) in links)
        {
            switch (resolution)
            {
                case LinkResolution.Missing when link.IsFile && input.HasAllFolders:
                    Tell(page, Rules.BrokenFileLink, link.Span, $"There is no page \"{link.Target}\".", FileHint(page, link.Target));
                    break;
                case LinkResolution.Missing:
                    Missing(page, link.Target, link.Span);
                    break;
                case LinkResolution.Ambiguous several:
                    Ambiguous(page, link.Target, several, link.Span, candidate =>
                        $"Write [[{candidate.Id}|{(link.Label is { Length: > 0 } label ? label : link.Target)}]]."
                    );
                    break;
                case LinkResolution.Found { Page: var target } when link.Heading is ['^', ..] block:
                    Tell(
                        page,
                        Rules.UnknownHeading,
                        link.Span,
                        $"\"{block}\" names a paragraph, and links lead to pages and headings only.",
                        target.Body.Headings is [var one, ..]
                            ? $"Link to the heading it stands under: [[{link.Target}#{one.Id}]]"
                            : $"Link to the page: [[{link.Target}]]"
                    );
                    break;
                case LinkResolution.Found { Page: var self } when link.IsEmbed && self == page:
                    Tell(page, Rules.BadEmbed, link.Span, "A page cannot quote itself.", "Link to the heading instead.");
                    break;
                case LinkResolution.Found { Page: var whole } when link.IsEmbed && LengthOf(whole, headingId) > LongestQuotation:
                    Tell(
                        page,
                        Rules.BadEmbed,
                        link.Span,
                        $"What is quoted here of \"{whole.Title}\" has more than 6,000 letters, which is no quotation any more.",
                        $"Quote a shorter section of it, or link to it: [[{link.Target}]]"
                    );
                    break;
                case LinkResolution.Found { Page: var quoted } when link.IsEmbed && Quotes(quoted, page, []):
                    Tell(
                        page,
                        Rules.BadEmbed,
                        link.Span,
                        $"This page quotes \"{quoted.Title}\", which quotes this page in its turn.",
                        $"Remove the exclamation mark here, which makes it a link: [[{link.Target}]]"
                    );
                    break;
                case LinkResolution.Found { Page: var target } when link.Heading is { } heading && headingId is null:
                    UnknownHeading(page, target, heading, link.Span);
                    break;
            }
        }

        foreach (var reference in page.Body.Tables.SelectMany(table => table.References))
        {
            Report(page, reference);
        }

        isOfText = false;
        foreach (var reference in page.References.Where(reference => !reference.Optional))
        {
            Report(page, reference);
        }
    }

    private void Report(Page page, PageReference reference)
    {
        switch (resolver.Resolve(reference.Target))
        {
            case LinkResolution.Missing:
                Missing(page, reference.Target, reference.Span, reference.Types);
                break;
            case LinkResolution.Ambiguous several:
                Ambiguous(page, reference.Target, several, reference.Span, candidate => $"Write {candidate.Id}.", reference.Types);
                break;
            case LinkResolution.Found { Page: var target } when !reference.Types.IsEmpty && !reference.Types.Contains(target.Type.Name):
                Tell(
                    page,
                    Rules.WrongPageType,
                    reference.Span,
                    $"\"{reference.Target}\" is {Article(target.Type.Name)} page ({target.Id}), but "
                        + $"{Alternatives(reference.Types)} belongs here.",
                    "Name a page of that type, or use another key."
                );
                break;
        }
    }

    /// <summary>How many letters a section has with those below it; the text before the first heading where none is named.</summary>
    private static int LengthOf(Page page, string? headingId)
    {
        var headings = page.Body.Headings;
        var first = headings.FirstOrDefault(heading => heading.Id == headingId);
        var within = first is null
            ? []
            : headings.SkipWhile(heading => heading != first).Skip(1).TakeWhile(heading => heading.Level > first.Level);
        var ids = within.Select(heading => heading.Id).Append(first?.Id).ToHashSet();
        return page.Body.Sections.Where(section => ids.Contains(section.HeadingId)).Sum(section => section.Length);
    }

    /// <summary>Whether a page quotes another, or quotes one that does.</summary>
    private bool Quotes(Page page, Page other, HashSet<Page> seen) =>
        seen.Add(page)
        && page.Body.Links.Where(link => link.IsEmbed)
            .Any(link =>
                resolver.Resolve(link.Target) is LinkResolution.Found { Page: var quoted }
                && (quoted == other || Quotes(quoted, other, seen))
            );

    private void Tell(Page page, Rule rule, SourceSpan span, string message, string? hint = null)
    {
        if (isOfText)
        {
            diagnostics.AddToText(page, rule, span, message, hint);
        }
        else
        {
            diagnostics.Add(page, rule, span, message, hint);
        }
    }

    /// <summary>Most wanted first, then in the order of the alphabet.</summary>
    public ImmutableArray<WantedPage> Wanted(Phrases phrases) =>
        [
            .. wanted
                .Values.Select(want => new WantedPage(want.Name, [.. want.From]))
                .OrderByDescending(want => want.From.Length)
                .ThenBy(want => want.Name, StringComparer.Create(phrases.Culture, System.Globalization.CompareOptions.IgnoreCase))
                .ThenBy(want => want.Name, StringComparer.Ordinal),
        ];

    /// <param name="types">Of pages that may stand there; empty for any.</param>
    private void Missing(Page page, string target, SourceSpan span, ImmutableArray<string> types = default)
    {
        if (!input.HasAllFolders)
        {
            return;
        }

        var key = Folding.NameKey(target);
        if (!wanted.TryGetValue(key, out var want))
        {
            wanted[key] = want = (target, []);
        }

        if (want.From.Count == 0 || want.From[^1] != page)
        {
            want.From.Add(page);
        }

        Tell(
            page,
            Rules.MissingLink,
            span,
            $"No page is named \"{target}\".",
            OwnAddresses.Advice(target, resolver) ?? Hint(target, types: types)
        );
    }

    /// <summary>An address is relative to the page it stands on; people forget the folder.</summary>
    private string FileHint(Page page, string target) =>
        resolver.Resolve(target[(target.LastIndexOf('/') + 1)..]) is LinkResolution.Found { Page: var found }
            ? $"Write ({new OutputPath(page.Source.Value).RelativeTo(new(found.Source.Value))}), or [[{found.Slug}]]."
            : Hint(target, "Correct the file name; a page that is still to be written is linked as [[its title]].");

    private string Hint(
        string target,
        string otherwise = "Correct the name, or leave it: it is then listed among the wanted pages.",
        ImmutableArray<string> types = default
    )
    {
        if (
            input.Pages.FirstOrDefault(page =>
                page.FrontMatter.Draft && (page.Slug == target || page.Id == target || page.Title == target)
            ) is
            { } draft
        )
        {
            return $"{draft.Source} is a draft, which is not published.";
        }

        if (!nearest.TryGetValue(target, out var near))
        {
            names ??=
            [
                .. pages
                    .Where(page => page.Type != PageTypes.Home)
                    .SelectMany(page => page.FrontMatter.Aliases.Select(alias => alias.Name).Append(page.Title).Append(page.Slug))
                    .Distinct(),
            ];
            nearest[target] = near = nearest.Count < 500 ? NearestName.Find(target[(target.IndexOf('/') + 1)..], names) : null;
        }

        return
            near is not null
            && resolver.Resolve(near) is LinkResolution.Found { Page: var found }
            && (types.IsDefaultOrEmpty || types.Contains(found.Type.Name))
            ? $"Did you mean \"{near}\" ({found.Source})?"
            : otherwise;
    }

    private void Ambiguous(
        Page page,
        string target,
        LinkResolution.Ambiguous several,
        SourceSpan span,
        Func<Page, string> hint,
        ImmutableArray<string> types = default
    )
    {
        // Two files of one address are reported with the second of them; no link could tell them apart.
        if (several.Candidates.All(candidate => candidate.Id == several.Candidates[0].Id))
        {
            return;
        }

        Tell(
            page,
            Rules.AmbiguousLink,
            span,
            $"\"{target}\" could be {string.Join(" or ", several.Candidates.Select(candidate => candidate.Id))}.",
            hint(
                several.Candidates.FirstOrDefault(candidate => !types.IsDefault && types.Contains(candidate.Type.Name))
                    ?? several.Candidates[0]
            )
        );
    }

    private void UnknownHeading(Page page, Page target, string heading, SourceSpan span)
    {
        var headings = target.Body.Headings;
        var near = NearestName.Find(heading, headings.SelectMany(known => new[] { known.Text, known.Id }));
        Tell(
            page,
            Rules.UnknownHeading,
            span,
            $"{(target == page ? "This page" : $"The page \"{target.Title}\"")} has no heading \"{heading}\".",
            near is not null ? $"Did you mean \"{near}\"?"
                : headings.IsEmpty ? "It has no headings at all: link to the page."
                : $"Its headings are: {string.Join(", ", headings.Take(12).Select(known => known.Id))}."
        );
    }

    private static string Article(string type) => type is "event" or "organisation" or "article" ? $"an {type}" : $"a {type}";

    private static string Alternatives(ImmutableArray<string> types) => string.Join(" or ", types.Select(Article));
}
