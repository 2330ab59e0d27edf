using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests;

public sealed class CountriesTests
{
    private static readonly Site Sahel = TestSites.Load(
        ("places/mali.md", Place("Mali", "kind: country")),
        ("places/gao-region.md", Place("Gao Region", "part_of: mali")),
        ("places/gao.md", Place("Gao", "kind: town\npart_of: gao-region")),
        ("places/liptako.md", Place("Liptako", "kind: border country")),
        ("persons/ag.md", Place("Ag", "nationality: {place: mali}")),
        ("groups/g.md", Place("G", "area: [{place: gao}, {place: mali}, {place: liptako}]"))
    );

    [Theory]
    [InlineData("gao", "Mali")]
    [InlineData("mali", "Mali")]
    [InlineData("g", "Mali")]
    [InlineData("liptako", "")]
    [InlineData("ag", "")]
    public void A_country_is_a_place_of_the_kind_that_the_language_calls_so(string page, string countries) =>
        Assert.Equal(countries, Titles(new Countries(Sahel).Of(Find(page))));

    [Fact]
    public void A_citizen_is_connected_with_a_country_without_being_there() =>
        Assert.Equal("Mali", Titles(new Countries(Sahel).ConnectedWith(Find("ag"))));

    private static LinkedPage Find(string slug) => Sahel.Pages.Single(page => page.Page.Slug == slug);

    private static string Titles(IEnumerable<Page> pages) => string.Join(", ", pages.Select(page => page.Title));

    private static string Place(string title, string fields) => $"---\ntitle: {title}\nsummary: {title}.\n{fields}\n---\n\nText.\n";
}
