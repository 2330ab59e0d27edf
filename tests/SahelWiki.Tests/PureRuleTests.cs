using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Output.Views;
using SahelWiki.Reading.Works;
using SahelWiki.Text;

namespace SahelWiki.Tests;

/// <summary>Small rules that many parts rely on.</summary>
public sealed class PureRuleTests
{
    [Theory]
    [InlineData("groups/jnim.html", "groups/aqim.html", "aqim.html")]
    [InlineData("groups/jnim.html", "persons/x.html", "../persons/x.html")]
    [InlineData("groups/jnim.html", "index.html", "../index.html")]
    [InlineData("index.html", "groups/jnim.html", "groups/jnim.html")]
    [InlineData("backlinks/groups/jnim-2.html", "groups/jnim.html", "../../groups/jnim.html")]
    [InlineData("groups/jnim.html", "groups/jnim.html", "jnim.html")]
    [InlineData("groups/a.html", "persons/تنظيم.html", "../persons/%D8%AA%D9%86%D8%B8%D9%8A%D9%85.html")]
    public void A_document_refers_to_another_by_the_shortest_way(string from, string to, string href) =>
        Assert.Equal(href, new OutputPath(from).RelativeTo(new(to)));

    [Theory]
    [InlineData("Jama‘at Nusrat al-Islam", "jamaat nusrat al islam")]
    [InlineData("Al-Qaïda", "al–qaida")]
    [InlineData("Côte d’Ivoire", "Cote d'Ivoire")]
    [InlineData("Ɗan Na Ambassagou", "dan-na-ambassagou")]
    [InlineData("Straße", "strasse")]
    [InlineData("نصرة", "نصرة")]
    public void Spellings_of_one_name_have_one_key(string a, string b) => Assert.Equal(Folding.NameKey(a), Folding.NameKey(b));

    [Theory]
    [InlineData("!!!", "???")]
    [InlineData("Gao", "Goa")]
    public void Different_names_have_different_keys(string a, string b) => Assert.NotEqual(Folding.NameKey(a), Folding.NameKey(b));

    [Theory]
    [InlineData("Katiba Masina", "Katiba Macina")]
    [InlineData("Belmoktar", "Belmokhtar")]
    [InlineData("JNMI", "JNIM")]
    public void A_hint_names_what_was_probably_meant(string written, string meant) =>
        Assert.Equal(meant, NearestName.Find(written, ["Katiba Macina", "Belmokhtar", "JNIM", "Gao", "Mali"]));

    [Fact]
    public void A_hint_is_not_given_for_what_resembles_nothing() =>
        Assert.Null(NearestName.Find("Something else", ["Katiba Macina", "Gao"]));

    [Theory]
    [InlineData("ab", "ba", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("same", "same", 0)]
    public void A_swap_of_neighbours_is_one_edit(string a, string b, int distance) => Assert.Equal(distance, NearestName.Distance(a, b, 9));

    [Theory]
    [InlineData("One. Two! Three?", 3)]
    [InlineData("The U.S. army left. It returned.", 2)]
    [InlineData("Col. Goïta and Dr. Ba met on 3 p.m. today.", 1)]
    [InlineData("He said “No.” She left.", 2)]
    [InlineData("See note n. 5 and p. 7.", 1)]
    [InlineData("A. B. Keïta spoke.", 1)]
    [InlineData("It ended… and began again.", 1)]
    [InlineData("", 0)]
    public void Sentences_end_where_a_reader_ends_them(string text, int count) => Assert.Equal(count, Sentences.Count(text));

    [Theory]
    [InlineData("Lake Chad (lake)", "lake-chad-lake")]
    [InlineData("Köfa’s march", "kofas-march")]
    [InlineData("2012–2013", "2012-2013")]
    [InlineData("***", "section")]
    public void A_heading_becomes_an_id(string heading, string id) => Assert.Equal(id, Slug.OfHeading(heading));

    [Theory]
    [InlineData("@a, p. 3", "a", "p. 3", "", "")]
    [InlineData("see @a-b_c, pp. 3–4 and elsewhere", "a-b_c", "pp. 3–4 and elsewhere", "see", "")]
    [InlineData("@a, 12", "a", "12", "", "")]
    [InlineData("@a, with a map", "a", "", "", "with a map")]
    [InlineData("@a, n. 5, quoting Ba", "a", "n. 5", "", "quoting Ba")]
    [InlineData("-@a.", "a", "", "", ".")]
    [InlineData("cf. @doi:10.1/x.y, § 2", "doi:10.1/x.y", "§ 2", "cf.", "")]
    public void A_citation_has_key_locator_prefix_and_suffix(string written, string key, string locator, string prefix, string suffix)
    {
        var citation = Assert.Single(CitationParser.Parse(written, (_, length) => new(1, 1, length, 0), out var problem));

        Assert.Null(problem);
        Assert.Equal((key, locator, prefix, suffix), (citation.Key.Value, citation.Locator.Text, citation.Prefix, citation.Suffix));
    }

    [Fact]
    public void Offsets_become_lines_and_columns_whatever_ends_the_line()
    {
        var text = new SourceText(new("x.md"), "one\r\ntwo\nthree\rfour");

        Assert.Equal(new SourceSpan(1, 3, 1, 2), text.Span(2, 9));
        Assert.Equal(new SourceSpan(2, 1, 3, 5), text.Span(5, 3));
        Assert.Equal(new SourceSpan(3, 2, 2, 10), text.Span(10, 2));
        Assert.Equal(text.At(4, 5, 0), text.Span(99, 9));
        Assert.Equal(["one", "two", "three", "four", null], Enumerable.Range(1, 5).Select(text.Line));
    }

    [Fact]
    public void The_size_of_a_picture_is_read_from_its_head()
    {
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0, 0, 0, 0, 200];
        byte[] gif = [.. "GIF89a"u8, 0x40, 0x01, 0xF0, 0x00];
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 100, 0, 50, 3];

        Assert.Equal((256, 200), ImageSize.Of(png));
        Assert.Equal((320, 240), ImageSize.Of(gif));
        Assert.Equal((50, 100), ImageSize.Of(jpeg));
        Assert.Null(ImageSize.Of(png.AsSpan(0, 20)));
        Assert.Null(ImageSize.Of("text"u8));
    }

    [Fact]
    public void Every_rule_has_a_code_a_name_and_examples_of_its_own()
    {
        Assert.Equal(Rules.All.Length, Rules.All.Select(rule => rule.Code).Distinct().Count());
        Assert.Equal(Rules.All.Length, Rules.All.Select(rule => rule.Name).Distinct().Count());
        Assert.All(Rules.All, rule => Assert.Matches("^SW[0-9]{4}$", rule.Code));
        Assert.All(Rules.All, rule => Assert.NotEqual(rule.Bad, rule.Good));
    }
}
