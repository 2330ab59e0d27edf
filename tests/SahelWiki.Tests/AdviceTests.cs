using SahelWiki.Diagnostics;
using SahelWiki.Reading.Facts;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests;

/// <summary>What an author is told to write instead, for the mistakes that people make who never heard of YAML or EDTF.</summary>
public sealed class AdviceTests
{
    [Theory]
    [InlineData("21/03/2012", "2012-03-21")]
    [InlineData("21.3.2012", "2012-03-21")]
    [InlineData("03-21-2012", "2012-03-21")]
    [InlineData("03/04/2012", "2012-04-03", "2012-03-04")]
    [InlineData("2012-3-1", "2012-03-01")]
    [InlineData("2012/03/21", "2012-03-21")]
    [InlineData("March 2012", "2012-03")]
    [InlineData("21 March 2012", "2012-03-21")]
    [InlineData("March 21st, 2012", "2012-03-21")]
    [InlineData("Sept. 2012", "2012-09")]
    [InlineData("c. 2012", "2012~")]
    [InlineData("about March 2012", "2012-03~")]
    [InlineData("2012-2015", "2012/2015")]
    [InlineData("2012 to 2015", "2012/2015")]
    [InlineData("1990s", "199X")]
    [InlineData("since 2012", "2012/..")]
    [InlineData("until 2012", "../2012")]
    [InlineData("some day")]
    [InlineData("32.13.2012")]
    [InlineData("")]
    public void A_date_in_another_form_is_answered_with_the_date_to_write(string written, params string[] dates) =>
        Assert.Equal(dates, DateGuess.Of(written));

    [Theory]
    [InlineData("3-5", "{min: 3, max: 5}")]
    [InlineData("between 3 and 5", "{min: 3, max: 5}")]
    [InlineData("at least 20", "{min: 20}")]
    [InlineData("1,200+", "{min: 1200}")]
    [InlineData("up to 30", "{max: 30}")]
    [InlineData("about 20", "{value: 20, note: about}")]
    [InlineData("dozens", null)]
    public void A_number_in_words_is_answered_with_the_value_to_write(string written, string? value) =>
        Assert.Equal(value, NumberGuess.Of(written));

    [Theory]
    [InlineData("16°16'N", "16.27")]
    [InlineData("0° 2′ 24″ W", "-0.04")]
    [InlineData("-3.5", "-3.5")]
    [InlineData("north", null)]
    public void Printed_degrees_are_answered_with_decimal_ones(string written, string? degrees) =>
        Assert.Equal(degrees, CoordinateGuess.Degrees(written));

    [Theory]
    [InlineData("title:Gao\nsummary:A city.", "Put a space after the colon: title: Gao")]
    [InlineData("title: Gao\nsummary:A city.", "Put a space after the colon: summary: A city.")]
    [InlineData("title: @gao\nsummary: A city.", "Put the whole value in quotation marks: title: \"@gao\"")]
    [InlineData("title: Gao\nsummary: [A] city.", "Put the whole value in quotation marks: summary: \"[A] city.\"")]
    [InlineData("title: Gao\nsummary: A city.\naliases: [Gawgaw, Koukia]]", "There is a closing bracket too many on this line: remove it.")]
    [InlineData("title: Gao: a city\nsummary: A city.", "Put the whole value in quotation marks: title: \"Gao: a city\"")]
    [InlineData(
        "title: “Gao: a city”\nsummary: A city.",
        "Use straight quotation marks, which begin and end a value: title: \"Gao: a city\""
    )]
    [InlineData(
        "title: 'Gao d'Or'\nsummary: A city.",
        "The apostrophe ends the value: use double quotation marks around it: title: \"Gao d'Or\""
    )]
    [InlineData("title: 'Gao'\nsummary: A city.\n`x`", "Check the indentation and the quotation marks of this line and the one above.")]
    [InlineData("title: \"Gao\nsummary: A city.", "A quotation mark is not closed on this line.")]
    [InlineData(
        "title:\u00a0Gao\nsummary: A city.",
        "The space here is a no-break space, as word processors make them: replace it by an ordinary one."
    )]
    [InlineData(
        "title: Gao\nsummary: A city.\naliases:\n\u00a0\u00a0- Gawgaw",
        "The space here is a no-break space, as word processors make them: replace it by an ordinary one."
    )]
    [InlineData("title: Gao\nsummary: A city.\naliases:\n  -Gawgaw\n  -Koukia", "Put a space after each hyphen: - Gawgaw")]
    [InlineData("titel: Gao\nsummary: A city.", "Did you mean \"title\"?")]
    [InlineData(
        "title: Gao\nsummary: A city.\nimage: map.png",
        "Write: image: {file: map.png, alt: what it shows, rights: who made it and its licence}"
    )]
    [InlineData("title: Gao\nsummary: A city.\ncoordinates: 16.27, -0.04", "Write: coordinates: {lat: 16.27, lon: -0.04, precision: town}")]
    [InlineData("title: Gao\nsummary: *A city* it is.", "Put the whole value in quotation marks.")]
    public void A_mistake_in_front_matter_is_answered_once_with_what_to_write(string frontMatter, string hint)
    {
        var found = Assert.Single(RuleTests.Check(("places/gao.md", $"---\n{frontMatter}\n---\n\nText.\n")), finding =>
            finding.Severity == Severity.Error
        );

        Assert.Equal(hint, found.Hint);
    }

    [Theory]
    [InlineData("title: Gao\naliases: [Gawgaw, Koukia\nsummary: A city.", 3, 10)]
    [InlineData("title: Gao\naliases: {name: Gawgaw\nsummary: A city.", 3, 10)]
    [InlineData("title: Gao\naliases:\n  - {name: Gawgaw, lang: son\n  - Koukia\nsummary: A city.", 4, 5)]
    [InlineData("title: Gao\naliases: [\nsummary: A city.", 3, 10)]
    [InlineData("title: Gao\nsummary: [[A] city\naliases: [Gawgaw]", 3, 10)]
    [InlineData("title: Gao\naliases: ['it''s [', \"a \\\" [\", # [\n  {name: Koukia]\nsummary: A city.", 3, 10)]
    [InlineData("title: Gao [\nsummary: \"A [ city.\"\naliases: [Gawgaw\ntags: [a]", 4, 10)]
    public void An_open_bracket_is_found_where_it_opens(string frontMatter, int line, int column)
    {
        var found = Assert.Single(RuleTests.Check(("places/gao.md", $"---\n{frontMatter}\n---\n\nText.\n")), finding =>
            finding.Rule == Rules.BadYaml
        );

        Assert.Equal(("The bracket that opens here is never closed.", line, column), (found.Message, found.Span.Line, found.Span.Column));
    }

    [Theory]
    [InlineData("\n---\ntitle: Gao\nsummary: A city.\n---\n", "Remove what stands before the three hyphens.")]
    [InlineData("———\ntitle: Gao\n———\n", "Write three hyphens and nothing else: ---")]
    [InlineData("----\ntitle: Gao\n----\n", "Write three hyphens and nothing else: ---")]
    public void Front_matter_that_does_not_begin_is_told_apart(string page, string hint) =>
        Assert.Equal(hint, Assert.Single(RuleTests.Check(("places/gao.md", page)), finding => finding.Severity == Severity.Error).Hint);

    [Theory]
    [InlineData("[x](/places/gao)", "Link to a page by its id: [[places/gao]], or with words: [[places/gao|the words]].")]
    [InlineData("[x](../places/gao.html#history)", "Link to a page by its id: [[places/gao]], or with words: [[places/gao|the words]].")]
    [InlineData("[x](www.example.org)", "Write the whole address: https://www.example.org")]
    [InlineData("[x](gao.md)", "Write (../places/gao.md), or [[gao]].")]
    [InlineData("See [[Gao] there.", "Write two brackets after the name of the page: [[Gao]]")]
    [InlineData("##Early history", "Write: ## Early history")]
    [InlineData("| a | b |\n| 1 | 2 |", "Write below this line: |---|---|")]
    public void A_mistake_in_the_text_is_answered_with_what_to_write(string text, string hint) =>
        Assert.Contains(RuleTests.Check(("places/gao.md", TestSites.Page("Gao")), ("articles/x.md", TestSites.Page("X", text))), finding =>
            finding.Hint == hint
        );

    [Theory]
    [InlineData("date: {from: 2010, to: 2012}", "Write a span as one value: date: 2010/2012")]
    [InlineData("date: 2012", "Write: date: {value: 2012, source: \"key, p. 12\"}")]
    [InlineData("participants: [{group: x, role: party}]", "Add to it: source: \"key, p. 12\"")]
    [InlineData("killed: 3-5", "Write: killed: {min: 3, max: 5}")]
    public void A_claim_is_answered_in_its_own_words(string field, string hint) =>
        Assert.Contains(RuleTests.Check(("events/x.md", TestSites.Page("X").Replace("summary:", field + "\nsummary:"))), finding =>
            finding.Hint == hint
        );
}
