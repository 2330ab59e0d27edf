using SahelWiki.Diagnostics;
using SahelWiki.Editing;
using SahelWiki.Language;
using SahelWiki.Model;
using SahelWiki.Output.Views;
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

        var plan = NewSources.Plan(Inputs.Tree(), Bibtex.Read(bibtex).Drafts, "zotero");

        var entries = Entries(plan);
        var article = entries["thurston_2017"];
        Assert.Equal("Mali: Café & Ségou — a naïve ça øre", article.Title);
        Assert.Equal(
            ["Thurston, Alexander", "van der Berg, J.", "Human Rights Watch", "van Beethoven, Ludwig", "others"],
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
        Assert.Equal(["abstract", "keywords"], plan.Added[0].LeftOut.Order());
    }

    [Fact]
    public void Csl_from_Zotero_becomes_entries_that_can_be_read()
    {
        const string json = """
            [{"id":"http://zotero.org/users/1/items/ABC","type":"article-newspaper","title":"Rebels: \"take\"\nGao","container-title":"The Paper","issued":{"date-parts":[["2012",4,6]]},"accessed":{"date-parts":[[2020]]},
              "author":[{"family":"Ali","given":"K.","non-dropping-particle":"al"},{"literal":"AFP"}],"URL":"javascript:alert(1)","abstract":"x","page":12},
             {"id":"x","citation-key":"span","type":"nonsense","title":"Span","issued":{"date-parts":[[2012],[2013]]}}]
            """;

        var plan = NewSources.Plan(Inputs.Tree(), CslJson.Read(json).Drafts, "zotero.yaml");

        var entries = Entries(plan);
        var article = entries["al-ali-2012-rebels-take-gao"];
        Assert.Equal(
            ("Rebels: \"take\" Gao", "2012-04-06", "12", null),
            (article.Title, article.Issued!.Written, article.Variable("page"), article.Url)
        );
        Assert.Equal(["al Ali, K.", "AFP"], article.Authors.Select(author => author.Sorted));
        Assert.Equal(("document", "2012/2013"), (entries["span"].Type, entries["span"].Issued!.Written));
        Assert.Equal(["URL", "abstract"], plan.Added[0].LeftOut.AsEnumerable());
        Assert.Equal(["type (nonsense)"], plan.Added[1].LeftOut.AsEnumerable());
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
        var part = Bibtex
            .Read(
                "@incollection{part, title={A part}, author={Ba, A.}, crossref={Whole}, pages={1--2}}\n@book{whole, "
                    + "title={The whole}, author={X, Y}, editor={Gu{\\'e}ye, N.}, publisher={Karthala}, year=2012, doi={10.1/x}}"
            )
            .Drafts[0];

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
        Assert.Contains(line + "\n", Assert.Single(Bibtex.Read($"@report{{k, {fields}}}").Drafts).Yaml("k"));

    [Theory]
    [InlineData("date={2020~}", "issued: '2020~'")]
    [InlineData("date={circa 2015}", "issued: '2015~'")]
    [InlineData("date={2012-04-06}, urldate={2023-11-02T10:11:12Z}", "accessed: '2023-11-02'")]
    [InlineData("year={2012}, month={4}, day={6}", "issued: '2012-04-06'")]
    public void Dates_of_BibLaTeX_keep_their_doubts_and_lose_the_hour(string fields, string line) =>
        Assert.Contains(line + "\n", Assert.Single(Bibtex.Read($"@online{{k, title={{T}}, {fields}}}").Drafts).Yaml("k"));

    [Fact]
    public void A_list_of_authors_that_was_cut_short_says_so_wherever_it_is_shown()
    {
        var entry = Entries(NewSources.Plan(Inputs.Tree(), Bibtex.Read("@book{k, title={T}, author={Doe, J. and others}}").Drafts, "x"))[
            "k"
        ];

        var formatter = new CitationFormatter(Phrases.For("en"));

        Assert.StartsWith("J. Doe and others, T", formatter.FullText(entry), StringComparison.Ordinal);
        Assert.StartsWith("Doe and others, ", formatter.ShortText(entry), StringComparison.Ordinal);
    }

    /// <summary>Each as written in a field of LaTeX, and as it reads.</summary>
    [Theory]
    [InlineData(@"{\dh} {\DH} {\th} {\TH} {\dj} {\DJ} {\ng}", "ð Ð þ Þ đ Đ ŋ")]
    [InlineData(@"R\=a{\dh}i", "Rāði")]
    [InlineData(@"D{\textquotesingle}Souza", "D'Souza")]
    [InlineData(@"5 \textdegree C, 5 \euro, 3 $\times$ 4, $\alpha$", "5 °C, 5 €, 3 × 4, α")]
    [InlineData(@"CO$_2$, m\textsuperscript{2}, 1\textsuperscript{er}, $10^{6}$", "CO₂, m², 1er, 10⁶")]
    [InlineData(@"\guillemotleft q\guillemotright, \og q\fg{}, \guillemotleft~q~\guillemotright", "«q», «q», «\u00a0q\u00a0»")]
    [InlineData(@"\textsubdot{t}, \b{h}, \d{h}, \v{S}, \H{o}, \k{a}, \'{\i}, \'\i, \^{\j}", "ṭ, ẖ, ḥ, Š, ő, ą, í, í, ĵ")]
    [InlineData(@"1990--2000 --- `q' l'Azawad", "1990–2000 — ‘q’ l'Azawad")]
    [InlineData(@"Mali 2012--2015: the \enquote{war}---or two", "Mali 2012–2015: the “war”—or two")]
    [InlineData(@"See \href{https://x.org/a}{the text}", "See the text")]
    [InlineData(@"Ouaga\-dougou", "Ouagadougou")]
    [InlineData(@"10\,000 or 10~000", "10 000 or 10\u00a0000")]
    [InlineData(@"\emph{A} {\it B} \textbf{C} {\relax D} \foreignlanguage{french}{E}", "A B C D E")]
    [InlineData(@"\'{E}tat, {\'E}tat, \'Etat, {{\'E}}tat", "État, État, État, État")]
    [InlineData(@"\'{\ae} \^{} \~{} x\_y \& \% \$ \# \{ \}", "ǽ ^ ~ x_y & % $ # { }")]
    [InlineData(@"?`Que? !`Ya!", "¿Que? ¡Ya!")]
    [InlineData("so­ft\u0007 \ufffe", "soft �")]
    public void Letters_of_LaTeX_become_those_they_stand_for(string latex, string plain)
    {
        var draft = Assert.Single(Bibtex.Read($"@book{{k, title={{{latex}}}}}").Drafts);

        Assert.Equal(plain, draft.Title);
        Assert.Empty(draft.LeftOut);
    }

    [Fact]
    public void A_command_of_LaTeX_that_is_not_known_stays_and_is_told()
    {
        var draft = Assert.Single(Bibtex.Read(@"@book{k, title={The \zaubern{old} one}}").Drafts);

        Assert.Equal((@"The \zaubernold one", @"the meaning of \zaubern"), (draft.Title, Assert.Single(draft.LeftOut)));
    }

    /// <summary>A name as BibTeX has it; then "family | given", or the whole name of an organisation.</summary>
    [Theory]
    [InlineData("de la Cruz", "de la Cruz |")]
    [InlineData("Ludwig van Beethoven", "van Beethoven | Ludwig")]
    [InlineData("Iyad ag Ghaly", "ag Ghaly | Iyad")]
    [InlineData("ag Ghaly, Iyad", "ag Ghaly | Iyad")]
    [InlineData("{ould Abdel Aziz}, Mohamed", "ould Abdel Aziz | Mohamed")]
    [InlineData("Mohamed ould Abdel Aziz", "ould Abdel Aziz | Mohamed")]
    [InlineData("al-Zawahiri, Ayman", "al-Zawahiri | Ayman")]
    [InlineData(@"{\noopsort{Hakim}}al-Hakim, Tawfiq", "al-Hakim | Tawfiq")]
    [InlineData("John {Smith Jones}", "Smith Jones | John")]
    [InlineData(@"J.\,R.\,R. Tolkien", "Tolkien | J. R. R.")]
    [InlineData("J.~R.~R. Tolkien", "Tolkien | J. R. R.")]
    [InlineData("King, Jr., Martin Luther", "King Jr. | Martin Luther")]
    [InlineData("family=Eert, given=Christianus, prefix=van", "van Eert | Christianus")]
    [InlineData(@"{R{\'e}publique du Mali}", "République du Mali")]
    [InlineData(@"{Minist{\`e}re de la D{\'e}fense, Mali}", "Ministère de la Défense, Mali")]
    [InlineData(@"{\'E}mile Zola", "Zola | Émile")]
    [InlineData(@"\'Emile Zola", "Zola | Émile")]
    [InlineData(@"Gu{\'e}ye, N.", "Guéye | N.")]
    [InlineData("{Plan and Action}", "Plan and Action")]
    [InlineData("AFP", "AFP")]
    [InlineData("A, B, C, D", "A, B, C, D")]
    public void A_name_of_Bibtex_has_the_parts_it_has_elsewhere(string written, string parts)
    {
        var draft = Assert.Single(Bibtex.Read($"@book{{k, title={{T}}, author={{{written} and Doe, Jane}}}}").Drafts);

        var name = draft.Authors[0];
        Assert.Equal(parts, name.Literal ?? $"{name.Family} | {name.Given}".TrimEnd());
        Assert.Equal("Jane", draft.Authors[1].Given);
    }

    [Theory]
    [InlineData(@"\Thanh and Doe, John")]
    [InlineData("{{} {}}")]
    [InlineData("{} and , ")]
    public void A_name_without_letters_stops_nothing(string names)
    {
        var draft = Assert.Single(Bibtex.Read($"@book{{k, title={{T}}, author={{{names}}}}}").Drafts);

        Assert.NotEmpty(draft.LeftOut);
        Entries(NewSources.Plan(Inputs.Tree(), [draft], "x"));
    }

    /// <summary>Month and year of BibTeX in all their forms; null where the month is told as left out.</summary>
    [Theory]
    [InlineData("month = \"23{--}27 \" # may, year={2019}", "2019-05-23/2019-05-27")]
    [InlineData("month = {juin}, year={2019}", "2019-06")]
    [InlineData(@"month = {ao{\^u}t}, year={2019}", "2019-08")]
    [InlineData("month = {13 March}, year={2012}", "2012-03-13")]
    [InlineData("month = {March 12}, year={2012}", "2012-03-12")]
    [InlineData("month = mar # \"~13\", year={2012}", "2012-03-13")]
    [InlineData("month = mar, day = 13, year={2012}", "2012-03-13")]
    [InlineData("month = 3, day = {13}, year={2012}", "2012-03-13")]
    [InlineData("month = {Jan./Feb.}, year={2012}", "2012-01/2012-02")]
    [InlineData("month = jul # \"/\" # aug, year={2012}", "2012-07/2012-08")]
    [InlineData("month = {March--May}, year={2012}", "2012-03/2012-05")]
    [InlineData("month = {Spring}, year={2012}", "2012-21")]
    [InlineData("month = {printemps}, year={2012}", "2012-21")]
    [InlineData("year={1998--2001}", "1998/2001")]
    [InlineData("year={2012a}", "2012")]
    [InlineData("year={c. 2012}", "2012~")]
    [InlineData("year={[2012]}", "2012")]
    [InlineData("date={2012-21}", "2012-21")]
    [InlineData("date={2012/}", "2012/")]
    [InlineData("date={2012-03-04/2012-03-06}", "2012-03-04/2012-03-06")]
    [InlineData("date={March 12, 2012}", "2012-03-12")]
    [InlineData("month = {Ramadan}, year={2012}", "2012, month")]
    [InlineData("year={in press}", ", issued")]
    public void A_date_of_Bibtex_is_kept_or_told(string fields, string expected)
    {
        var draft = Assert.Single(Bibtex.Read($"@book{{k, title={{T}}, {fields}}}").Drafts);

        Assert.Equal(expected, string.Join(", ", draft.LeftOut.Prepend(draft.Field("issued") ?? "")));
    }

    [Theory]
    [InlineData("@misc{k, title={T}, eprint={1412.6626}, archiveprefix={arXiv}}", "webpage", "URL: https://arxiv.org/abs/1412.6626")]
    [InlineData("@misc{k, title={T}, eprint={hep-th/9901001}}", "webpage", "URL: https://arxiv.org/abs/hep-th/9901001")]
    [InlineData("@article{k, title={T}, eprint={123}, eprinttype={jstor}}", "article-journal", "URL: https://www.jstor.org/stable/123")]
    [InlineData("@techreport{k, title={T}, number={7}}", "report", "number: '7'")]
    [InlineData("@article{k, title={T}, number={7}}", "article-journal", "issue: '7'")]
    [InlineData("@book{k, title={T}, organization={Org}, publisher={Pub}}", "book", "publisher: Pub")]
    [InlineData(@"@misc{k, title={T}, howpublished={\url{https://x.org/~a_b}}}", "webpage", "URL: https://x.org/~a_b")]
    [InlineData(@"@misc{k, title={T}, url={https://x.org/\~{}user}}", "webpage", "URL: https://x.org/~user")]
    [InlineData(@"@misc{k, title={T}, url={https://x.org/\~user/a\_b\%20c\#d}}", "webpage", "URL: https://x.org/~user/a_b%20c#d")]
    [InlineData("@misc{k, title={T}, url={www.x.org/a}}", "webpage", "URL: https://www.x.org/a")]
    [InlineData("@book{k, title={T}, doi={https://doi.org/10.1000/a_b}}", "book", "DOI: '10.1000/a_b'")]
    [InlineData("@article{k, title={T}, journaltitle={J}, journalsubtitle={K}}", "article-journal", "container-title: 'J: K'")]
    [InlineData("@article{k, title={T}, entrysubtype={newspaper}}", "article-newspaper", "title: T")]
    [InlineData("@legislation{k, title={T}}", "legislation", "title: T")]
    [InlineData("@inreference{k, title={T}}", "entry", "title: T")]
    [InlineData("@movie{k, title={T}}", "motion_picture", "title: T")]
    [InlineData("@STRING{ H&R = \"Harper \\& Row\" } @book{k, title={T}, publisher=H&R}", "book", "publisher: Harper & Row")]
    [InlineData("@book{k, % a comment, with = signs {\n title={T}, % and another\n year=2012}", "book", "issued: '2012'")]
    [InlineData("@book{title={T}, year=2012}", "book", "issued: '2012'")]
    public void Entries_of_Bibtex_keep_their_type_and_fields(string bibtex, string type, string line)
    {
        var draft = Assert.Single(Bibtex.Read(bibtex).Drafts);

        Assert.Equal(type, draft.Type);
        Assert.Contains($"  {line}\n", draft.Yaml("k"));
    }

    [Fact]
    public void An_entry_that_cannot_be_read_is_told_and_the_others_are_added()
    {
        const string bibtex = """
            @book{a, title={A}}
            @book{b, title={B
            @book{c, title={C}}
            @book{d, title}
            @book{e, year=2012}
            @book{f, title={F}}
            """;

        var import = Bibtex.Read(bibtex);
        var plan = NewSources.Plan(Inputs.Tree(), import.Drafts, "x");

        Assert.Equal(["a", "c", "f"], plan.Added.Select(added => added.Key));
        Assert.Equal(
            [
                "The entry \"b\" near line 6 has a brace that is not closed.",
                "The entry \"d\" near line 4 has a field \"title\" without = and a value.",
            ],
            import.Problems.AsEnumerable()
        );
        Assert.Equal(["The work \"e\" has no title, so it is left out."], plan.Refused.AsEnumerable());
    }

    [Fact]
    public void What_is_imported_passes_the_check_and_keys_that_had_to_change_are_told()
    {
        const string bibtex = """
            @book{a, title={T}, doi={http://alexandria.tue.nl/x.pdf}}
            @book{Bug, title={U}}
            @book{bug, title={V}}
            @book{doe:2012?, title={W}, author={Doe, Jane}, year=2012}
            @book{index, title={N/A}}
            @book{con, title={On}}
            """;

        var plan = NewSources.Plan(Inputs.Tree(), Bibtex.Read(bibtex).Drafts, "x");

        Assert.Equal(
            [("a", null), ("Bug", null), ("bug-2", "bug"), ("doe-2012-w", "doe:2012?"), ("index-2", "index"), ("con-2", "con")],
            plan.Added.Select(added => (added.Key, added.FormerKey))
        );
        Assert.Equal(["DOI"], plan.Added[0].LeftOut.Select(name => name.ToUpperInvariant()));
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, ("sources/x.yaml", Inputs.Text(plan.File!.After!)));
        Assert.Empty(SiteBuilder.Load(new LoadOptions(folder.Path)).Site.Diagnostics);
    }

    [Theory]
    [InlineData("""[{"id":"a","title":"T","issued":{"date-parts":[["2000","",""]]}}]""", "issued: '2000'")]
    [InlineData("""[{"id":"a","title":"T","issued":{"date-parts":[[2012]],"season":3}}]""", "issued: '2012-23'")]
    [InlineData("""[{"id":"a","title":"T","issued":{"date-parts":[["2012"]],"season":"Spring"}}]""", "issued: '2012-21'")]
    [InlineData("""[{"id":"a","title":"T","issued":{"date-parts":[[-44]]}}]""", "issued: '-0043'")]
    [InlineData("""[{"id":"a","title":"T","issued":{"date-parts":[[2012,3,1],[2012,4]],"circa":1}}]""", "issued: 2012-03-01~/2012-04~")]
    [InlineData("""[{"id":"a","title":"T","issued":{"date-parts":[[2012],[0,0]]}}]""", "issued: 2012/..")]
    [InlineData("""[{"id":"a","title":"T","issued":{"raw":"mars 2012"}}]""", "issued: '2012-03'")]
    [InlineData("""[{"id":"a","title":"T","issued":"2012-03-04"}]""", "issued: '2012-03-04'")]
    [InlineData("""[{"id":"a","title":"T","URL":"www.x.org"}]""", "URL: https://www.x.org")]
    [InlineData("""[{"id":"a","title":"Half \ud800 a letter \ud83d\ude00 \\ud800"}]""", @"title: Half � a letter 😀 \ud800")]
    [InlineData(
        """[{"id":"a","title":"T","author":[{"family":"Zawahiri","given":"A","non-dropping-particle":"al-"}]}]""",
        "- family: al-Zawahiri"
    )]
    [InlineData(
        """[{"id":"a","title":"T","author":[{"family":"Zawahiri","given":"A","dropping-particle":"al-"}]}]""",
        "- family: al-Zawahiri"
    )]
    [InlineData("""[{"id":"a","title":"T","author":[{"family":"Eert","given":"C","non-dropping-particle":"d'"}]}]""", "- family: d'Eert")]
    [InlineData(
        """[{"id":"a","title":"T","author":[{"family":"Gogh","given":"V","non-dropping-particle":"van"}]}]""",
        "- family: van Gogh"
    )]
    [InlineData(
        """[{"id":"a","title":"T","author":[{"family":"Alembert","given":"J","dropping-particle":"d’"}]}]""",
        "- family: d’Alembert"
    )]
    public void Dates_and_names_of_Csl_are_kept(string json, string line)
    {
        var draft = Assert.Single(CslJson.Read(json).Drafts);

        Assert.Contains(line.StartsWith("issued: 2", StringComparison.Ordinal) ? $"'{line[8..]}'" : $" {line}\n", draft.Yaml("k"));
        Entries(NewSources.Plan(Inputs.Tree(), [draft], "x"));
    }

    [Fact]
    public void A_work_of_Csl_without_a_title_stops_no_other()
    {
        const string json = """
            [{"id":"a","type":"book","title":"A"},{"id":"b","type":"book","title":""},7,{"id":"c","type":"book","title":"C"}]
            """;

        var import = CslJson.Read(json);
        var plan = NewSources.Plan(Inputs.Tree(), import.Drafts, "x");

        Assert.Equal(["a", "c"], plan.Added.Select(added => added.Key));
        Assert.Equal(["The work \"b\" has no title, so it is left out."], plan.Refused.AsEnumerable());
        Assert.Equal(["Entry 3 of the list is no work."], import.Problems.AsEnumerable());
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
        Assert.Contains($"  {line}\n", Assert.Single(CslJson.Read($"[{work}]").Drafts).Yaml("k"));

    [Theory]
    [InlineData("\"ITEM-1\"")]
    [InlineData("3")]
    public void A_number_in_an_export_is_no_citation_key(string id)
    {
        var plan = NewSources.Plan(
            Inputs.Tree(),
            CslJson.Read($$$"""[{"id":{{{id}}},"title":"Rebels take Gao","issued":{"date-parts":[[2012]]}}]""").Drafts,
            "zotero"
        );

        Assert.Equal("2012-rebels-take-gao", Assert.Single(plan.Added).Key);
    }
}
