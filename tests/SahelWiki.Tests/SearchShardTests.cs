using SahelWiki.Output.Documents;
using SahelWiki.Output.Search;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests;

/// <summary>How the search index is cut into files, so that a copy that is brought up to date gets few of them anew.</summary>
public sealed class SearchShardTests
{
    private const int Pages = 400,
        AddedWords = 10;

    [Fact]
    public void A_sentence_on_one_page_changes_few_bytes_of_the_index()
    {
        var before = Index(null);
        var size = before.Values.Sum(file => (long)file.Length);

        foreach (var edited in new[] { 3, 77, 154, 231, 399 })
        {
            var after = Index(edited);

            Assert.NotEqual(before["search/index.js"], after["search/index.js"]);
            var changed = after.Where(file => !before.TryGetValue(file.Key, out var known) || known != file.Value).ToArray();
            var bytes = changed.Sum(file => (long)file.Value.Length);
            Assert.True(bytes * 100 <= size * 15, $"page {edited}: {bytes} of {size} bytes, in {changed.Length} files");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(40)]
    public void Shards_are_of_like_size_and_hold_every_term_once_in_order(int number)
    {
        var lists = new TermLists();
        for (var i = 0; i < 4000; i++)
        {
            lists.Of("term" + (i * 7919 % 4000).ToString("x4")).Add(i);
        }

        var shards = lists.Shards("texts", number);

        Assert.Equal(number, shards.Count);
        var contents = shards.Select(shard => Lines(shard.File)).ToArray();
        var terms = contents.SelectMany(lines => lines).Select(line => line.Split(' ')[0]).ToArray();
        Assert.Equal(Enumerable.Range(0, 4000).Select(i => "term" + i.ToString("x4")), terms);
        Assert.Equal(shards.Select(shard => shard.First), contents.Select(lines => lines[0].Split(' ')[0]));
        Assert.All(contents, lines => Assert.InRange(lines.Length, 4000 / number / 2, (4000 / number * 3 / 2) + 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void More_shards_than_terms_leave_some_empty_and_lose_no_term(int terms)
    {
        var lists = new TermLists();
        for (var i = 0; i < terms; i++)
        {
            lists.Of("term" + i).Add(i);
        }

        var shards = lists.Shards("names", 5);

        Assert.Equal(5, shards.Count);
        Assert.Equal(terms, shards.Sum(shard => Lines(shard.File).Length));
        Assert.Equal(shards.Select(shard => shard.First).Order(StringComparer.Ordinal), shards.Select(shard => shard.First));
    }

    private static string[] Lines(SearchData file)
    {
        var script = System.Text.Encoding.UTF8.GetString(file.Script.Span);
        var lines = script.Split('"')[^2];
        return lines.Length == 0 ? [] : lines.Split("\\n");
    }

    /// <summary>The files of the index of a wiki in which some words are frequent and most are rare, as in any language.</summary>
    /// <param name="edited">The page that has another paragraph; null for none.</param>
    private static Dictionary<string, string> Index(int? edited)
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(
            folder,
            [
                .. Enumerable
                    .Range(0, Pages)
                    .Select(page =>
                        (
                            $"groups/group-{page}.md",
                            TestSites.Page(
                                $"Group {page}",
                                Prose(new(page), 250) + (page == edited ? "\n\n" + Prose(new(Pages + page), AddedWords) : "")
                            )
                        )
                    ),
            ]
        );
        var loaded = SiteBuilder.Load(new LoadOptions(folder.Path));
        return SiteOutputs
            .Files(RenderContext.Of(loaded, new PlainTheme()))
            .Where(file => file.Path.Value.StartsWith("search/", StringComparison.Ordinal))
            .ToDictionary(file => file.Path.Value, file => System.Text.Encoding.UTF8.GetString(file.Render().Span));
    }

    private static string Prose(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word(random)));

    /// <summary>One of 6,000 made-up words.</summary>
    private static string Word(Random random)
    {
        var number = (int)(6000 * Math.Pow(random.NextDouble(), 3));
        var word = "";
        do
        {
            word += "bdfgklmnprstz"[number % 13].ToString() + "aeiou"[number / 13 % 5];
            number /= 65;
        } while (number > 0);
        return word + "ra";
    }
}
