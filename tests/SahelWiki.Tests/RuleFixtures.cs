using System.Text;
using SahelWiki.Diagnostics;
using SahelWiki.Model;
using SahelWiki.Tests.Support;
using static SahelWiki.Diagnostics.Rules;

namespace SahelWiki.Tests;

/// <summary>For each rule of the catalogue, a small site that breaks it and one that doesn't.</summary>
/// <param name="Bad">Paths and contents; what <see cref="TestSites.Write"/> adds is there too.</param>
internal sealed record RuleFixture(Rule Rule, (string Path, string Content)[] Bad, (string Path, string Content)[] Good)
{
    private const string Source = "afpc-mali: {type: chapter, title: Mali, issued: 2021}\n";

    private static readonly string Right = $"{Stamp.Of("Gao")}, {Stamp.Of("About Gao.")}";

    private static readonly (string, string) Relatives = ("relations.yaml", "relative-of: {label: Relative of, symmetric: true}\n");

    /// <summary>A work known only through a note of the other.</summary>
    private static readonly (string, string) Behind = (
        "sources/behind.yaml",
        "behind: {type: report, title: Behind, issued: 2018, via: 'afpc-mali, n. 81'}\n"
    );

    private const string Home = "title: Test\nbase_url: https://example.org/w/\n";

    private const string Shown = "![Map](../images/map.gif \"Map: its author\")";

    private const string Gif = "GIF89a";

    public static readonly RuleFixture[] All =
    [
        new(UnreadableFile, [("images/large.png", new string('x', 32 * 1024 * 1024 + 1))], [("images/small.gif", Gif)]),
        OfPage(EmptyFile, "", P("")),
        Of(EmptyFile, ("sources/more.yaml", "\n"), ("sources/more.yaml", "# Nothing yet.\n")),
        OfPage(NoFrontMatter, "Gao is a city.\n", P("Gao is a city.")),
        OfText(UnknownLanguage, "", "xx", "", "fr"),
        OfText(FactInTranslation, "", "fr", "founded: 2012", "fr", ""),
        new(TranslationWithoutPage, [("groups/y.fr.md", P(""))], [("groups/x.md", P("")), ("groups/x.fr.md", P(""))]),
        OfText(UnusedWords, "", "fr", "words: {gone: parti}", "fr", ""),
        OfText(UntranslatedWords, "ideology: freedom", "fr", "", "fr", "words: {freedom: liberté}"),
        OfText(BadStamp, "", "fr", $"translated_from: [done, {Right}]", "fr", $"translated_from: [{Right}]"),
        OfText(MissingStamps, "", "fr", "", "fr", $"translated_from: [{Right}]"),
        OfText(LaggingText, "", "fr", "translated_from: []", "fr", $"translated_from: [{Right}]"),
        new(
            OtherHeadings,
            [("groups/x.md", P("## A\n\nText.\n\n## B\n\nText.")), ("groups/x.fr.md", P("## A\n\nTexte."))],
            [("groups/x.md", P("## A\n\nText.")), ("groups/x.fr.md", P("## Autre\n\nTexte."))]
        ),
        new(
            ForeignCitation,
            [("groups/x.md", P("Text.")), ("groups/x.fr.md", P("Texte [@afpc-mali]."))],
            [("groups/x.md", P("Text [@afpc-mali].")), ("groups/x.fr.md", P("Texte [@afpc-mali]."))]
        ),
        OfPage(BadTable, P("```table\ntype: placs\n```"), P("```table\ntype: places\n```")),
        OfPage(EmptyTable, P("```table\ntype: groups\n```"), P("```table\ntype: places\n```")),
        OfPage(UnclosedFrontMatter, "---\ntitle: Gao\nsummary: A city.\n", P("")),
        OfPage(BadYaml, "---\ntitle: Gao: a city\nsummary: A city.\n---\n", "---\ntitle: \"Gao: a city\"\nsummary: A city.\n---\n"),
        OfPage(NotAMapping, "---\n- Gao\n---\n", P("")),
        OfPage(TabInYaml, "---\ntitle: Gao\nsummary: A city.\naliases:\n\t- Gawgaw\n---\n", P("", "aliases:\n  - Gawgaw")),
        OfPage(DuplicateKey, P("", "title: Gawgaw"), P("")),
        OfPage(UnknownField, P("", "sumary: A city."), P("", "tags: [city]")),
        OfPage(WrongType, P("", "aliases: Gawgaw"), P("", "aliases: [Gawgaw]")),
        OfPage(MissingField, "---\ntitle: Gao\n---\n", P("")),
        Of(UnknownValue, ("groups/x.md", P("", "status: activ")), ("groups/x.md", P("", "status: active"))),
        OfPage(LongSummary, "---\ntitle: Gao\nsummary: One. Two. Three.\n---\n", "---\ntitle: Gao\nsummary: One. Two.\n---\n"),
        OfPage(
            LongSummary,
            "---\ntitle: Gao\nsummary: A **large** city.\n---\n",
            "---\ntitle: Gao\nsummary: 'A city (5 * 3 < 16), \"Gao\".'\n---\n"
        ),
        OfPage(
            LongSummary,
            "---\ntitle: Gao\nsummary: A city on *the* river.\n---\n",
            "---\ntitle: Gao\nsummary: A city of snake_case and a_b.\n---\n"
        ),
        Of(BadClaim, ("events/x.md", P("", "outcome: \"N/A\"")), ("events/x.md", P("", "outcome: \"unknown\"\nkilled: 'none'"))),
        Of(
            BadClaim,
            ("events/x.md", P("", "participants: [{place: gao, article: x, role: party}]")),
            ("events/x.md", P("", "participants: [{place: gao, role: party}]"))
        ),
        Of(
            MissingLink,
            ("groups/x.md", P("", "designations: [{by: un-security-council}]")),
            ("groups/x.md", P("", "designations: [{by: UN Security Council}, {by: groups/x}, {by: x}]\nideology: jihadi-salafi"))
        ),
        Of(MissingLink, ("groups/x.md", P("", "area: places/gaoo")), ("groups/x.md", P("", "area: groups/x"))),
        OfSource(
            BadSource,
            "x: {type: report, title: X, DOI: see the web}\n",
            "x: {type: report, title: X, DOI: 'https://doi.org/10.1080/095.208'}\n"
        ),
        OfSource(
            BadSource,
            "x: {type: report, title: X, author: [{given: Ali}]}\n",
            "x: {type: report, title: X, author: [{literal: Ali}, HRW, {family: Gogh, non-dropping-particle: van}]}\n"
        ),
        Of(UnpublishedPage, ("gao.md", P("")), ("places/gao.md", P(""))),
        Of(UnpublishedPage, ("places/gao.markdown", P("")), ("places/gao.md", P(""))),
        Of(MisplacedFile, ("places/gao.docx", "x"), ("places/gao.md", P(""))),
        Of(ConflictCopy, ("places/gao (conflicted copy 2025-01-01).md", P("")), ("places/gao.md~", P(""))),
        OfPage(ExampleLeft, P("", "", "Name of the subject"), P("")),
        OfPage(CutValue, P("", "aliases:\n  - Nom #2"), P("", "aliases:\n  - \"Nom #2\" # a remark")),
        Of(UnknownFolder, ("group/notes.txt", "x"), ("images/notes.txt", "x")),
        OfPage(PageTooLarge, P(new string('x', 1024 * 1024)), P(new string('x', 1024))),
        OfPage(
            TooManyFindings,
            P(string.Concat(Enumerable.Repeat("a <b>\n\n", 250))),
            P(string.Concat(Enumerable.Repeat("a <b>\n\n", 50)))
        ),
        new(OutputCollision, [("groups/a-b.md", P("")), ("groups/a_b.md", P(""))], [("groups/a-b.md", P("")), ("groups/a-c.md", P(""))]),
        Of(OutputCollision, ("groups/404.md", P("")), ("groups/405.md", P(""))),
        Of(UnsafeFileName, ("groups/Ansar Dine.md", P("")), ("groups/ansar-dine.md", P(""))),
        Of(LongPath, ($"groups/{new string('a', 160)}.md", P("")), ($"groups/{new string('a', 150)}.md", P(""))),
        Of(WindowsFileName, ("sources/aux.yaml", ""), ("sources/auxiliary.yaml", "")),
        Of(WindowsFileName, ("groups/who?.md", P("")), ("groups/who.md", P(""))),
        Of(WindowsFileName, ("groups/who?.md", P("")), ("groups/con.md", P(""))),
        OfPage(MergeConflict, P("<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> main"), P("`<<<<<<< HEAD`")),
        Of(
            MergeConflict,
            ("sources/more.yaml", "<<<<<<< HEAD\na: {type: book, title: A}\n=======\n>>>>>>> main\n"),
            ("sources/more.yaml", "a: {type: book, title: A}\n")
        ),
        OfPage(CurlyQuotes, "---\ntitle: “Gao”\nsummary: A city.\n---\n", "---\ntitle: \"“Gao”\"\nsummary: A “city” it is.\n---\n"),
        OfPage(HiddenCharacter, P("A bell\u0007."), P("Tabs\tand\u00a0spaces.")),
        OfPage(
            HiddenCharacter,
            "---\ntitle: Ga\u202eo\nsummary: A city.\n---\n",
            "---\ntitle: غاو\u200f (Gao)\nsummary: A \u2067غاو\u2069 city.\n---\n"
        ),
        OfPage(
            HiddenCharacter,
            "---\ntitle: \"Ga\\u202Eo\"\nsummary: A city.\n---\n",
            "---\ntitle: \"Ga\\u00F6\"\nsummary: A city.\n---\n"
        ),
        OfPage(HiddenCharacter, P("A &#x202e; and &#7;."), P("Called &#x2067;غاو&#x2069; &amp; `&#x202e;`.")),
        OfPage(
            HiddenCharacter,
            P("Called \u2067غاو (Gao)\nand no end\u2069."),
            P("Called \u2067غاو\u2069 and \u2068\u2067غاو\u2069 (Gao)\u2069.")
        ),
        Of(
            HiddenCharacter,
            ("sources/more.yaml", "a: {type: book, title: A\u0000}\n"),
            ("sources/more.yaml", "a: {type: book, title: A}\n")
        ),
        Of(UnportablePath, ("groups/con.md", P("")), ("groups/coalition.md", P(""))),
        Of(UnportablePath, ("images/nul.v2.gif", Gif), ("images/null.gif", Gif)),
        OfPage(MissingLink, P("See [[Katiba Masina]]."), P("See [[Gao]].")),
        OfPage(UnknownHeading, P("See [[#hystory]].\n\n## History"), P("See [[#history]].\n\n## History")),
        Pair(
            DuplicateAlias,
            P("", "aliases: [Dicko]"),
            P("", "aliases: [Dicko]", "B"),
            P("", "aliases: [{name: Dicko, shared: true}]"),
            P("", "aliases: [{name: Dicko, shared: true}]", "B")
        ),
        Pair(
            AmbiguousLink,
            P("See [[Dicko]].", "aliases: [Dicko]"),
            P("", "aliases: [Dicko]", "B"),
            P("See [[persons/b|Dicko]].", "aliases: [Dicko]"),
            P("", "aliases: [Dicko]", "B")
        ),
        Pair(BadRedirect, P("", "redirects: [persons/b]"), P("", "", "B"), P("", "redirects: [persons/c]"), P("", "", "B")),
        Pair(
            BadRedirect,
            P("", "redirects: [persons/index, persons/404]"),
            P("", "", "B"),
            P("", "redirects: [persons/c]"),
            P("", "", "B")
        ),
        OfPage(UnsafeLink, P("[here](javascript:alert(1))"), P("[here](https://example.org/)")),
        OfPage(BrokenFileLink, P("[Timbuktu](timbuktu.md)"), P("[Gao](gao.md)")),
        OfPage(EmptyLink, P("See [[ ]]."), P("See [[Gao]].")),
        Pair(AliasIsTitle, P("", "aliases: [Bravo]"), P("", "", "Bravo"), P("", "aliases: [Alpha]"), P("", "", "Bravo")),
        Pair(
            UnlinkedMention,
            P("He met Bravo Man."),
            P("", "", "Bravo Man"),
            P("He met [[Bravo Man]], and Bravo Man him."),
            P("", "", "Bravo Man")
        ),
        Pair(
            UnlinkedMention,
            P("He met Bravo Man."),
            P("", "", "Bravo Man"),
            P("He met `Bravo Man` of the Bravo Mangrove."),
            P("", "", "Bravo Man")
        ),
        Pair(Orphan, P("Alone."), P("", "", "B"), P("See [[B]]."), P("See [[persons/a]].", "", "B")),
        Pair(
            LinkToRedirect,
            P("See [[persons/old|them]]."),
            P("", "redirects: [persons/old]", "B"),
            P("See [[persons/b|them]]."),
            P("", "redirects: [persons/old]", "B")
        ),
        Pair(
            LinkToRedirect,
            P("", "relations: [{type: relative-of, target: old}]"),
            P("", "redirects: [persons/old]", "B"),
            P("", "relations: [{type: relative-of, target: b}]"),
            P("", "redirects: [persons/old]", "B")
        ),
        Pair(
            VariantLink,
            P("See [[TRAORÉ ali]]."),
            P("", "", "Traore Ali"),
            P("See [[Traore Ali]], [[b]], [[persons/b]] and [b](b.md)."),
            P("", "", "Traore Ali")
        ),
        OfPage(UnclosedLink, P("See [[Gao] there."), P("See [[Gao]], [[a](https://example.org/)] and [[ 1 ] ].")),
        OfPage(UnclosedLink, P("See [[Gao and [[Gao]]."), P("See `[[Gao`.")),
        Pair(
            DuplicateTitle,
            P("", "", "Dicko"),
            P("", "", "DICKO"),
            P("", "", "Dicko (imam)"),
            P("", "aliases: [{name: Dicko, shared: true}]", "DICKO (preacher)")
        ),
        OfPage(WrongType, P("", "external_ids: {wikidata: q123}"), P("", "external_ids: {wikidata: Q123, geonames: 2457161, acled: X1}")),
        OfPage(WrongType, P("", "external_ids: {acled: }"), P("", "external_ids: {}")),
        OfPage(UnknownField, P("", "external_ids: {wikidta: Q123}"), P("", "external_ids: {wikidata: Q123}")),
        new(
            MissingRights,
            [("places/gao.md", P("![Map](../images/map.gif)")), ("images/map.gif", Gif)],
            [("places/gao.md", P("![Map](../images/map.gif \"Map: A. Author, CC0\")")), ("images/map.gif", Gif)]
        ),
        OfPage(LostCitation, P("So it is [afpc-mali]."), P("So it is [@afpc-mali], writes x@example.org [sic].")),
        OfPage(LostCitation, P("So it is, says @afpc-mali."), P("So it is, says `@afpc-mali`.")),
        OfPage(UnknownCitation, P("So it is [@afcp-mali]."), P("So it is [@afpc-mali].")),
        OfPage(UndefinedFootnote, P("So[^1]."), P("So[^1].\n\n[^1]: The note.")),
        OfPage(UnusedFootnote, P("So.\n\n[^1]: The note."), P("So[^1].\n\n[^1]: The note.")),
        OfPage(BadCitation, P("So [@afpc-mali p. 3; ]."), P("So [@afpc-mali, p. 3].")),
        new(DuplicateSourceKey, [("sources/a.yaml", Source), ("sources/texts.yaml", Source)], [("sources/texts.yaml", Source)]),
        OfSource(
            DuplicateSourceUrl,
            "x: {type: report, title: X, URL: 'https://example.org/a'}\ny: {type: report, title: Y, URL: 'http://www.example.org/a/'}\n",
            "x: {type: report, title: X, URL: 'https://example.org/a'}\ny: {type: report, title: Y, URL: 'https://example.org/b'}\n"
        ),
        OfSource(BadSource, "x: {type: report}\n", "x: {type: report, title: X}\n"),
        OfPage(DuplicateFootnote, P("So[^1].\n\n[^1]: One.\n\n[^1]: Two."), P("So[^1], so[^2].\n\n[^1]: One.\n\n[^2]: Two.")),
        OfSource(
            SourceWithoutArchive,
            "x: {type: report, title: X, URL: 'https://example.org/a'}\n",
            "x: {type: report, title: X, URL: 'https://example.org/a', archive_url: 'https://example.net/a'}\n"
        ),
        OfSource(
            SourceWithoutAccessDate,
            "x: {type: report, title: X, URL: 'https://example.org/a'}\n",
            "x: {type: report, title: X, URL: 'https://example.org/a', accessed: 2024-09-18}\n"
        ),
        OfSource(
            DeadWithoutArchive,
            "x: {type: report, title: X, URL: 'https://example.org/a', url_status: dead}\n",
            "x: {type: report, title: X, URL: 'https://example.org/a', url_status: dead, archive_url: 'https://example.net/a'}\n"
        ),
        OfSource(
            ArchiveWithoutDate,
            "x: {type: report, title: X, archive_url: 'https://example.net/a'}\n",
            "x: {type: report, title: X, archive_url: 'https://example.net/a', archive_date: 2024}\n"
        ),
        new(UncitedSource, [("places/gao.md", P("So."))], [("places/gao.md", P("So [@afpc-mali]."))]),
        OfSource(
            UncitedSource,
            "x: {type: report, title: X}\n",
            "x: {type: report, title: X, via: 'afpc-mali, n. 3'}\n",
            "So [@afpc-mali]."
        ),
        OfPage(UncitedFigure, P("The attack killed 12 soldiers."), P("The attack killed 12 soldiers [@afpc-mali, n. 83].")),
        OfPage(
            UncitedFigure,
            P("Dozens were killed there. It was in May [@afpc-mali]."),
            P("Soldiers were killed in June 2020, on 6 April and in the second raid of 2012.")
        ),
        OfPage(UncitedFigure, P("- JNIM claimed responsibility."), P("- JNIM claimed responsibility. [@afpc-mali]")),
        Of(
            UncitedPerson,
            ("persons/x.md", P("He commands the brigade there.")),
            ("persons/x.md", P("He commands the brigade there [@afpc-mali]. It is large, it is said[^1].\n\n[^1]: By some."))
        ),
        Of(
            UncitedPerson,
            ("persons/x.md", P("He commands the brigade there.", "status: reported dead")),
            ("persons/x.md", P("He commanded the brigade there.", "died: 2018"))
        ),
        Of(BadDate, ("events/x.md", P("", "date: 2012-13")), ("events/x.md", P("", "date: 2012-12"))),
        Of(
            DatesOutOfOrder,
            ("groups/x.md", P("", "leaders: [{person: p, from: 2015, to: 2012}]")),
            ("groups/x.md", P("", "leaders: [{person: p, from: 2012, to: 2015}]"))
        ),
        Of(DatesOutOfOrder, ("persons/x.md", P("", "born: 1980\ndied: 1979")), ("persons/x.md", P("", "born: [1980, 1970]\ndied: 1979"))),
        Of(BadClaim, ("events/x.md", P("", "killed: {min: 9, max: 3}")), ("events/x.md", P("", "killed: {min: 3, max: 9}"))),
        new(
            WrongPageType,
            [("groups/x.md", P("", "leaders: [{person: gao}]")), ("places/gao.md", P(""))],
            [("groups/x.md", P("", "leaders: [{person: p}]")), ("persons/p.md", P(""))]
        ),
        Groups(UnknownRelation, "{type: splinterof, target: b}", "{type: splinter-of, target: b}"),
        new(
            RelationNotAllowed,
            [("groups/x.md", P("", "relations: [{type: splinter-of, target: gao}]")), ("places/gao.md", P(""))],
            [("groups/x.md", P("", "relations: [{type: splinter-of, target: y}]")), ("groups/y.md", P(""))]
        ),
        Groups(RelationToItself, "{type: allied-with, target: groups/a}", "{type: allied-with, target: b}"),
        Groups(
            ContradictoryRelation,
            "{type: allied-with, target: b, from: 2012}",
            "{type: allied-with, target: b, from: 2015}",
            "{type: allied-with, target: groups/a, from: 2015}"
        ),
        Groups(CyclicRelation, "{type: splinter-of, target: b}", "{type: allied-with, target: b}", "{type: splinter-of, target: groups/a}"),
        new(
            SeveralFunctional,
            [
                ("groups/x.md", P("", "relations: [{type: led-by, target: a}, {type: led-by, target: b}]")),
                ("persons/a.md", P("")),
                ("persons/b.md", P("", "", "B")),
            ],
            [
                ("groups/x.md", P("", "relations: [{type: led-by, target: a, to: 2012}, {type: led-by, target: b, from: 2013}]")),
                ("persons/a.md", P("")),
                ("persons/b.md", P("", "", "B")),
            ]
        ),
        Of(
            AsOfAfterWorks,
            ("groups/x.md", P("", "size: {value: 2000, as_of: 2022, source: 'afpc-mali, n. 81'}")),
            (
                "groups/x.md",
                P("", "size: [{value: 2000, as_of: 2021, source: 'afpc-mali, n. 81'}, {value: 3000, as_of: 2022, source: nobody}, 4000]")
            )
        ),
        new(
            AsOfAfterWorks,
            [Behind, ("groups/x.md", P("", "size: {value: 2000, as_of: 2021, source: 'afpc-mali, n. 81'}"))],
            [
                Behind,
                (
                    "groups/x.md",
                    P(
                        "",
                        "size: [{value: 2000, as_of: 2018, source: 'afpc-mali, n. 81'},"
                            + " {value: 3000, as_of: 2021, source: [afpc-mali, 'afpc-mali, n. 81']}]"
                    )
                ),
            ]
        ),
        new(
            YearAfterWorks,
            [Behind, ("places/gao.md", P("It had 2,000 fighters in 2020 [@afpc-mali, n. 81]."))],
            [Behind, ("places/gao.md", P("It had 2,000 fighters in 2018 [@afpc-mali, n. 81]. It ended in 2020 [@afpc-mali]."))]
        ),
        Groups(
            FlatRelation,
            "{type: allied-with, target: b, note: Reportedly.}",
            "{type: allied-with, target: b, note: Reportedly., confidence: low}"
        ),
        OfPage(
            LostHedge,
            "---\ntitle: Gao\nsummary: Armed men killed the mayor of that city.\n---\n"
                + "Armed men reportedly killed the mayor of that city [@afpc-mali, n. 3].\n",
            "---\ntitle: Gao\nsummary: Armed men reportedly killed the mayor of that city.\n---\n"
                + "Armed men reportedly killed the mayor of that city [@afpc-mali, n. 3].\n"
        ),
        OfPage(
            LostHedge,
            P(
                "Fighters from Gao may have killed the mayor and burned archives [@afpc-mali, n. 3].",
                Row("Fighters from Gao killed the mayor and burned archives", 3)
            ),
            P(
                "Fighters from Gao killed the mayor in May 2012 [@afpc-mali, n. 3].",
                Row("Fighters from Gao killed the mayor and burned archives", 3)
            )
        ),
        new(
            UnequalStatements,
            [
                ("places/gao.md", P("Fighters attacked the camp near Gao and killed 9 soldiers [@afpc-mali, n. 3].")),
                ("places/kidal.md", P("Fighters attacked the camp near Gao and killed 11 soldiers [@afpc-mali, n. 3].", "", "Kidal")),
            ],
            [
                ("places/gao.md", P("Fighters attacked the camp near Gao and killed 9 soldiers [@afpc-mali, n. 3].")),
                (
                    "places/kidal.md",
                    P(
                        "Fighters attacked the camp near Gao and killed 9 soldiers [@afpc-mali, n. 3]."
                            + " Fighters attacked the camp near Gao and killed 11 soldiers [@afpc-mali, n. 4].",
                        "",
                        "Kidal"
                    )
                ),
            ]
        ),
        OfPage(
            SpeaksOfSources,
            P("The sources do not say who founded it. The text gives no year. According to one, it is old. It has a market."),
            P("It was founded long ago. The text gives no year. According to one, it is old. It has a market. It has a port.")
        ),
        OfPage(BadCoordinates, P("", "coordinates: {lat: 162.7, lon: 0}"), P("", "coordinates: {lat: 16.27, lon: -0.04}")),
        OfPage(FineCoordinates, P("", "coordinates: {lat: 16.27093, lon: -0.04}"), P("", "coordinates: {lat: 16.27, lon: -0.04}")),
        Of(UnsourcedClaim, ("groups/x.md", P("", "size: 2000")), ("groups/x.md", P("", "size: {value: 2000, source: afpc-mali}"))),
        Groups(UnsourcedClaim, "{type: allied-with, target: b}", "{type: allied-with, target: b, source: afpc-mali}"),
        Of(
            UnsourcedClaim,
            ("groups/x.md", P("", "timeline: [{date: 2012, text: Takes Gao}]")),
            ("groups/x.md", P("", "founded: unknown\ntimeline: [{date: 2012, text: Takes Gao, source: afpc-mali}]"))
        ),
        Of(MissingAsOf, ("groups/x.md", P("", "status: active")), ("groups/x.md", P("", "status: {value: active, as_of: 2024}"))),
        Of(
            MissingAsOf,
            ("groups/x.md", P("", "leaders: [{person: p}]")),
            ("groups/x.md", P("", "status: dissolved\nsize: unknown\nleaders: [{person: p, from: 2012}, {person: q, note: undated}]"))
        ),
        Meeting(DeadBeforeEvent, "died: 2018", "died: 2020"),
        Meeting(DeadBeforeEvent, "died: 2018-12-31", "died: [2018, 2021]"),
        new(
            OutsideGroupDates,
            [("groups/x.md", P("", "founded: 2017\nleaders: [{person: p, from: 2012, to: 2016}]"))],
            [("groups/x.md", P("", "founded: [2017, 2012]\nleaders: [{person: p, from: 2012, to: 2016}]"))]
        ),
        new(
            OutsideGroupDates,
            [("groups/x.md", P("", "dissolved: 2017")), ("persons/p.md", P("", "affiliations: [{group: x, from: 2018}]", "Pat"))],
            [
                ("groups/x.md", P("", "dissolved: 2017")),
                ("persons/p.md", P("", "affiliations: [{group: x, from: 2012}, {group: x, from: 2017}]", "Pat")),
            ]
        ),
        new(
            OutsideParentDates,
            [("events/a.md", P("", "date: 2013/2014")), ("events/b.md", P("", "date: 2019\npart_of: a", "B"))],
            [("events/a.md", P("", "date: 2013/..")), ("events/b.md", P("", "date: 2019\npart_of: a", "B"))]
        ),
        Of(
            EndedBeforeFounded,
            ("groups/x.md", P("", "founded: 2017\ndissolved: 2012")),
            ("groups/x.md", P("", "founded: [2017, 2012-05]\ndissolved: 2012"))
        ),
        Of(
            Rules.StaleFact,
            ("groups/x.md", P("", "status: {value: active, as_of: 2024}\nsize: {value: 9, as_of: 2015}")),
            ("groups/x.md", P("", "status: {value: active, as_of: 2024}\nsize: [{value: 9, as_of: 2015}, {value: 8, as_of: 2023}]"))
        ),
        OfPage(NestedLink, P("[the report on [[Gao]]](https://example.org/)"), P("[the report](https://example.org/) on [[Gao]]")),
        OfPage(NestedLink, P("[the report [@afpc-mali]](https://example.org/)"), P("[the report](https://example.org/) [@afpc-mali]")),
        OfPage(UnusedDefinition, P("[report]: https://example.org/"), P("See [the report][report].\n\n[report]: https://example.org/")),
        OfPage(
            TooDense,
            P(string.Concat(Enumerable.Repeat("[a](b", 1000))),
            P(string.Concat(Enumerable.Repeat("[a](https://x.org) ", 1000)))
        ),
        OfPage(BrokenTable, P("| A | B |\n|---|---|\n| 1 | 2 | 3 |"), P("| A | B |\n|---|---|\n| 1 \\| 2 | `3|4` [[Gao|5]] |")),
        OfPage(BrokenTable, P("| A | B |\n|---|---|\n| 1 | 2 |\nbar"), P("| A | B |\n|---|---|\n| 1 | 2 |\n\nbar")),
        OfPage(BadHeading, P("## History {#history [[Gao]]}"), P("## History of [[Gao]] {#history}")),
        OfPage(BadHeading, P("## [@afpc-mali]"), P("## History [@afpc-mali]")),
        Of(
            RegionAsSpot,
            ("places/x.md", P("", "kind: region\ncoordinates: {lat: 18.5, lon: -1}")),
            ("places/x.md", P("", "kind: region\ncoordinates: {lat: 18.5, lon: -1, precision: region}"))
        ),
        Of(
            UnknownOutline,
            ("places/x.md", P("", "outline: {value: Mopti, source: afpc-mali}")),
            ("places/x.md", P("", "outline: [{value: 'Mopti, Mali', source: afpc-mali}, {value: Niger, source: afpc-mali}]"))
        ),
        OfPage(RawHtml, P("a <b>bold</b> word"), P("a **bold** word and `<b>`")),
        new(
            NotAnImage,
            [("places/gao.md", P(Shown)), ("images/map.gif", "<html>")],
            [("places/gao.md", P(Shown)), ("images/map.gif", Gif)]
        ),
        new(
            LargeImage,
            [("places/gao.md", P(Shown)), ("images/map.gif", Gif + new string('x', 1_000_000))],
            [("places/gao.md", P(Shown)), ("images/map.gif", Gif)]
        ),
        new(
            OwnAddress,
            [
                ("site.yaml", Home),
                ("places/gao.md", P("[X](https://example.org/w/places/kidal.html)")),
                ("places/kidal.md", P("", "", "Kidal")),
            ],
            [("site.yaml", Home), ("places/gao.md", P("[[places/kidal|X]]")), ("places/kidal.md", P("", "", "Kidal"))]
        ),
        Of(ThemeFile, ("theme/style.css", "@import 'https://example.org/x.css';"), ("theme/style.css", ":root { --accent: #0b6b8a; }")),
        Of(ThemeFile, ("theme/icon.svg", "<svg><script>1</script></svg>"), ("theme/icon.svg", "<svg><circle r='1'/></svg>")),
        Of(ThemeFile, ("theme/icon.svg", "<svg onload='x()'/>"), ("theme/icon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")),
        Of(MissingStrings, ("site.yaml", "title: Test\nlanguage: de\n"), ("site.yaml", "title: Test\nlanguage: fr-CA\n")),
        OfPage(ForeignSyntax, P("The figure is ==12== {.large}"), P("The figure is **12**, \\{.large}.")),
        OfPage(ShownAsCode, P("Text.\n\n\tIn 2012 the army fled."), P("Text.\n\n```\nx\n```\n")),
        OfPage(AccidentalList, P("2012. The army fled."), P("2012\\. The army fled.\n\n1. One\n2. Two")),
        OfPage(BadEmbed, P("![[#old]]\n\n## Old\n\nText."), P("[[#old]]\n\n## Old\n\nText.")),
        OfPage(MissingImage, P("![Map](../images/map.gif)"), P("No map.")),
        OfPage(UnsafeImage, P("![Map](https://example.org/map.png)"), P("No map.")),
        new(
            MissingAltText,
            [("places/gao.md", P("![](../images/map.gif)")), ("images/map.gif", Gif)],
            [("places/gao.md", P("![Map](../images/map.gif)")), ("images/map.gif", Gif)]
        ),
        OfPage(HeadingSpace, P("##History"), P("## History\n\n#5 of the list, and C##x")),
        OfPage(BrokenTable, P("| Year | Killed |\n| 2012 | 30 |"), P("| Year | Killed |\n|---|---|\n| 2012 | 30 |")),
        OfPage(HeadingLevel, P("# History"), P("## History")),
        OfPage(TooDeep, P(string.Concat(Enumerable.Repeat("> ", 1000)) + "x"), P("> > x")),
        OfPage(DuplicateHeadingId, P("## A {#x}\n\n## B {#x}"), P("## A {#x}\n\n## B {#y}")),
        OfPage(RawUrl, P("See https://example.org/report."), P("See [the report](https://example.org/report) and `https://example.org/`.")),
        OfPage(RawUrl, P("See <https://example.org/report>."), P("Write to <office@example.org>.")),
        Style("Terrorists attacked Gao.", "Fighters attacked Gao."),
        Style(
            "They fell to the *army*, “so”.",
            "“Terrorists”, `regime`, *The Regime* and [[articles/regime|Regime]] are no words of ours. [@afpc-mali, the regime]"
        ),
        Of(BadSetting, ("site.yaml", "title: X\nbase_url: sahelwiki\n"), ("site.yaml", "title: X\nbase_url: https://example.org/\n")),
        Of(
            BadVocabulary,
            ("relations.yaml", "fought: {symmetric: true}\n"),
            ("relations.yaml", "fought: {label: Fought, symmetric: true}\n")
        ),
    ];

    /// <summary>A page with text and further fields.</summary>
    private static string P(string text, string fields = "", string title = "Gao") => TestSites.Page(title, text, fields);

    private static RuleFixture Of(Rule rule, (string Path, string Content) bad, (string Path, string Content) good) =>
        new(rule, [bad], [good]);

    /// <summary>A page and a text on it in another language.</summary>
    private static RuleFixture OfText(Rule rule, string facts, string badLanguage, string bad, string goodLanguage, string good = "") =>
        new(
            rule,
            [("groups/x.md", P("", facts)), ($"groups/x.{badLanguage}.md", P("", bad))],
            [("groups/x.md", P("", facts)), ($"groups/x.{goodLanguage}.md", P("", good))]
        );

    private static string Row(string text, int note) => $"timeline:\n  - {{date: 2012, text: {text}, source: 'afpc-mali, n. {note}'}}";

    private static RuleFixture OfPage(Rule rule, string bad, string good) => Of(rule, ("places/gao.md", bad), ("places/gao.md", good));

    private static RuleFixture OfSource(Rule rule, string bad, string good, string text = "") =>
        new(rule, [("sources/more.yaml", bad), ("places/gao.md", P(text))], [("sources/more.yaml", good), ("places/gao.md", P(text))]);

    private static RuleFixture Pair(Rule rule, string badA, string badB, string goodA, string goodB) =>
        new(
            rule,
            [("persons/a.md", badA), ("persons/b.md", badB), Relatives],
            [("persons/a.md", goodA), ("persons/b.md", goodB), Relatives]
        );

    private static RuleFixture Groups(Rule rule, string bad, string good, string other = "") =>
        new(
            rule,
            [("groups/a.md", P("", $"relations: [{bad}]", "Alpha")), ("groups/b.md", P("", $"relations: [{other}]", "Bravo"))],
            [("groups/a.md", P("", $"relations: [{good}]", "Alpha")), ("groups/b.md", P("", $"relations: [{other}]", "Bravo"))]
        );

    private static RuleFixture Meeting(Rule rule, string bad, string good)
    {
        (string, string)[] With(string died) =>
            [("persons/p.md", P("", died, "Pat")), ("events/x.md", P("", "date: 2020-05\nparticipants: [{person: p, role: party}]"))];
        return new(rule, With(bad), With(good));
    }

    private static RuleFixture Style(string bad, string good)
    {
        (string, string)[] With(string text) =>
            [
                (
                    "about/editorial-policy.md",
                    P(
                        "Terrorists are no word.\n\n## Words to avoid\n\n| Avoid | Write instead |\n|---|---|\n| "
                            + "`terrorist`, `terrorists` | fighters |\n| `regime` | government |\n| `fell to` | was taken by |"
                    )
                ),
                ("articles/regime.md", P("", "", "Regime")),
                ("places/gao.md", P(text)),
            ];
        return new(StyleWord, With(bad), With(good));
    }
}

public sealed class RuleTests
{
    /// <summary>Rules about what no text file can show; their tests are below.</summary>
    private static readonly Rule[] WithTestsOfTheirOwn =
    [
        NotUtf8,
        SymbolicLink,
        MissingSettings,
        Rules.Fault,
        Rules.ImageMetadata,
        UnusedImage,
    ];

    public static TheoryData<int> Fixtures => [.. Enumerable.Range(0, RuleFixture.All.Length)];

    [Fact]
    public void Every_rule_has_a_site_that_breaks_it_and_one_that_does_not()
    {
        var without = Rules.All.Except(RuleFixture.All.Select(fixture => fixture.Rule)).Except(WithTestsOfTheirOwn);

        Assert.Empty(without);
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_rule_finds_what_breaks_it_and_nothing_else(int index)
    {
        var fixture = RuleFixture.All[index];

        var bad = Check(fixture.Bad);
        var good = Check(fixture.Good);

        Assert.Contains(bad, found => found.Rule == fixture.Rule);
        Assert.DoesNotContain(good, found => found.Rule == fixture.Rule);
        Assert.All(bad.Where(found => found.Rule == fixture.Rule), found =>
            Assert.True(found.Span is { Line: >= 1, Column: >= 1 } && found.Message.EndsWith('.'))
        );
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_found_at_its_first_bad_byte()
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(folder);
        Directory.CreateDirectory(folder.At("places"));
        File.WriteAllBytes(folder.At("places/gao.md"), [.. Encoding.UTF8.GetBytes("---\ntitle: Caf"), 0xE9, (byte)'\n']);

        var found = Assert.Single(Check(folder), found => found.Rule == NotUtf8);

        Assert.Equal((2, 11), (found.Span.Line, found.Span.Column));
    }

    [Fact]
    public void A_symbolic_link_is_not_followed()
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, ("places/gao.md", TestSites.Page("Gao")));
        File.CreateSymbolicLink(folder.At("places/link.md"), folder.At("places/gao.md"));

        var found = Assert.Single(Check(folder), found => found.Rule == SymbolicLink);

        Assert.Equal("places/link.md", found.Source.Value);
    }

    [Fact]
    public void A_site_has_settings()
    {
        using var folder = new TemporaryFolder();
        folder.Write("places/gao.md", TestSites.Page("Gao"));

        Assert.Contains(Check(folder), found => found.Rule == MissingSettings);
        Assert.DoesNotContain(Check(folder.Write("site.yaml", "title: X\n")), found => found.Rule == MissingSettings);
    }

    [Fact]
    public void Codes_and_names_are_unique_and_examples_are_there()
    {
        Assert.Equal(Rules.All.Length, Rules.All.Select(rule => rule.Code).Distinct().Count());
        Assert.Equal(Rules.All.Length, Rules.All.Select(rule => rule.Name).Distinct().Count());
        Assert.All(Rules.All, rule =>
        {
            Assert.Matches("^SW[1-6][0-9]{3}$", rule.Code);
            Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", rule.Name);
            Assert.EndsWith(".", rule.Sentence);
            Assert.True(rule.Bad.Length > 0 && rule.Good.Length > 0);
        });
    }

    internal static IReadOnlyList<Diagnostic> Check(params (string Path, string Content)[] files)
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(folder, files);
        return Check(folder);
    }

    private static IReadOnlyList<Diagnostic> Check(TemporaryFolder folder) =>
        SiteBuilder.Load(new LoadOptions(folder.Path, Least: Severity.Info)).Site.Diagnostics;
}
