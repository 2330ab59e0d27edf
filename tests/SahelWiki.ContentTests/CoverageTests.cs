using SahelWiki.Linking;
using SahelWiki.Model;

namespace SahelWiki.ContentTests;

/// <summary>Everything the sources tell of has its place.</summary>
public sealed class CoverageTests(Wiki wiki) : IClassFixture<Wiki>
{
    private static readonly string[] OwnPageTypes = ["groups", "persons", "events"];

    private readonly LinkResolver resolver = new([.. wiki.Site.Pages.Select(page => page.Page)]);

    [Fact]
    public void Every_item_of_the_inventory_has_a_page_a_section_or_a_redirect() =>
        Assert.Empty(
            Inventory()
                .Where(item =>
                    resolver.Resolve(item.Id) is not LinkResolution.Found && resolver.Resolve(item.Name) is not LinkResolution.Found
                )
                .Select(item => item.Id)
        );

    [Fact]
    public void Every_name_of_the_inventory_leads_to_its_page() =>
        Assert.Empty(
            Inventory()
                .Where(item => resolver.Resolve(item.Name) is not LinkResolution.Found { Page: var page } || page != PageOf(item.Id))
                .Select(item => item.Name)
        );

    [Fact]
    public void Groups_persons_and_events_have_pages_of_their_own() =>
        Assert.Empty(
            Inventory()
                .Where(item => OwnPageTypes.Contains(item.Id.Split('/')[0]) && wiki.Site.Pages.All(page => page.Page.Id != item.Id))
                .Select(item => item.Id)
        );

    [Fact]
    public void No_page_is_an_orphan_or_a_dead_end()
    {
        var subjects = wiki.Site.Pages.Where(page => page.Page.Type.HasSubject).ToArray();

        Assert.Empty(subjects.Where(page => page.IsOrphan).Select(page => page.Page.Id));
        Assert.Empty(
            subjects.Where(page => page.Links.All(link => link.Resolution is not LinkResolution.Found)).Select(page => page.Page.Id)
        );
    }

    [Fact]
    public void At_most_two_in_a_hundred_link_targets_are_wanted()
    {
        var links = wiki
            .Site.Pages.SelectMany(page =>
                page.Links.Select(link => link.Resolution).Concat(page.Page.References.Select(wiki.Site.Resolve))
            )
            .ToArray();

        Assert.InRange(links.Count(link => link is LinkResolution.Missing), 0, links.Length / 50);
    }

    [Fact]
    public void Every_endnote_of_the_almanac_is_cited()
    {
        var cited = wiki.Site.Source("afpc-mali")!.Uses.SelectMany(use => use.Citation.Locator.Numbers).ToHashSet();

        Assert.Empty(Enumerable.Range(1, 143).Except(cited));
    }

    private Page? PageOf(string id) => (resolver.Resolve(id) as LinkResolution.Found)?.Page;

    private static IEnumerable<(string Id, string Name)> Inventory() =>
        File.ReadLines(Path.Combine(Wiki.Folder(), "inventory.tsv"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .Select(parts => (parts[0], parts[1]));
}
