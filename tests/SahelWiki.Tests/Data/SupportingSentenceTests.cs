using SahelWiki.Statements;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests.Data;

public sealed class SupportingSentenceTests
{
    [Theory]
    [InlineData("It is led by [[iyad]] [@almanac, p. 3].", "It is led by Iyad.")]
    [InlineData("It is led by [[iyad]] [@almanac, pp. 2–4].", "It is led by Iyad.")]
    [InlineData("Others exist [@almanac, p. 3]. Iyad leads it [@almanac, p. 3].", "Iyad leads it.")]
    [InlineData("It is led by [[iyad]] [@almanac, p. 9].", "")]
    [InlineData("It is led by [[iyad]] [@paper, p. 3].", "")]
    [InlineData("It is led by somebody [@almanac, p. 3]. [[iyad|He]] is elsewhere.", "")]
    public void The_sentence_of_a_page_cites_the_same_place_and_names_the_value(string text, string expected) =>
        Assert.Equal(expected, Sentence("leaders: [{person: iyad, source: 'almanac, p. 3'}]\n", text, "Iyad"));

    [Theory]
    [InlineData("It had 9 fighters [@almanac].", "It had 9 fighters.")]
    [InlineData("It had many in 1990 [@almanac].", "")]
    public void A_number_is_named_by_itself_and_not_as_a_part_of_another(string text, string expected) =>
        Assert.Equal(expected, Sentence("size: {value: 9, source: almanac}\n", text, "9"));

    private static string Sentence(string fields, string text, string label)
    {
        var tree = Inputs.Tree(("groups/jnim.md", Inputs.Page("JNIM", fields, text + "\n")), ("persons/iyad.md", Inputs.Page("Iyad")));
        var site = SiteBuilder.Load(tree, new LoadOptions("input")).Site;
        return SupportingSentence.Of(PageStatements.Of(site, site.Pages[0])[0], label);
    }
}
