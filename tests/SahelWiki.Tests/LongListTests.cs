using System.Text.RegularExpressions;
using SahelWiki.Output.Documents;
using SahelWiki.Output.Views;
using SahelWiki.Tests.Support;
using SahelWiki.Theme;

namespace SahelWiki.Tests;

public sealed class LongListTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(ListParts.Budget, 1)]
    [InlineData(ListParts.Budget + 1, 2)]
    [InlineData(10 * ListParts.Budget, 10)]
    public void A_list_is_divided_only_where_it_is_too_heavy(long weight, int parts) => Assert.Equal(parts, ListParts.Count(weight));

    [Fact]
    public void Parts_weigh_about_the_same() =>
        Assert.Equal<int>([0, 25, 50, 75], ListParts.Starts([.. Enumerable.Repeat(10, 100)], _ => false, 4).AsEnumerable());

    [Theory]
    [InlineData(52, 52)]
    [InlineData(47, 47)]
    [InlineData(80, 50)]
    public void A_part_begins_with_a_heading_where_one_is_near(int heading, int start) =>
        Assert.Equal<int>([0, start], ListParts.Starts([.. Enumerable.Repeat(10, 100)], entry => entry == heading, 2).AsEnumerable());

    [Fact]
    public void One_heavy_entry_does_not_leave_a_part_empty() =>
        Assert.Equal<int>([0, 1, 2], ListParts.Starts([1000, 1, 1], _ => false, 3).AsEnumerable());

    [Fact]
    public void More_parts_than_entries_leave_the_last_ones_empty() =>
        Assert.Equal<int>([0, 1, 1], ListParts.Starts([1], _ => true, 3).AsEnumerable());

    [Fact]
    public void A_long_list_takes_several_documents_of_which_none_is_heavy_and_none_is_missing()
    {
        var site = LongSite();

        var parts = site
            .Keys.Where(path => path == "persons/index.html" || path.StartsWith("lists/persons-", StringComparison.Ordinal))
            .ToArray();

        Assert.True(parts.Length > 1);
        Assert.All(parts, part => Assert.InRange(site[part].Length, 1, 300_000));
        var listed = parts
            .SelectMany(part =>
                Regex
                    .Matches(site[part], "<li[^>]* data-links=\"0\"><a href=\"[^\"]*?([^/\"]+)\\.html\"")
                    .Select(match => match.Groups[1].Value)
            )
            .ToArray();
        Assert.Equal(Slugs.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_parts_of_a_long_list_lead_to_each_other_and_to_every_letter()
    {
        var site = LongSite();

        Assert.Contains("href=\"../lists/persons-2.html\" rel=\"next\"", site["persons/index.html"]);
        Assert.Contains("href=\"../persons/index.html\" rel=\"prev\"", site["lists/persons-2.html"]);
        Assert.Contains("href=\"#letter-a\"", site["persons/index.html"]);
        Assert.Matches("href=\"../lists/persons-\\d+\\.html#letter-j\"", site["persons/index.html"]);
        Assert.Contains("<loc>https://example.org/lists/persons-2.html</loc>", site["sitemap.xml"]);
    }

    [Fact]
    public void A_filter_of_a_long_list_leads_to_the_search_which_has_the_whole_of_it()
    {
        var site = LongSite();

        Assert.Matches(
            "<form class=\"filters scripted\" action=\"../search.html\"[^>]*>\\s*<input type=\"hidden\" name=\"type\" value=\"Person\"",
            site["persons/index.html"]
        );
    }

    [Fact]
    public void A_link_to_a_wanted_page_leads_to_the_part_of_their_list_that_has_it()
    {
        var site = Documents(
            [
                .. Enumerable
                    .Range(0, 60)
                    .Select(page =>
                        (
                            $"groups/g{page}.md",
                            TestSites.Page(
                                $"Group {page}",
                                string.Join(' ', Enumerable.Range(0, 20).Select(name => $"[[Wanted name {page}-{name}]]")),
                                $"leaders: [{{person: Wanted leader {page}}}]"
                            )
                        )
                    ),
            ],
            everything: true
        );

        var lists = site.Where(file => file.Key == "wanted.html" || file.Key.StartsWith("lists/wanted-", StringComparison.Ordinal))
            .ToDictionary();
        var links = site.Where(file => file.Key.StartsWith("groups/g", StringComparison.Ordinal))
            .SelectMany(file => Regex.Matches(file.Value, "href=\"\\.\\./([^\"#]*wanted[^\"#]*)#(wanted-[^\"]+)\""))
            .ToArray();
        Assert.True(lists.Count > 2);
        Assert.All(lists, list => Assert.InRange(list.Value.Length, 1, 300_000));
        Assert.Matches($">Part 1 of {lists.Count}<", lists["wanted.html"]);
        Assert.Contains("<span aria-current=\"page\">1</span>", lists["wanted.html"]);
        Assert.Equal(60 * 21, links.Length);
        Assert.All(links, link => Assert.Contains($" id=\"{link.Groups[2].Value}\"", lists[link.Groups[1].Value]));
    }

    [Fact]
    public void A_list_of_a_few_pages_is_one_document()
    {
        var documents = Documents([("groups/a.md", TestSites.Page("A"))]);

        Assert.DoesNotContain(documents.Keys, path => path.StartsWith("lists/", StringComparison.Ordinal));
    }

    [Fact]
    public void All_names_are_reached_by_their_first_letters_through_documents_of_at_most_10_kB()
    {
        var site = Documents(
            [
                .. Enumerable
                    .Range(0, 3000)
                    .Select(i =>
                        ($"places/p{i}.md", $"---\ntitle: {(char)('A' + (i % 26))}town {i}\nsummary: X.\naliases: [Ville {i}]\n---\n")
                    ),
            ],
            everything: true
        );
        var documents = site.Where(file => file.Key.StartsWith("spellings/", StringComparison.Ordinal)).ToDictionary();

        Assert.All(documents, document => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(document.Value), 1, 10_000));
        var reached = new HashSet<string> { "index.html" };
        var open = new Queue<string>(reached);
        while (open.TryDequeue(out var at))
        {
            foreach (
                System.Text.RegularExpressions.Match link in System.Text.RegularExpressions.Regex.Matches(
                    documents["spellings/" + at],
                    "<li><a href=\"([^/\"]+)\""
                )
            )
            {
                if (reached.Add(link.Groups[1].Value))
                {
                    open.Enqueue(link.Groups[1].Value);
                }
            }
        }

        Assert.Equal(documents.Count, reached.Count);
        var all = string.Concat(documents.Values);
        Assert.All(Enumerable.Range(0, 3000), i => Assert.Contains($">Ville {i}</a>", all));
        Assert.Equal(6000, System.Text.RegularExpressions.Regex.Count(all, "href=\"../places/p\\d+.html\""));
    }

    [Fact]
    public void A_document_with_names_has_fewer_than_300_tab_stops_and_60_kB()
    {
        var parts = LongSite()
            .Where(file => file.Key == "a-z.html" || file.Key.StartsWith("lists/a-z-", StringComparison.Ordinal))
            .Select(file => file.Value)
            .ToArray();

        Assert.True(parts.Length > 2);
        Assert.All(parts, part => Assert.InRange(part.Length, 1, 60_000));
        Assert.All(parts, part => Assert.InRange(System.Text.RegularExpressions.Regex.Count(part, "<a |<input |<button"), 1, 299));
    }

    private static readonly string[] Slugs = [.. Enumerable.Range(0, 600).Select(i => $"{(char)('a' + (i % 10))}{i}")];

    private static readonly Lazy<Dictionary<string, string>> Long = new(() =>
        Documents([
            ("site.yaml", "title: X\nbase_url: https://example.org/\n"),
            .. Slugs.Select(slug =>
                (
                    $"persons/{slug}.md",
                    $"---\ntitle: {slug.ToUpperInvariant()}\nsummary: "
                        + $"{string.Concat(Enumerable.Repeat("A long sentence. ", 20))}\nstatus: "
                        + $"{(slug[^1] % 2 == 0 ? "alive" : "dead")}\n---\n\nText.\n"
                )
            ),
        ])
    );

    private static Dictionary<string, string> LongSite() => Long.Value;

    private static Dictionary<string, string> Documents((string, string)[] files, bool everything = false)
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, files);
        var loaded = SiteBuilder.Load(new LoadOptions(folder.Path));
        return SiteOutputs
            .Files(RenderContext.Of(loaded, new RazorTheme()))
            .Where(file =>
                everything
                || file.Path.Value is "sitemap.xml" or "a-z.html"
                || file.Path.Value.StartsWith("lists/", StringComparison.Ordinal)
                || file.Path.Value.EndsWith("/index.html", StringComparison.Ordinal)
            )
            .ToDictionary(file => file.Path.Value, file => System.Text.Encoding.UTF8.GetString(file.Render().Span));
    }
}
