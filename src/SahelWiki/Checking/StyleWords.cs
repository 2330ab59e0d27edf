using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SahelWiki.Diagnostics;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Reading.Markdown;
using SahelWiki.Text;
using SourceSpan = SahelWiki.Text.SourceSpan;

namespace SahelWiki.Checking;

/// <summary>Words that the editorial policy asks to avoid, looked for in summaries and texts.</summary>
/// <remarks>
/// The list is the table under "Words to avoid" in <c>about/editorial-policy.md</c> itself, so that the policy and its check cannot
/// disagree:
/// in its first column each word in code type is one to avoid, and its second column is the advice. As the policy promises, quotations,
/// citations, code, titles and the names of linked pages are not looked into; titles are those of pages, and of works, which stand in
/// italics.
/// A wiki without that page or table has no such check.
/// </remarks>
public static class StyleWords
{
    private static readonly SourcePath Policy = new("about/editorial-policy.md");
    private const string TableHeading = "words-to-avoid";

    /// <returns>Each word with what to write instead, in the order of the table; each word once.</returns>
    public static ImmutableArray<(string Word, string Advice)> Read(SourceText policy)
    {
        var document = Markdig.Markdown.Parse(policy.Text[PageParser.BodyOffset(policy)..], MarkdownDialect.Pipeline);
        var table = document
            .SkipWhile(block => !(block is HeadingBlock heading && Slug.OfHeading(PlainText(heading.Inline)) == TableHeading))
            .Skip(1)
            .TakeWhile(block => block is not HeadingBlock)
            .OfType<Table>()
            .FirstOrDefault();
        return table is null
            ? []
            :
            [
                .. from row in table.OfType<TableRow>()
                where !row.IsHeader && row.Count > 1
                let advice = PlainText(((TableCell)row[1]).Descendants<ParagraphBlock>().FirstOrDefault()?.Inline)
                from word in row[0].Descendants<CodeInline>()
                where word.Content.Trim().Length > 0
                group advice by word.Content.Trim() into sameWord
                select (sameWord.Key, sameWord.First()),
            ];
    }

    internal static Func<LinkedPage, IEnumerable<Finding>> Prepare(Site site)
    {
        var policy = site.Pages.FirstOrDefault(page => page.Page.Source == Policy)?.Page;
        var words = policy is null ? [] : Read(SourceText.Decode(policy.File, out _));
        if (words.IsEmpty)
        {
            return _ => [];
        }

        var advice = words
            .DistinctBy(word => word.Word.ToLowerInvariant())
            .ToDictionary(word => word.Word, word => word.Advice, StringComparer.OrdinalIgnoreCase);
        var anywhere = SearchValues.Create([.. advice.Keys], StringComparison.OrdinalIgnoreCase);
        // Longest first: "terror attack" before "terror", where both are listed.
        var pattern = new Regex(
            $"(?<![\\p{{L}}\\p{{N}}])(?:{string.Join('|', advice.Keys.OrderByDescending(word => word.Length).ThenBy(word => word, StringComparer.Ordinal).Select(Regex.Escape))})(?![\\p{{L}}\\p{{N}}])",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
        );
        return page => page.Page == policy || !MayHold(page.Page, anywhere) ? [] : Find(page, pattern, advice);
    }

    private static bool MayHold(Page page, SearchValues<string> words) =>
        page.Summary.AsSpan().ContainsAny(words) || page.Body.Sections.Any(section => MayHold(section, words));

    private static bool MayHold(Section section, SearchValues<string> words)
    {
        using var text = section.Borrow();
        return text.Span.ContainsAny(words);
    }

    private static IEnumerable<Finding> Find(LinkedPage page, Regex pattern, Dictionary<string, string> advice)
    {
        Finding Found(Match match, SourceSpan span) =>
            new(Rules.StyleWord, span, $"The editorial policy asks to avoid \"{match.Value}\".", $"Instead: {advice[match.Value]}");
        string Own(string words) =>
            WithoutQuotations(words.Replace(page.Page.Title, new(Prose.Gap, page.Page.Title.Length), StringComparison.OrdinalIgnoreCase));
        var text = SourceText.Decode(page.Page.File, out _);
        foreach (Match match in pattern.Matches(Own(page.Page.Summary)))
        {
            yield return Found(match, FieldSpan(text, "summary", match.Value));
        }

        var targets = page
            .Links.Select(link => (link.Written.Target, link.Resolution))
            .DistinctBy(link => link.Target)
            .ToDictionary(link => link.Target, link => link.Resolution, StringComparer.Ordinal);
        bool IsName(WikilinkInline link) =>
            targets.GetValueOrDefault(link.Target) is LinkResolution.Found { Page: var to }
            && LinkChecks.NamingOf(to, link.Label!) != Naming.Former;
        foreach (var prose in Prose.Read(text, PageParser.BodyOffset(text), IsName))
        {
            foreach (Match match in pattern.Matches(Own(prose.Text)))
            {
                yield return Found(match, prose.Span(match.Index, match.Length));
            }
        }
    }

    /// <summary>The text with gaps in place of what stands in quotation marks; as long as before.</summary>
    internal static string WithoutQuotations(string text)
    {
        var own = new StringBuilder(text);
        for (var i = 0; i < text.Length; i++)
        {
            var closing = text[i] switch
            {
                '“' or '„' => '”',
                '‘' => '’',
                '«' => '»',
                '"' => '"',
                _ => '\0',
            };
            var end = closing == '\0' ? -1 : Closing(text, i + 1, closing);
            if (end >= 0)
            {
                own.Remove(i, end - i + 1).Insert(i, Prose.Gap.ToString(), end - i + 1);
                i = end;
            }
        }

        return own.ToString();
    }

    /// <summary>A single closing mark inside a word is an apostrophe.</summary>
    private static int Closing(string text, int from, char mark)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == mark && !(mark == '’' && i + 1 < text.Length && char.IsLetter(text[i + 1])))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Where a word stands in a field of plain text; the name of the field where the word stands nowhere.</summary>
    internal static SourceSpan FieldSpan(SourceText text, string field, string word)
    {
        for (var line = 2; text.Line(line) is { } content && content.TrimEnd() is not ("---" or "..."); line++)
        {
            if (content.StartsWith(field + ":", StringComparison.Ordinal))
            {
                // A folded summary goes on over the indented lines below.
                for (var at = line; text.Line(at) is { } part && (at == line || part.StartsWith(' ')); at++)
                {
                    if (part.IndexOf(word, StringComparison.OrdinalIgnoreCase) is var column and >= 0)
                    {
                        return text.At(at, column + 1, word.Length);
                    }
                }

                return text.At(line, 1, field.Length);
            }
        }

        return SourceSpan.Start;
    }

    private static string PlainText(ContainerInline? inline) =>
        inline is null
            ? ""
            : string.Concat(
                    inline
                        .Descendants()
                        .Select(part =>
                            part switch
                            {
                                LiteralInline literal => literal.Content.ToString(),
                                CodeInline code => code.Content,
                                _ => "",
                            }
                        )
                )
                .Trim();
}
