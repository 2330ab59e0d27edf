using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SahelWiki.Audit;

/// <summary>
/// Whether each link from one page to another can be seen at the other end: with its sentence where it stands in a text, anywhere where it
/// is a fact.
/// </summary>
internal static class BacklinkAudit
{
    /// <summary>Where links of the front matter are shown.</summary>
    private const string Facts = "main .infobox a[href], main .relations a[href], main .timeline a[href]";

    /// <summary>What one document shows of links.</summary>
    /// <param name="IsSubject">True for a page about a subject, which shows what links to it; a page about the wiki itself does
    /// not.</param>
    /// <param name="Sends">Documents that the author's text and facts lead to.</param>
    /// <param name="Sentences">The text in one line, to look for sentences in.</param>
    /// <param name="Shows">Documents that its main part leads to, with the sentences quoted from each.</param>
    internal sealed record Ends(
        bool IsSubject,
        HashSet<(string To, bool IsFact)> Sends,
        string Sentences,
        Dictionary<string, List<string>> Shows
    );

    /// <param name="resolve">The document that an address leads to; null where it leads elsewhere.</param>
    public static Ends Read(IHtmlDocument html, Func<string, string?> resolve)
    {
        var shows = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var link in html.QuerySelectorAll("main a[href]"))
        {
            if (resolve(link.GetAttribute("href")!) is { } to)
            {
                shows.TryAdd(to, []);
            }
        }

        foreach (var card in html.QuerySelectorAll("main .cards > li"))
        {
            if (card.QuerySelector("a[href]")?.GetAttribute("href") is { } href && resolve(href) is { } from)
            {
                shows[from].AddRange(card.QuerySelectorAll("blockquote").Select(Words));
            }
        }

        var sends = new HashSet<(string, bool)>();
        foreach (var (selector, isFact) in new[] { ("main .text a[href]:not(.query a)", false), (Facts, true) })
        {
            sends.UnionWith(
                html.QuerySelectorAll(selector)
                    .Select(link => (resolve(link.GetAttribute("href")!), isFact))
                    .Where(link => link.Item1 is not null)
                    .Select(link => (link.Item1!, link.isFact))
            );
        }

        // The article of a subject has its type as a second class.
        var isSubject = html.QuerySelector("main article.page")?.ClassList.Length > 1;
        return new(isSubject, sends, html.QuerySelector("main .text") is { } text ? Words(text) : "", shows);
    }

    /// <param name="documents">By their paths.</param>
    public static IEnumerable<string> Problems(IReadOnlyDictionary<string, Ends> documents)
    {
        foreach (var (from, ends) in documents.OrderBy(document => document.Key, StringComparer.Ordinal))
        {
            foreach (var (to, isFact) in ends.Sends.OrderBy(link => link.To, StringComparer.Ordinal))
            {
                if (to == from || !documents.TryGetValue(to, out var target) || !target.IsSubject)
                {
                    continue;
                }

                var shown = Continued(documents, to)
                    .Select(document => document.Shows.GetValueOrDefault(from))
                    .OfType<List<string>>()
                    .ToArray();
                if (shown.Length == 0)
                {
                    yield return $"{to}: nothing leads back to {from}, which links to it";
                }
                else if (
                    !isFact
                    && !shown.Any(sentences => sentences.Any(sentence => ends.Sentences.Contains(sentence, StringComparison.Ordinal)))
                )
                {
                    yield return $"{to}: the sentence of {from} that links to it is not shown";
                }
            }
        }
    }

    /// <summary>A page, and the documents that hold the backlinks it has no room for: <c>backlinks/groups/jnim-2.html</c>, …</summary>
    private static IEnumerable<Ends> Continued(IReadOnlyDictionary<string, Ends> documents, string path)
    {
        yield return documents[path];
        // In another edition they lie below its folder: fr/backlinks/groups/jnim-2.html.
        var edition = path.IndexOf('/') is 2 or 3 ? path[..(path.IndexOf('/') + 1)] : "";
        var page = path[edition.Length..^".html".Length];
        for (var number = 2; documents.TryGetValue($"{edition}backlinks/{page}-{number}.html", out var next); number++)
        {
            yield return next;
        }
    }

    /// <summary>The text of an element in one line, without the marks of notes.</summary>
    private static string Words(IElement element)
    {
        var copy = (IElement)element.Clone();
        foreach (var mark in copy.QuerySelectorAll(".mark").ToArray())
        {
            mark.Remove();
        }

        foreach (var row in copy.QuerySelectorAll("tr"))
        {
            Separate(row);
        }

        var words = new StringBuilder();
        foreach (var letter in copy.TextContent.Where(letter => !char.IsWhiteSpace(letter)))
        {
            words.Append(letter);
        }

        return words.ToString();
    }

    /// <summary>A row is quoted as one sentence, with a dot between its cells.</summary>
    private static void Separate(IElement row)
    {
        var isBegun = false;
        foreach (var cell in row.Children)
        {
            if (isBegun)
            {
                cell.Prepend(cell.Owner!.CreateTextNode("·"));
            }

            isBegun |= cell.TextContent.Trim().Length > 0;
        }
    }
}
