using SahelWiki.Linking;
using SahelWiki.Statements;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests.Data;

/// <summary>Statements and their names.</summary>
public sealed class StatementTests
{
    private const string Size =
        "size:\n  - {value: 2000, as_of: '2021', source: almanac}\n  - {value: 3000, as_of: '2022', source: paper}\n";
    private const string Ideology = "ideology: {value: a strict reading, source: almanac}\n";
    private const string Relations = "relations: [{type: allied-with, target: aqim, from: '2012', source: almanac}]\n";

    [Fact]
    public void A_statement_keeps_its_name_when_fields_and_claims_are_sorted() =>
        Assert.Equal(
            Ids(Jnim(Size + Ideology + Relations)).Order(),
            Ids(
                    Jnim(
                        Relations
                            + Ideology
                            + "size:\n  - {source: paper, as_of: '2022', value: 3000}\n  - {source: almanac, as_of: '2021', value: 2000}\n"
                    )
                )
                .Order()
        );

    [Fact]
    public void A_statement_keeps_its_name_when_it_is_reworded_corrected_and_given_a_note_or_a_better_place() =>
        Assert.Equal(
            Ids(Jnim(Size + Ideology + Relations)),
            Ids(
                Jnim(
                    Size.Replace("2000", "2500").Replace("source: paper", "source: 'paper, p. 7', note: fighters")
                        + Ideology.Replace("a strict reading", "jihadist")
                        + Relations.Replace("source: almanac", "to: '2013', confidence: low, source: [almanac, paper]")
                )
            )
        );

    [Fact]
    public void A_statement_keeps_its_name_when_its_page_or_the_page_it_names_is_renamed()
    {
        var before = Ids(Jnim(Size + Ideology + Relations), Page("groups/aqim", "AQIM"));

        var after = Ids(
            ("groups/gsim.md", Inputs.Page("JNIM", Size + Ideology + Relations.Replace("aqim", "al-qaeda") + "redirects: [groups/jnim]\n")),
            ("groups/al-qaeda.md", Inputs.Page("AQIM", "redirects: [groups/aqim, groups/aqmi]\n"))
        );

        Assert.Equal(before.Order(), after.Order());
    }

    [Fact]
    public void A_further_claim_leaves_the_names_of_the_others()
    {
        var before = Ids(Jnim(Size + Ideology));

        var after = Ids(Jnim(Size.Replace("size:\n", "size:\n  - {value: 9, as_of: '1999', source: almanac}\n") + Ideology));

        Assert.Equal(before.Count + 1, after.Count);
        Assert.Subset(after.ToHashSet(), before.ToHashSet());
    }

    [Fact]
    public void Claims_that_agree_in_all_but_their_value_have_names_of_their_own()
    {
        var ids = Ids(Jnim("ideology: [{value: one, source: almanac}, {value: two, source: almanac}, {value: two, source: almanac}]\n"));

        Assert.Equal(3, ids.Distinct().Count());
    }

    [Fact]
    public void A_statement_has_one_name_in_all_languages()
    {
        const string twins = "ideology: [{value: one, source: almanac}, {value: two, source: almanac}]\n";
        var tree = Inputs.Tree(
            ("site.yaml", "title: Wiki\nlanguage: fr\n"),
            Jnim(twins),
            ("groups/jnim.en.md", "---\ntitle: GSIM\nsummary: A group.\nwords:\n  one: first\n  two: second\n---\n\nText.\n")
        );

        var editions = SiteBuilder.Load(tree, new LoadOptions("input")).Editions;
        var said = editions.Select(site => PageStatements.Of(site, site.Pages.Single())).ToArray();

        Assert.Equal(
            [
                ["one", "two"],
                ["first", "second"],
            ],
            said.Select(all => all.Select(one => one.Value.Text))
        );
        Assert.Equal(said[0].Select(one => one.Id), said[1].Select(one => one.Id));
    }

    [Fact]
    public void A_name_begins_with_a_letter_so_that_no_spreadsheet_reads_a_number() =>
        Assert.All(Ids(Jnim(Size + Ideology + Relations)), id => Assert.Matches("^s[0-9a-hjkmnp-z]{12}$", id));

    [Fact]
    public void A_relation_that_both_ends_state_is_one_statement_at_each_end()
    {
        var site = DataSite.Load();

        var ends = site.Pages.SelectMany(page => PageStatements.Of(site, page)).Where(one => one.Field == "allied-with").ToArray();

        Assert.Equal(["groups/aqim", "groups/jnim"], ends.Select(end => end.Subject.Page.Id.Value));
        Assert.All(ends, end => Assert.Equal(StatementKind.Relation, end.Kind));
        Assert.All(ends, end => Assert.Equal(["a", "b"], end.Citations.Select(citation => citation.Key.Value).Order()));
        Assert.NotEqual(ends[0].Id, ends[1].Id);
    }

    [Theory]
    [InlineData("nationality: Mali", true)]
    [InlineData("nationality: {value: Mali, source: almanac}", false)]
    [InlineData("nationality: unknown", false)]
    [InlineData("nationality: Mali\ndied: {value: '2020', source: almanac}", false)]
    [InlineData("nationality: Mali\nstatus: {value: reported dead, as_of: '2020', source: almanac}", true)]
    public void What_is_said_of_a_person_who_may_live_is_held_back_without_a_source(string fields, bool isHeld)
    {
        var site = Load(("persons/iyad.md", Inputs.Page("Iyad", fields + "\n")));

        var statement = PageStatements.Of(site, site.Pages.Single()).Single(one => one.Field == "nationality");

        Assert.Equal(isHeld, HeldBack.Is(statement));
    }

    [Fact]
    public void What_another_page_says_of_a_person_who_may_live_is_held_back_without_a_source()
    {
        var site = Load(
            ("persons/iyad.md", Inputs.Page("Iyad")),
            ("groups/jnim.md", Inputs.Page("JNIM", "leaders: [{person: iyad}]\nfounders: [{person: iyad, source: almanac}]\n"))
        );

        var statements = PageStatements.Of(site, site.Pages[0]);

        Assert.Equal([("leaders", true), ("founders", false)], statements.Select(one => (one.Field, HeldBack.Is(one))));
    }

    private static (string, string) Jnim(string fields) => ("groups/jnim.md", Inputs.Page("JNIM", fields));

    private static (string, string) Page(string id, string title) => (id + ".md", Inputs.Page(title));

    private static List<string> Ids(params (string, string)[] pages)
    {
        var site = Load([.. pages, .. pages.Length == 1 ? [Page("groups/aqim", "AQIM")] : Array.Empty<(string, string)>()]);
        return [.. site.Pages.SelectMany(page => PageStatements.Of(site, page)).Select(statement => statement.Id)];
    }

    private static Site Load(params (string, string)[] pages) => SiteBuilder.Load(Inputs.Tree(pages), new LoadOptions("input")).Site;
}
