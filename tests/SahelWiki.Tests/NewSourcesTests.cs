using SahelWiki.Diagnostics;
using SahelWiki.Editing;
using SahelWiki.Model;
using SahelWiki.Reading.Works;
using SahelWiki.Tests.Support;
using SahelWiki.Text;

namespace SahelWiki.Tests;

public sealed class NewSourcesTests
{
    private static readonly DateOnly Today = new(2024, 5, 1);

    [Fact]
    public void An_entry_goes_to_the_alphabetical_place_of_its_key_and_nothing_else_changes()
    {
        const string before =
            "# The texts.\n\nalmanac:\n  type: chapter\n  title: Mali\n\n# On the next one.\nzeta: {type: book, title: Z} # kept\n";
        var tree = Inputs.Tree(("sources/works.yaml", before));

        var plan = NewSources.Plan(
            tree,
            [SourceFromUrl.Draft("https://news.example.org/2012/04/06/rebels-take-gao", "Rebels take Gao", Today)!],
            "works.yaml"
        );

        Assert.Equal(
            "# The texts.\n\nalmanac:\n  type: chapter\n  title: Mali\n\n"
                + "news-example-2012-rebels-take-gao:\n  type: webpage\n  title: Rebels take Gao\n  container-title: "
                + "news.example.org\n  issued: '2012-04-06'\n  URL: "
                + "https://news.example.org/2012/04/06/rebels-take-gao\n  accessed: '2024-05-01'\n  url_status: unknown\n\n"
                + "# On the next one.\nzeta: {type: book, title: Z} # kept\n",
            Inputs.Text(plan.File!.After!)
        );
    }

    [Theory]
    [InlineData(
        "https://web.archive.org/web/20200304050607/https://example.org/a?b=1",
        "archive_url",
        "https://web.archive.org/web/20200304050607/https://example.org/a?b=1"
    )]
    [InlineData("https://web.archive.org/web/20200304050607/https://example.org/a?b=1", "archive_date", "2020-03-04")]
    [InlineData("https://web.archive.org/web/20200304050607/https://example.org/a?b=1", "URL", "https://example.org/a?b=1")]
    [InlineData("https://doi.org/10.1000/xyz%28123%29", "DOI", "10.1000/xyz(123)")]
    [InlineData("https://example.org/news/2012-04-06-rebels", "issued", "2012-04-06")]
    [InlineData("https://example.org/wp-content/uploads/2020/01/report.pdf", "issued", "2020-01")]
    [InlineData("https://example.org/item/20201301", "issued", null)]
    [InlineData("https://www.example.org/", "container-title", "example.org")]
    public void What_an_address_tells_is_filled_in(string url, string field, string? expected)
    {
        Assert.Equal(expected, SourceFromUrl.Draft(url, null, Today)!.Field(field));
    }

    [Theory]
    [InlineData("https://example.org/almanac")]
    [InlineData("http://www.example.org/almanac/")]
    public void A_work_that_is_there_already_is_not_added_again(string url)
    {
        var plan = NewSources.Plan(Inputs.Tree(), [SourceFromUrl.Draft(url, "Mali", Today)!], "works.yaml");

        Assert.Null(plan.File);
        Assert.Equal("almanac", Assert.Single(plan.Known).Key);
    }

    [Fact]
    public void Bibtex_from_Zotero_becomes_entries_that_can_be_read()
    {
        const string bibtex = """
            % exported
            @string{ajp = "African " # {Journal}}
            @comment{ignored @article{no, title={No}}}
            @article{thurston_2017, title = {{Mali}: \emph{Caf\'{e}} \& S{\'e}gou --- a na{\"i}ve \c{c}a \o re}, author = {Thurston, Alexander and van der Berg, J. and {Human Rights Watch} and Ludwig van Beethoven and others},
              journal = ajp, year = 2017, month = mar, pages = "3--14", volume={2}, doi = {10.1000/182}, keywords = {x}, abstract={long}}
            @online(ann_2020, title={Talks}, date={2020-02/2020-03}, urldate = {2021-01-05}, url={https://example.org/talks})
            @techreport{report_1, title={Report}, institution={ICG}, year={2019}, author={ICG}}
            """;

        var plan = NewSources.Plan(Inputs.Tree(), Bibtex.Read(bibtex), "zotero");

        var entries = Entries(plan);
        var article = entries["thurston_2017"];
        Assert.Equal("Mali: Café & Ségou — a naïve ça øre".Replace("—", "---"), article.Title);
        Assert.Equal(
            ["Thurston, Alexander", "van der Berg, J.", "Human Rights Watch", "van Beethoven, Ludwig"],
            article.Authors.Select(author => author.Sorted)
        );
        Assert.Equal(
            ("article-journal", "2017-03", "African Journal", "3–14", "10.1000/182"),
            (article.Type, article.Issued!.Written, article.Variable("container-title"), article.Variable("page"), article.Doi)
        );
        Assert.Equal(
            ("webpage", "2020-02/2020-03", "2021-01-05", "https://example.org/talks"),
            (entries["ann_2020"].Type, entries["ann_2020"].Issued!.Written, entries["ann_2020"].Accessed!.Written, entries["ann_2020"].Url)
        );
        Assert.Equal(("report", "ICG"), (entries["report_1"].Type, entries["report_1"].Variable("publisher")));
        Assert.Equal(["abstract", "keywords", "others of author"], plan.Added[0].LeftOut.Order());
    }

    [Fact]
    public void Csl_from_Zotero_becomes_entries_that_can_be_read()
    {
        const string json = """
            [{"id":"http://zotero.org/users/1/items/ABC","type":"article-newspaper","title":"Rebels: \"take\"\nGao","container-title":"The Paper","issued":{"date-parts":[["2012",4,6]]},"accessed":{"date-parts":[[2020]]},
              "author":[{"family":"Ali","given":"K.","non-dropping-particle":"al"},{"literal":"AFP"}],"URL":"javascript:alert(1)","abstract":"x","page":12},
             {"id":"x","citation-key":"span","type":"nonsense","title":"Span","issued":{"date-parts":[[2012],[2013]]}}]
            """;

        var plan = NewSources.Plan(Inputs.Tree(), CslJson.Read(json), "zotero.yaml");

        var entries = Entries(plan);
        var article = entries["al-ali-2012-rebels-take-gao"];
        Assert.Equal(
            ("Rebels: \"take\" Gao", "2012-04-06", "12", null),
            (article.Title, article.Issued!.Written, article.Variable("page"), article.Url)
        );
        Assert.Equal(["al Ali, K.", "AFP"], article.Authors.Select(author => author.Sorted));
        Assert.Equal(("document", "2012/2013"), (entries["span"].Type, entries["span"].Issued!.Written));
        Assert.Equal(["URL", "abstract"], plan.Added[0].LeftOut.AsEnumerable());
    }

    [Theory]
    [InlineData("@article{a, title = {x")]
    [InlineData("@article{a, title = \"x")]
    [InlineData("@article{a, title}")]
    [InlineData("@article{a")]
    [InlineData("@article{a, title = }")]
    [InlineData("@article{a, title = {{{{{{\\")]
    public void Broken_Bibtex_is_refused_with_its_line(string bibtex)
    {
        Assert.Contains("line 1", Assert.Throws<FormatException>(() => Bibtex.Read(bibtex)).Message);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("3")]
    [InlineData("")]
    public void What_is_no_Csl_is_refused(string json) => Assert.Throws<FormatException>(() => CslJson.Read(json));

    [Theory]
    [InlineData("../x", null, "cannot be a file")]
    [InlineData("works", "almanac", "already")]
    [InlineData("works", "a b", "cannot be a citation key")]
    public void A_name_that_cannot_be_is_refused(string file, string? key, string reason)
    {
        var draft = new SourceDraft(null, "book", "Book", [], [], [], []);

        Assert.Contains(
            reason,
            file == "../x"
                ? Assert.Throws<EditException>(() => NewSources.Plan(Inputs.Tree(), [draft], "../X y", key)).Message
                : Assert.Throws<EditException>(() => NewSources.Plan(Inputs.Tree(), [draft], file, key)).Message
        );
    }

    private static Dictionary<string, SourceEntry> Entries(NewSourcesPlan plan)
    {
        var text = SourceText.Decode(plan.File!.After!, out _);
        var bag = new DiagnosticBag(text);
        var entries = BibliographyReader.Read(text, bag);
        Assert.Empty(bag.ToImmutable());
        return entries.ToDictionary(entry => entry.Key.Value);
    }

    [Fact]
    public void A_part_takes_what_it_does_not_say_from_the_whole_that_it_names()
    {
        var part = Bibtex.Read(
            "@incollection{part, title={A part}, author={Ba, A.}, crossref={Whole}, pages={1--2}}\n@book{whole, "
                + "title={The whole}, author={X, Y}, editor={Gu{\\'e}ye, N.}, publisher={Karthala}, year=2012, doi={10.1/x}}"
        )[0];

        Assert.Equal(
            "key:\n  type: chapter\n  title: A part\n  author:\n    - family: Ba\n      given: A.\n  editor:\n    - "
                + "family: Guéye\n      given: N.\n  container-title: The whole\n  publisher: Karthala\n  issued: '2012'\n  page: '1–2'\n",
            part.Yaml("key")
        );
        Assert.Empty(part.LeftOut);
    }

    [Theory]
    [InlineData("title={A ``history''}", "title: A “history”")]
    [InlineData("title={T}, type={phdthesis}", "genre: PhD thesis")]
    [InlineData("title={T}, langid={french}", "language: fr")]
    [InlineData(
        "title={T}, author={International Crisis Group}, institution={International Crisis Group}",
        "- literal: International Crisis Group"
    )]
    public void Words_of_LaTeX_become_those_of_the_bibliography(string fields, string line) =>
        Assert.Contains(line + "\n", Assert.Single(Bibtex.Read($"@report{{k, {fields}}}")).Yaml("k"));

    [Theory]
    [InlineData("date={2020~}", "issued: '2020~'")]
    [InlineData("date={circa 2015}", "issued: '2015~'")]
    [InlineData("date={2012-04-06}, urldate={2023-11-02T10:11:12Z}", "accessed: '2023-11-02'")]
    [InlineData("year={2012}, month={4}, day={6}", "issued: '2012-04-06'")]
    public void Dates_of_BibLaTeX_keep_their_doubts_and_lose_the_hour(string fields, string line) =>
        Assert.Contains(line + "\n", Assert.Single(Bibtex.Read($"@online{{k, title={{T}}, {fields}}}")).Yaml("k"));

    [Fact]
    public void A_list_of_authors_that_was_cut_short_is_told()
    {
        Assert.Equal(
            ["others of author"],
            Assert.Single(Bibtex.Read("@book{k, title={T}, author={Doe, J. and others}}")).LeftOut.AsEnumerable()
        );
    }

    [Theory]
    [InlineData(
        """{"title":"<i>Ansar Dine</i> &amp; l’<span class=\"nocase\">AQMI</span>, H<sub>2</sub>O, 3 < 4"}""",
        "title: 'Ansar Dine & l’AQMI, H2O, 3 < 4'"
    )]
    [InlineData("""{"title":"T","container-title":"<b>J.</b> Afr. Stud."}""", "container-title: J. Afr. Stud.")]
    [InlineData("""{"title":"T","author":[{"literal":"Sahel &amp; Co"}]}""", "- literal: Sahel & Co")]
    [InlineData("""{"title":"T","issued":{"raw":"ca. 2014"}}""", "issued: '2014~'")]
    [InlineData("""{"title":"T","issued":{"literal":"6 April 2012"}}""", "issued: '2012-04-06'")]
    [InlineData("""{"title":"T","accessed":{"raw":"2023-11-02T10:11:12Z"}}""", "accessed: '2023-11-02'")]
    public void Texts_of_Csl_lose_their_markup_and_dates_in_words_are_read(string work, string line) =>
        Assert.Contains($"  {line}\n", Assert.Single(CslJson.Read($"[{work}]")).Yaml("k"));

    [Theory]
    [InlineData("\"ITEM-1\"")]
    [InlineData("3")]
    public void A_number_in_an_export_is_no_citation_key(string id)
    {
        var plan = NewSources.Plan(
            Inputs.Tree(),
            CslJson.Read($$$"""[{"id":{{{id}}},"title":"Rebels take Gao","issued":{"date-parts":[[2012]]}}]"""),
            "zotero"
        );

        Assert.Equal("2012-rebels-take-gao", Assert.Single(plan.Added).Key);
    }
}
