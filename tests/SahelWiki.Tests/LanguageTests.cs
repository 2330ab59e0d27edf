using System.Text.RegularExpressions;
using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Model;
using SahelWiki.Output;
using SahelWiki.Output.Archive;
using SahelWiki.Output.Documents;
using SahelWiki.Output.Writing;
using SahelWiki.Tests.Support;
using SahelWiki.Theme;

namespace SahelWiki.Tests;

/// <summary>What every language of the interface has, and what an edition in one of them is.</summary>
public sealed partial class LanguageTests
{
    public static TheoryData<string> Languages => [.. Phrases.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_every_phrase_with_the_same_places_to_fill(string language)
    {
        var (own, english) = (Phrases.For(language), Phrases.For("en"));

        Assert.Equal(english.Keys, own.Keys);
        Assert.All(english.Keys.Where(key => !key.EndsWith(".one", StringComparison.Ordinal)), key =>
            Assert.Equal(Places(english[key]), Places(own[key]))
        );
    }

    [Theory]
    [InlineData("2017-03-01", "1er\u00a0mars 2017")]
    [InlineData("2017-03-21", "21\u00a0mars 2017")]
    [InlineData("2015~", "vers 2015")]
    [InlineData("201X", "années 2010")]
    [InlineData("2012-03-03~", "vers le 3\u00a0mars 2012")]
    [InlineData("../2012-03-01", "jusqu’au 1er\u00a0mars 2012")]
    [InlineData("../2012", "jusqu’en 2012")]
    [InlineData("../2012~", "jusque vers 2012")]
    [InlineData("2012-03-03/..", "depuis le 3\u00a0mars 2012")]
    [InlineData("201X~", "vers les années 2010")]
    [InlineData("201X/..", "depuis les années 2010")]
    public void Dates_read_as_in_French(string written, string words) =>
        Assert.Equal(words, new DateWords(Phrases.For("fr")).Of(EdtfParser.Parse(written, out _)!));

    [Fact]
    public void Nothing_is_singular_in_French() =>
        Assert.Equal(
            Phrases.For("fr").Count("sources.uses", 1).Replace('1', '0'),
            Phrases.For("fr").Count("sources.uses", 0).Replace('1', '0')
        );

    [Fact]
    public void An_edition_shows_its_own_text_and_leads_to_the_original_where_it_has_none()
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(
            folder,
            ("groups/a.md", TestSites.Page("Alpha", "Alpha met [[b]] [@afpc-mali].", "ideology: {value: freedom, source: afpc-mali}")),
            ("groups/a.fr.md", TestSites.Page("Alpha-fr", "Alpha a rencontré [[b]] [@afpc-mali].", "words: {freedom: la liberté}")),
            ("groups/b.md", TestSites.Page("Beta", "See [[a]]."))
        );

        using var output = new TemporaryFolder();
        var built = SiteWriter.Build(new(folder.Path, output.At("site")), new RazorTheme());
        Assert.Equal("", string.Join("\n", built.Site.Diagnostics.Select(found => found.Message)));

        var french = File.ReadAllText(output.At("site/fr/groups/a.html"));
        Assert.Contains("<html lang=\"fr\">", french, StringComparison.Ordinal);
        Assert.Contains("a rencontré", french, StringComparison.Ordinal);
        Assert.Contains("la liberté", french, StringComparison.Ordinal);
        Assert.DoesNotContain("freedom", french, StringComparison.Ordinal);
        Assert.Contains(
            "<a href=\"../../groups/b.html\" hreflang=\"en\" lang=\"en\">Beta</a> <span class=\"soft\">(en anglais)</span>",
            french,
            StringComparison.Ordinal
        );
        Assert.Contains("href=\"../../groups/a.html\" lang=\"en\" hreflang=\"en\"", french, StringComparison.Ordinal);
        Assert.False(File.Exists(output.At("site/fr/groups/b.html")));
        var english = File.ReadAllText(output.At("site/groups/a.html"));
        Assert.Contains("href=\"../fr/groups/a.html\" lang=\"fr\" hreflang=\"fr\"", english, StringComparison.Ordinal);
        Assert.DoesNotContain("hreflang", File.ReadAllText(output.At("site/groups/b.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_and_coordinates_read_as_in_French()
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(
            folder,
            ("index.md", TestSites.Page("Wiki", "Read.")),
            ("index.fr.md", TestSites.Page("Wiki", "Lire.", "words: {coups: coups d’État}")),
            ("places/a.md", TestSites.Page("A", "Text.", "coordinates: {lat: 16.27, lon: -0.04}\ntags: [coups, other]")),
            ("places/a.fr.md", TestSites.Page("A", "Texte.")),
            ("places/b.md", TestSites.Page("B", "Text.", "tags: [coups]")),
            ("places/b.fr.md", TestSites.Page("B", "Texte."))
        );

        using var output = new TemporaryFolder();
        var site = SiteWriter.Build(new(folder.Path, output.At("site")) { Least = Severity.Info }, new RazorTheme()).Site;

        var french = output.Read("site/fr/places/a.html");
        Assert.Contains("16,27°", french, StringComparison.Ordinal);
        Assert.Contains(">coups d’État</a>", french, StringComparison.Ordinal);
        Assert.Contains(">coups</a>", output.Read("site/places/a.html"), StringComparison.Ordinal);
        Assert.Contains("#topic-coups", french, StringComparison.Ordinal);
        Assert.Contains(site.Diagnostics, found => found.Rule == Rules.UntranslatedWords && found.Message.StartsWith("\"other\", a tag"));
    }

    [Fact]
    public void The_sitemap_names_real_translations_and_no_others()
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(
            folder,
            ("site.yaml", "title: T\nbase_url: https://example.org/\n"),
            ("index.md", TestSites.Page("Wiki", "Read.")),
            ("index.fr.md", TestSites.Page("Wiki", "Lire.")),
            ("groups/a.md", TestSites.Page("A", "See [[b]].")),
            ("groups/a.fr.md", TestSites.Page("A", "Voir [[b]].")),
            ("groups/b.md", TestSites.Page("B", "See [[a]]."))
        );

        using var output = new TemporaryFolder();
        SiteWriter.Build(new(folder.Path, output.At("site")), new RazorTheme());

        var lines = output.Read("site/sitemap.xml").Split('\n');
        const string both =
            "<xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"https://example.org/groups/a.html\"/>"
            + "<xhtml:link rel=\"alternate\" hreflang=\"fr\" href=\"https://example.org/fr/groups/a.html\"/>"
            + "<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"https://example.org/groups/a.html\"/></url>";
        Assert.Contains("<url><loc>https://example.org/groups/a.html</loc>" + both, lines);
        Assert.Contains("<url><loc>https://example.org/fr/groups/a.html</loc>" + both, lines);
        Assert.Contains("<url><loc>https://example.org/groups/b.html</loc></url>", lines);
        Assert.Contains(lines, line => line.StartsWith("<url><loc>https://example.org/fr/</loc><xhtml:link", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("/fr/groups/b.html", StringComparison.Ordinal));
    }

    [Fact]
    public void An_edition_alone_is_a_wiki_of_its_own_with_what_has_no_text_in_it_as_it_was_written()
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(
            folder,
            ("site.yaml", "title: T\ntagline: All\nbase_url: https://example.org/wiki/\narchive: {name: t_en_all, language: eng}\n"),
            ("index.md", TestSites.Page("Wiki", "Read.")),
            ("index.fr.md", TestSites.Page("Wiki", "Lire.", "words: {All: Tout}")),
            ("groups/a.md", TestSites.Page("A", "See [[b]].")),
            ("groups/a.fr.md", TestSites.Page("Afr", "Voir [[b]].")),
            ("groups/b.md", TestSites.Page("B", "See [[a]] in English."))
        );
        var options = new LoadOptions(folder.Path);

        var alone = SiteBuilder.Alone(SiteBuilder.Load(options), options, "fr");

        using var output = new TemporaryFolder();
        SiteWriter.Write(
            alone,
            RenderContext.Of(alone, new RazorTheme()),
            OutputFolder.Open(output.At("site"), folder.Path),
            1,
            null,
            default
        );
        Assert.False(Directory.Exists(output.At("site/fr")));
        Assert.Contains("href=\"b.html\"", output.Read("site/groups/a.html"), StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org/wiki/fr/groups/a.html\"", output.Read("site/groups/a.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("hreflang", output.Read("site/groups/a.html"), StringComparison.Ordinal);
        Assert.Contains(">Afr</a> in English.", output.Read("site/groups/b.html"), StringComparison.Ordinal);
        Assert.Contains("href=\"/a-z.html\"", output.Read("site/404.html"), StringComparison.Ordinal);
        Assert.Equal(("t_fr_all", "Tout", "fra"), (Words(alone).Name, Words(alone).Description, Words(alone).Language));
    }

    private static ArchiveWords Words(LoadedSite site) => ArchiveWords.Of(site.Site.Settings);

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(place => place.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
