using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SahelWiki.Linking;
using SahelWiki.Model;

namespace SahelWiki.ContentTests;

/// <summary>
/// Pages carry over facts and figures, never sentences: no run of eight words stands in a source, titles and names apart.
/// </summary>
/// <remarks>
/// <c>source-runs.bin</c> holds every run of eight words of the five source texts as the first six bytes of its SHA-256, sorted,
/// so that the texts themselves are not in the repository. Words are runs of a–z and 0–9 after NFKD, in lower case.
/// </remarks>
public sealed partial class OwnWordsTests(Wiki wiki) : IClassFixture<Wiki>
{
    private const int RunLength = 8,
        HashLength = 6;

    private readonly HashSet<string> sourceRuns =
    [
        .. File.ReadAllBytes(Path.Combine(Wiki.Folder(), "source-runs.bin")).Chunk(HashLength).Select(Convert.ToHexString),
    ];

    private readonly string names = string.Join(
        " | ",
        wiki.Site.Pages.SelectMany(page => page.Page.FrontMatter.Aliases.Select(alias => alias.Name).Append(page.Page.Title))
            .Concat(wiki.Site.Sources.Select(source => source.Entry.Title))
            .Select(name => string.Join(' ', Words(name)))
    );

    [Fact]
    public void No_page_has_eight_words_in_a_row_with_a_source()
    {
        var borrowed = wiki.Site.Pages.SelectMany(page => Texts(page).SelectMany(Borrowed).Select(run => $"{page.Page.Id}: {run}"));

        Assert.Empty(borrowed.Distinct());
    }

    [Fact]
    public void A_borrowed_run_would_be_found()
    {
        // Titles stand in the sources, too, and may stand here: the only words of theirs that prove the table holds them.
        var title = Words(wiki.Site.Source("rs-mali-chaos")!.Entry.Title);

        Assert.Contains(Hash(string.Join(' ', title.Take(RunLength))), sourceRuns);
        Assert.DoesNotContain(Hash(string.Join(' ', title.Take(RunLength).Reverse())), sourceRuns);
    }

    private static IEnumerable<string> Texts(LinkedPage page)
    {
        var frontMatter = page.Page.FrontMatter;
        return page
            .Page.Body.Sections.Select(section => section.Text)
            .Append(page.Page.Summary)
            .Concat(frontMatter.Timeline.Select(fact => fact.Text))
            .Concat(frontMatter.Relations.Select(relation => relation.Note ?? ""))
            .Concat(
                frontMatter
                    .Fields.SelectMany(field => field.Claims)
                    .SelectMany(claim => new[] { claim.Note ?? "", (claim.Value as ClaimValue.Text)?.Value ?? "" })
            );
    }

    private IEnumerable<string> Borrowed(string text)
    {
        var words = Words(text);
        for (var i = 0; i + RunLength <= words.Length; i++)
        {
            var run = string.Join(' ', words.AsSpan(i, RunLength)!);
            if (sourceRuns.Contains(Hash(run)) && !names.Contains(run, StringComparison.Ordinal))
            {
                yield return run;
            }
        }
    }

    private static string Hash(string run) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(run)).AsSpan(0, HashLength));

    private static string[] Words(string text) =>
        [
            .. Word()
                .Matches(string.Concat(text.Normalize(NormalizationForm.FormKD).Where(char.IsAscii)).ToLowerInvariant())
                .Select(match => match.Value),
        ];

    [GeneratedRegex("[a-z0-9]+")]
    private static partial Regex Word();
}
