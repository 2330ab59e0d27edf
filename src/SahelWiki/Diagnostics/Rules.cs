using System.Collections.Immutable;
using System.Reflection;
using static SahelWiki.Diagnostics.Severity;

namespace SahelWiki.Diagnostics;

/// <summary>Every mistake the build knows, in one catalogue; the manual's page on rules is made from it.</summary>
/// <remarks>
/// SW1xxx files and front matter, SW2xxx links and names, SW3xxx citations and notes, SW4xxx claims and relations,
/// SW5xxx text, SW6xxx settings and vocabulary. What no reader of the site could stumble over is information by default,
/// also where a wiki should demand more: it then raises the severity in its <c>site.yaml</c>.
/// </remarks>
public static class Rules
{
    public static readonly Rule UnreadableFile = new(
        "SW1001",
        "unreadable-file",
        Error,
        "Every file of the input folder can be read.",
        "(a file without read permission)",
        "(the same file, readable)"
    );
    public static readonly Rule NotUtf8 = new("SW1002", "not-utf8", Error, "Text files are UTF-8.", "caf\\xE9 (Latin-1)", "café (UTF-8)");
    public static readonly Rule EmptyFile = new(
        "SW1003",
        "empty-file",
        Error,
        "A file holds something: a page its front matter and text, a file of data its entries.",
        "(nothing)",
        "---\ntitle: Gao\nsummary: A city on the Niger.\n---\n"
    );
    public static readonly Rule NoFrontMatter = new(
        "SW1004",
        "no-front-matter",
        Error,
        "A page begins with front matter between two lines of three hyphens.",
        "Gao is a city.",
        "---\ntitle: Gao\nsummary: A city on the Niger.\n---\nGao is a city."
    );
    public static readonly Rule UnknownLanguage = new(
        "SW1090",
        "unknown-language",
        Error,
        "A text in another language is in one that the site has words of its own for.",
        "groups/jnim.xx.md",
        "groups/jnim.fr.md"
    );
    public static readonly Rule FactInTranslation = new(
        "SW1091",
        "fact-in-translation",
        Error,
        "Facts stand in the page's own file alone; a text in another language has a title, a summary, words and the text.",
        "groups/jnim.fr.md with: founded: 2017-03",
        "groups/jnim.md with: founded: {value: '2017-03', source: afpc-mali}"
    );
    public static readonly Rule TranslationWithoutPage = new(
        "SW1092",
        "translation-without-page",
        Error,
        "A text in another language belongs to a page.",
        "groups/jnim.fr.md without groups/jnim.md",
        "groups/jnim.fr.md beside groups/jnim.md"
    );
    public static readonly Rule UnusedWords = new(
        "SW1093",
        "unused-words",
        Warning,
        "What \"words\" translates stands in the front matter of the page.",
        "words: {\"an old note\": \"une vieille note\"}",
        "words: {\"a note\": \"une note\"}"
    );
    public static readonly Rule UntranslatedWords = new(
        "SW1094",
        "untranslated-words",
        Info,
        "The free words of a page's facts are translated wherever its text is.",
        "(a note without an entry in \"words\")",
        "words: {\"a note\": \"une note\"}"
    );
    public static readonly Rule BadStamp = new(
        "SW1095",
        "bad-stamp",
        Warning,
        "What a text was translated from is written by the command, and never by hand.",
        "translated_from: [done]",
        "translated_from: [bkwqzdn]"
    );
    public static readonly Rule MissingStamps = new(
        "SW1096",
        "missing-stamps",
        Info,
        "A text in another language remembers what it was translated from, so that the check can tell when that changed.",
        "groups/jnim.fr.md without translated_from",
        "groups/jnim.fr.md after: sahelwiki translations accept groups/jnim"
    );
    public static readonly Rule LaggingText = new(
        "SW1097",
        "lagging-text",
        Info,
        "A text in another language says what the page says now.",
        "(the page: 77 people died.) (its text in French, from before: 70 personnes ont été tuées.)",
        "(the page: 77 people died.) (its text in French: 77 personnes ont été tuées.)"
    );
    public static readonly Rule OtherHeadings = new(
        "SW1098",
        "other-headings",
        Info,
        "A text in another language has the headings of its page, one for one.",
        "(the page: ## Attacks, ## Origins) (its text in French: ## Attaques)",
        "(the page: ## Attacks, ## Origins) (its text in French: ## Attaques, ## Origines)"
    );
    public static readonly Rule ForeignCitation = new(
        "SW1099",
        "foreign-citation",
        Info,
        "A text in another language cites what its page cites.",
        "(the page: [@afpc-mali]) (its text in French: [@afpc-niger])",
        "(the page: [@afpc-mali]) (its text in French: [@afpc-mali])"
    );
    public static readonly Rule UnclosedFrontMatter = new(
        "SW1005",
        "unclosed-front-matter",
        Error,
        "Front matter ends with a line of three hyphens.",
        "---\ntitle: Gao\nGao is a city.",
        "---\ntitle: Gao\n---\nGao is a city."
    );
    public static readonly Rule BadYaml = new(
        "SW1006",
        "bad-yaml",
        Error,
        "Front matter and data files are valid YAML, without anchors, aliases or tags.",
        "title: Gao: a city",
        "title: \"Gao: a city\""
    );
    public static readonly Rule NotAMapping = new(
        "SW1007",
        "not-a-mapping",
        Error,
        "Front matter is a list of fields, each with a name and a value.",
        "- Gao",
        "title: Gao"
    );
    public static readonly Rule TabInYaml = new(
        "SW1008",
        "tab-in-yaml",
        Error,
        "YAML is indented with spaces, never with tabs.",
        "aliases:\n\t- Gawgaw",
        "aliases:\n  - Gawgaw"
    );
    public static readonly Rule DuplicateKey = new(
        "SW1009",
        "duplicate-key",
        Error,
        "A field is written once.",
        "title: Gao\ntitle: Gawgaw",
        "title: Gao\naliases: [Gawgaw]"
    );
    public static readonly Rule UnknownField = new(
        "SW1010",
        "unknown-field",
        Error,
        "Fields are those of the page's type.",
        "sumary: A city.",
        "summary: A city."
    );
    public static readonly Rule WrongType = new(
        "SW1011",
        "wrong-type",
        Error,
        "A field's value has the shape its type asks for.",
        "aliases: Gawgaw",
        "aliases: [Gawgaw]"
    );
    public static readonly Rule MissingField = new(
        "SW1012",
        "missing-field",
        Error,
        "Required fields are there.",
        "title: Gao",
        "title: Gao\nsummary: A city on the Niger."
    );
    public static readonly Rule UnknownValue = new(
        "SW1013",
        "unknown-value",
        Error,
        "A field with a fixed vocabulary uses a word of it.",
        "status: activ",
        "status: active"
    );
    public static readonly Rule LongSummary = new(
        "SW1014",
        "long-summary",
        Warning,
        "A summary is plain text of at most two sentences.",
        "summary: One. Two. Three.",
        "summary: One. Two."
    );
    public static readonly Rule MisplacedFile = new(
        "SW1015",
        "misplaced-file",
        Warning,
        "Files are of the kind that their folder holds: pages end in .md, sources in .yaml; pictures lie in images.",
        "input/places/gao.docx",
        "input/places/gao.md"
    );
    public static readonly Rule SymbolicLink = new(
        "SW1016",
        "symbolic-link",
        Error,
        "The input folder holds files, not symbolic links.",
        "groups/x.md -> /etc/hosts",
        "groups/x.md"
    );
    public static readonly Rule UnknownFolder = new(
        "SW1017",
        "unknown-folder",
        Warning,
        "Folders of the input are those of the page types, about, sources and images.",
        "input/group/jnim.md",
        "input/groups/jnim.md"
    );
    public static readonly Rule PageTooLarge = new(
        "SW1018",
        "page-too-large",
        Warning,
        "A page is short enough to be read on a phone: under one megabyte.",
        "(a page of 5 MB)",
        "(several pages)"
    );
    public static readonly Rule TooManyFindings = new(
        "SW1019",
        "too-many-findings",
        Warning,
        "A file has few enough findings to list.",
        "(a file with thousands of mistakes)",
        "(the same file, mended)"
    );
    public static readonly Rule OutputCollision = new(
        "SW1020",
        "output-collision",
        Error,
        "Each page has an address of its own, also on disks that don't tell upper from lower case.",
        "groups/JNIM.md and groups/jnim.md",
        "groups/jnim.md"
    );
    public static readonly Rule UnsafeFileName = new(
        "SW1021",
        "unsafe-file-name",
        Warning,
        "File names are lower-case letters, digits and hyphens, which every disk can hold.",
        "groups/Ansar Dine?.md",
        "groups/ansar-dine.md"
    );
    public static readonly Rule UnportablePath = new(
        "SW1022",
        "unportable-path",
        Error,
        "Every path of the site can be written to any disk: 200 characters at most, none that Windows refuses, none "
            + "that differs from another only in case.",
        "images/map?.png",
        "images/map.png"
    );
    public static readonly Rule LongPath = new(
        "SW1023",
        "long-path",
        Warning,
        "A file's path below the input folder has at most 160 characters, so that Windows can check it out.",
        "events/(a name of 200 letters).md",
        "events/bamako-attack-2024.md"
    );
    public static readonly Rule WindowsFileName = new(
        "SW1024",
        "windows-file-name",
        Error,
        "File names are such as Windows can hold: not CON, NUL or COM1, none of < > : \" | ? *, no dot or space at the end.",
        "sources/aux.yaml",
        "sources/auxiliary.yaml"
    );
    public static readonly Rule MergeConflict = new(
        "SW1025",
        "merge-conflict",
        Error,
        "A file holds one version of each line, without the marks that git sets where two changes met.",
        "<<<<<<< HEAD\nkilled: 12\n=======\nkilled: 14\n>>>>>>> main",
        "killed: 14"
    );
    public static readonly Rule CurlyQuotes = new(
        "SW1026",
        "curly-quotes",
        Warning,
        "Values stand in straight quotation marks, or in none: others are part of the value.",
        "title: “Ansar Dine”",
        "title: \"Ansar Dine\""
    );
    public static readonly Rule Fault = new(
        "SW1028",
        "fault",
        Error,
        "The program reads, links and shows every file. Where it fails, the mistake is its own: the finding says what to report.",
        "(a file that the program cannot cope with)",
        "(the same file, once the program is mended)"
    );
    public static readonly Rule CutValue = new(
        "SW1029",
        "cut-value",
        Warning,
        "A value with a number sign after a space stands in quotation marks, since the rest would be lost.",
        "title: L’affaire #Diafarabé",
        "title: \"L’affaire #Diafarabé\""
    );
    public static readonly Rule ConflictCopy = new(
        "SW1030",
        "conflict-copy",
        Warning,
        "A file is there once, without the copies that programs make of what was changed in two places.",
        "groups/jnim (conflicted copy 2025-01-01).md",
        "groups/jnim.md"
    );
    public static readonly Rule UnpublishedPage = new(
        "SW1031",
        "unpublished-page",
        Error,
        "A page lies in the folder of its type and ends in .md, or nobody would ever read it.",
        "input/gao.md",
        "input/places/gao.md"
    );
    public static readonly Rule ExampleLeft = new(
        "SW1032",
        "example-left",
        Warning,
        "The words of an example or a template are replaced by those of the page.",
        "title: Name of the subject",
        "title: Battle of Konna"
    );
    public static readonly Rule HiddenCharacter = new(
        "SW1027",
        "hidden-character",
        Error,
        "Text holds no character that nobody sees and that changes what is read: no control characters, no overrides "
            + "of direction (U+202A to U+202E). The marks U+200E and U+200F are allowed, and isolates (U+2066 to "
            + "U+2068) that U+2069 ends in the same line.",
        "title: Gao\\x07",
        "title: Gao"
    );

    public static readonly Rule MissingLink = new(
        "SW2001",
        "missing-link",
        Warning,
        "A link leads to a page that exists; else it is listed among the wanted pages.",
        "[[Katiba Masina]]",
        "[[Katiba Macina]]"
    );
    public static readonly Rule UnknownHeading = new(
        "SW2002",
        "unknown-heading",
        Error,
        "A link to a heading names one that exists.",
        "[[jnim#hystory]]",
        "[[jnim#history]]"
    );
    public static readonly Rule DuplicateAlias = new(
        "SW2003",
        "duplicate-alias",
        Warning,
        "A name that several pages have is marked as shared on each of them.",
        "aliases: [Dicko]",
        "aliases: [{name: Dicko, shared: true}]"
    );
    public static readonly Rule AmbiguousLink = new(
        "SW2004",
        "ambiguous-link",
        Error,
        "A link says which page it means.",
        "[[Dicko]]",
        "[[persons/mahmoud-dicko|Dicko]]"
    );
    public static readonly Rule BadRedirect = new(
        "SW2005",
        "bad-redirect",
        Error,
        "A redirect is the former id of one page, and no page has that id now.",
        "redirects: [groups/jnim] (which exists)",
        "redirects: [groups/gsim]"
    );
    public static readonly Rule UnsafeLink = new(
        "SW2006",
        "unsafe-link",
        Error,
        "Links lead to pages of the wiki, or to http, https and mailto addresses.",
        "[here](javascript:alert(1))",
        "[here](https://example.org/)"
    );
    public static readonly Rule BrokenFileLink = new(
        "SW2007",
        "broken-file-link",
        Error,
        "A link to a file names a page or an image of the input folder.",
        "[Gao](gao.md) (no such file)",
        "[Gao](../places/gao.md)"
    );
    public static readonly Rule EmptyLink = new("SW2008", "empty-link", Error, "A link names its target.", "[[ ]]", "[[Gao]]");
    public static readonly Rule AliasIsTitle = new(
        "SW2009",
        "alias-is-title",
        Warning,
        "An alias is not the title of another page.",
        "aliases: [Mali] (on a page that is not Mali)",
        "aliases: [Republic of Mali]"
    );
    public static readonly Rule UnlinkedMention = new(
        "SW2010",
        "unlinked-mention",
        Info,
        "The first mention of a subject that has a page is a link.",
        "He joined JNIM. (and no link to it on the page)",
        "He joined [[JNIM]]."
    );
    public static readonly Rule Orphan = new(
        "SW2011",
        "orphan",
        Info,
        "Every page can be reached from another one.",
        "(a page that no text and no field leads to)",
        "(a link to it on a page of the same matter)"
    );
    public static readonly Rule LinkToRedirect = new(
        "SW2012",
        "link-to-redirect",
        Info,
        "Links use the present id of a page, not a former one; \"check --fix\" mends them.",
        "[[groups/gsim]]",
        "[[groups/jnim]]"
    );
    public static readonly Rule VariantLink = new(
        "SW2013",
        "variant-link",
        Info,
        "Links write a name as the page itself writes it; \"check --fix\" mends them.",
        "[[katiba macina]]",
        "[[Katiba Macina]]"
    );
    public static readonly Rule UnclosedLink = new(
        "SW2014",
        "unclosed-link",
        Error,
        "A link that begins with two brackets ends with two.",
        "[[JNIM] attacked Gao.",
        "[[JNIM]] attacked Gao."
    );
    public static readonly Rule DuplicateTitle = new(
        "SW2015",
        "duplicate-title",
        Warning,
        "Each page has a title of its own, so that readers can tell them apart.",
        "title: Bamako attack (on two pages)",
        "title: Bamako attack (2024)"
    );
    public static readonly Rule NestedLink = new(
        "SW2016",
        "nested-link",
        Error,
        "The words of a link hold no other link, note or citation.",
        "[the report on [[Gao]]](https://example.org/)",
        "[the report](https://example.org/) on [[Gao]]"
    );
    public static readonly Rule UnusedDefinition = new(
        "SW2017",
        "unused-definition",
        Warning,
        "An address that is given for a word, as [word]: https://…, is used by a link: else the line is not shown.",
        "[report]: https://example.org/ (and no link)",
        "See [the report][report].\n\n[report]: https://example.org/"
    );
    public static readonly Rule OwnAddress = new(
        "SW2018",
        "own-address",
        Warning,
        "Pages of the wiki are linked by name, so that the link works offline and after a renaming.",
        "[JNIM](https://example.org/groups/jnim.html)",
        "[[groups/jnim|JNIM]]"
    );

    public static readonly Rule UnknownCitation = new(
        "SW3001",
        "unknown-citation",
        Error,
        "A citation key is an entry of the bibliography.",
        "[@afcp-mali]",
        "[@afpc-mali]"
    );
    public static readonly Rule UndefinedFootnote = new(
        "SW3002",
        "undefined-footnote",
        Error,
        "A footnote mark has a definition.",
        "text[^1]",
        "text[^1]\n\n[^1]: The note."
    );
    public static readonly Rule UnusedFootnote = new(
        "SW3003",
        "unused-footnote",
        Warning,
        "A footnote definition is used.",
        "[^1]: The note. (and no mark)",
        "text[^1]\n\n[^1]: The note."
    );
    public static readonly Rule BadCitation = new(
        "SW3004",
        "bad-citation",
        Error,
        "A citation is written as in pandoc: [@key], [@key, p. 12], [see @a; @b].",
        "[@afpc-mali p. 3; ]",
        "[@afpc-mali, p. 3]"
    );
    public static readonly Rule DuplicateSourceKey = new(
        "SW3005",
        "duplicate-source-key",
        Error,
        "A citation key is in one file of the bibliography, once.",
        "afpc-mali in two files",
        "afpc-mali in one file"
    );
    public static readonly Rule DuplicateSourceUrl = new(
        "SW3006",
        "duplicate-source-url",
        Warning,
        "A work has one key: no two entries have one URL or DOI.",
        "two keys with one URL",
        "one key"
    );
    public static readonly Rule BadSource = new(
        "SW3007",
        "bad-source",
        Error,
        "An entry of the bibliography has a type, a title and CSL fields of the right shape.",
        "afpc-mali: {titel: …}",
        "afpc-mali: {type: report, title: …}"
    );
    public static readonly Rule DuplicateFootnote = new(
        "SW3008",
        "duplicate-footnote",
        Error,
        "A footnote is defined once.",
        "[^1]: One.\n[^1]: Two.",
        "[^1]: One.\n[^2]: Two."
    );
    public static readonly Rule SourceWithoutArchive = new(
        "SW3009",
        "source-without-archive",
        Info,
        "A source on the web has an archived copy, since addresses die.",
        "URL: https://example.org/report",
        "URL: https://example.org/report\narchive_url: "
            + "https://web.archive.org/web/2024/https://example.org/report\narchive_date: 2024-09-18"
    );
    public static readonly Rule SourceWithoutAccessDate = new(
        "SW3010",
        "source-without-access-date",
        Info,
        "A source on the web says when it was read.",
        "URL: https://example.org/report",
        "URL: https://example.org/report\naccessed: 2024-09-18"
    );
    public static readonly Rule DeadWithoutArchive = new(
        "SW3011",
        "dead-without-archive",
        Warning,
        "A source whose address is dead has an archived copy.",
        "url_status: dead",
        "url_status: dead\narchive_url: https://web.archive.org/web/2024/https://example.org/report"
    );
    public static readonly Rule ArchiveWithoutDate = new(
        "SW3012",
        "archive-without-date",
        Info,
        "An archived copy says when it was made.",
        "archive_url: https://web.archive.org/web/2024/https://example.org/",
        "archive_url: https://web.archive.org/web/2024/https://example.org/\narchive_date: 2024-09-18"
    );
    public static readonly Rule UncitedSource = new(
        "SW3013",
        "uncited-source",
        Info,
        "A source is cited, or says through which other source it is known.",
        "(an entry that no page cites)",
        "via: [\"afpc-mali, n. 79\"]"
    );
    public static readonly Rule UncitedFigure = new(
        "SW3014",
        "uncited-figure",
        Info,
        "A sentence with a casualty figure or a claim of responsibility carries a citation.",
        "The attack killed 12 soldiers.",
        "The attack killed 12 soldiers [@afpc-mali, n. 83]."
    );
    public static readonly Rule UncitedPerson = new(
        "SW3015",
        "uncited-person",
        Info,
        "Every sentence on the page of a person not known to be dead carries a citation.",
        "He commands the brigade.",
        "He commands the brigade [@afpc-mali, n. 60]."
    );
    public static readonly Rule LostCitation = new(
        "SW3016",
        "lost-citation",
        Warning,
        "The key of a source stands in brackets with an at sign.",
        "It was founded in 2012 [afpc-mali].",
        "It was founded in 2012 [@afpc-mali]."
    );

    public static readonly Rule BadDate = new(
        "SW4001",
        "bad-date",
        Error,
        "Dates are EDTF: 2012, 2012-03, 2012-03-21, 2012~, 201X, 2012/2015, 2012/.., 2012-21 (spring).",
        "date: 2012-13",
        "date: 2012-12"
    );
    public static readonly Rule DatesOutOfOrder = new(
        "SW4002",
        "dates-out-of-order",
        Error,
        "What ends, ends after it began.",
        "{from: 2015, to: 2012}",
        "{from: 2012, to: 2015}"
    );
    public static readonly Rule BadClaim = new(
        "SW4003",
        "bad-claim",
        Error,
        "A claim is a plain value, or a mapping with value or min and max, and its qualifiers.",
        "killed: {min: 9, max: 3}",
        "killed: {min: 3, max: 9}"
    );
    public static readonly Rule WrongPageType = new(
        "SW4004",
        "wrong-page-type",
        Error,
        "A field that names a page names one of the right type.",
        "leaders: [{person: groups/jnim}]",
        "leaders: [{person: iyad-ag-ghaly}]"
    );
    public static readonly Rule UnknownRelation = new(
        "SW4005",
        "unknown-relation",
        Error,
        "Relation types come from relations.yaml.",
        "{type: splinterof, target: aqim}",
        "{type: splinter-of, target: aqim}"
    );
    public static readonly Rule RelationNotAllowed = new(
        "SW4006",
        "relation-not-allowed",
        Error,
        "A relation stands between page types that its type allows.",
        "{type: splinter-of, target: persons/iyad-ag-ghaly}",
        "{type: splinter-of, target: groups/aqim}"
    );
    public static readonly Rule RelationToItself = new(
        "SW4007",
        "relation-to-itself",
        Error,
        "A page has no relation to itself.",
        "{type: allied-with, target: jnim} on groups/jnim",
        "{type: allied-with, target: ansarul-islam}"
    );
    public static readonly Rule ContradictoryRelation = new(
        "SW4008",
        "contradictory-relation",
        Error,
        "A relation written at both ends has the same dates at both.",
        "from: 2012 here, from: 2015 there",
        "from: 2012, once"
    );
    public static readonly Rule CyclicRelation = new(
        "SW4009",
        "cyclic-relation",
        Error,
        "Following an acyclic relation never leads back to the start.",
        "A part-of B, B part-of A",
        "A part-of B"
    );
    public static readonly Rule SeveralFunctional = new(
        "SW4010",
        "several-functional",
        Error,
        "A functional relation holds for one target at a time.",
        "two targets at once",
        "two targets, one after the other"
    );
    public static readonly Rule BadCoordinates = new(
        "SW4011",
        "bad-coordinates",
        Error,
        "Coordinates are decimal degrees: lat from -90 to 90, lon from -180 to 180.",
        "{lat: 162.7, lon: 0}",
        "{lat: 16.27, lon: -0.04}"
    );
    public static readonly Rule FineCoordinates = new(
        "SW4012",
        "fine-coordinates",
        Warning,
        "Coordinates are no finer than two decimals, a town's: nobody is put in danger by a map.",
        "{lat: 16.27093, lon: -0.04471}",
        "{lat: 16.27, lon: -0.04}"
    );
    public static readonly Rule UnsourcedClaim = new(
        "SW4013",
        "unsourced-claim",
        Info,
        "A claim in the front matter names its source.",
        "size: 2000",
        "size: {value: 2000, as_of: 2021-07, source: \"afpc-mali, n. 81\"}"
    );
    public static readonly Rule MissingAsOf = new(
        "SW4014",
        "missing-as-of",
        Info,
        "A value that changes says of which date it speaks: as_of, or to; for leaders also from, or a note where the sources give no date.",
        "status: {value: active, source: rs-mali-chaos}",
        "status: {value: active, as_of: 2024-09, source: rs-mali-chaos}"
    );
    public static readonly Rule DeadBeforeEvent = new(
        "SW4015",
        "dead-before-event",
        Warning,
        "Nobody takes part in an event after their death.",
        "died: 2018 (and a participant of an event of 2020)",
        "died: 2021"
    );
    public static readonly Rule OutsideGroupDates = new(
        "SW4016",
        "outside-group-dates",
        Warning,
        "Leaders and members hold their roles between the founding and the end of their group.",
        "founded: 2017 and leaders: [{person: x, from: 2012}]",
        "founded: 2017 and leaders: [{person: x, from: 2017}]"
    );
    public static readonly Rule OutsideParentDates = new(
        "SW4017",
        "outside-parent-dates",
        Warning,
        "An event lies within the dates of the event it is part of.",
        "date: 2019 and part_of: (an operation of 2013/2014)",
        "date: 2013-05 and part_of: (an operation of 2013/2014)"
    );
    public static readonly Rule StaleFact = new(
        "SW4018",
        "stale-fact",
        Info,
        "What is said of an active group is younger than the limit in site.yaml.",
        "size: {value: 2000, as_of: 2015} (in 2024)",
        "size: {value: 2000, as_of: 2024}"
    );
    public static readonly Rule EndedBeforeFounded = new(
        "SW4019",
        "ended-before-founded",
        Warning,
        "Nothing ends before it begins.",
        "founded: 2017 and dissolved: 2012",
        "founded: 2012 and dissolved: 2017"
    );

    public static readonly Rule RegionAsSpot = new(
        "SW4021",
        "region-as-spot",
        Warning,
        "Coordinates of a region or a country say so in \"precision\": a map must not show their middle as a spot.",
        "kind: region and coordinates: {lat: 18.5, lon: -1, precision: town}",
        "kind: region and coordinates: {lat: 18.5, lon: -1, precision: region}"
    );
    public static readonly Rule UnknownOutline = new(
        "SW4020",
        "unknown-outline",
        Warning,
        "An outline is a country, or a first-level region with its country, that the map data knows.",
        "outline: [Mopti]",
        "outline: ['Mopti, Mali']"
    );
    public static readonly Rule AsOfAfterWorks = new(
        "SW4022",
        "as-of-after-works",
        Warning,
        "A value is true of a day of which a work behind its citation can know.",
        "size: {value: 2000, as_of: 2021-07, source: 'almanac, n. 81'} (a report of 2018)",
        "size: {value: 2000, as_of: 2018, source: 'almanac, n. 81'}"
    );
    public static readonly Rule YearAfterWorks = new(
        "SW4023",
        "year-after-works",
        Info,
        "A sentence names no year after those in which the works behind its citations were written.",
        "It had 2,000 fighters in 2021 [@almanac, n. 81]. (a report of 2018)",
        "It had 2,000 fighters in 2018 [@almanac, n. 81]."
    );
    public static readonly Rule FlatRelation = new(
        "SW4024",
        "flat-relation",
        Info,
        "A relation whose note doubts says how sure it is.",
        "{type: led-to, target: b, note: It probably led to it.}",
        "{type: led-to, target: b, confidence: low, note: It probably led to it.}"
    );
    public static readonly Rule LostHedge = new(
        "SW4025",
        "lost-hedge",
        Info,
        "A title, a summary and a row of the timeline have the doubt that the text has.",
        "summary: The group killed the mayor of Gao. (and in the text: The group reportedly killed the mayor of Gao.)",
        "summary: The group reportedly killed the mayor of Gao."
    );
    public static readonly Rule UnequalStatements = new(
        "SW4026",
        "unequal-statements",
        Info,
        "What two pages say on the strength of one place in a work has the same numbers and the same doubt.",
        "The attack killed 9 soldiers [@almanac, n. 3]. (and on another page: The attack killed 11 soldiers [@almanac, n. 3].)",
        "The attack killed 9 to 11 soldiers [@almanac, n. 3]. (on both)"
    );
    public static readonly Rule SpeaksOfSources = new(
        "SW4027",
        "speaks-of-sources",
        Info,
        "A page speaks of its subject: no more than a quarter of its sentences are on sources and what they leave open.",
        "The sources do not say when it was founded.",
        "It was founded in or before 2012 [@almanac, n. 3]."
    );

    public static readonly Rule RawHtml = new(
        "SW5001",
        "raw-html",
        Error,
        "Text is Markdown without HTML.",
        "a <b>bold</b> word",
        "a **bold** word"
    );
    public static readonly Rule MissingImage = new(
        "SW5002",
        "missing-image",
        Error,
        "An image is a file of the input folder.",
        "![Map](../images/mapp.png)",
        "![Map](../images/map.png \"Map: its author, CC BY 4.0\")"
    );
    public static readonly Rule UnsafeImage = new(
        "SW5003",
        "unsafe-image",
        Error,
        "An image lies inside the input folder and is a PNG, JPEG, GIF, WebP or AVIF file.",
        "![Map](https://example.org/map.png)",
        "![Map](../images/map.png \"Map: its author, CC BY 4.0\")"
    );
    public static readonly Rule MissingAltText = new(
        "SW5004",
        "missing-alt-text",
        Warning,
        "An image has a text for those who don't see it.",
        "![](../images/map.png)",
        "![Map of the Gourma](../images/map.png \"Map: its author, CC BY 4.0\")"
    );
    public static readonly Rule HeadingLevel = new(
        "SW5005",
        "heading-level",
        Warning,
        "Headings begin at the second level and skip none; the title comes from the front matter.",
        "# History",
        "## History"
    );
    public static readonly Rule TooDeep = new(
        "SW5006",
        "too-deep",
        Error,
        "Lists and quotes are nested less than a hundred deep, YAML less than sixty, emphasis less than some thousands.",
        "> > > … (1,000 times)",
        "> A quotation."
    );
    public static readonly Rule DuplicateHeadingId = new(
        "SW5007",
        "duplicate-heading-id",
        Error,
        "A heading id is given once on a page.",
        "## A {#x}\n## B {#x}",
        "## A {#x}\n## B {#y}"
    );
    public static readonly Rule RawUrl = new(
        "SW5008",
        "raw-url",
        Info,
        "Web addresses stand in the bibliography, not in the text.",
        "See https://example.org/report.",
        "See the report [@example-2023-report]."
    );
    public static readonly Rule StyleWord = new(
        "SW5009",
        "style-word",
        Info,
        "The words that the editorial policy lists are avoided, outside quotations.",
        "Terrorists attacked Gao.",
        "Armed men attacked Gao."
    );
    public static readonly Rule HeadingSpace = new(
        "SW5010",
        "heading-space",
        Warning,
        "A space follows the number signs of a heading.",
        "##History",
        "## History"
    );
    public static readonly Rule BrokenTable = new(
        "SW5011",
        "broken-table",
        Warning,
        "A table has a line of hyphens below its headings.",
        "| Year | Killed |\n| 2012 | 30 |",
        "| Year | Killed |\n|---|---|\n| 2012 | 30 |"
    );
    public static readonly Rule MissingRights = new(
        "SW5012",
        "missing-rights",
        Warning,
        "An image in the text says who made it and under which licence: after its file, in quotation marks.",
        "![Map of the Gourma](../images/map.png)",
        "![Map of the Gourma](../images/map.png \"The Gourma. Map: its author, CC BY 4.0\")"
    );
    public static readonly Rule BadHeading = new(
        "SW5013",
        "bad-heading",
        Error,
        "A heading has words, and its id, where it gives one, is plain letters, digits and hyphens.",
        "## History {#history [[Gao]]}",
        "## History of [[Gao]] {#history}"
    );
    public static readonly Rule TooDense = new(
        "SW5014",
        "too-dense",
        Error,
        "Links are closed, and headings begin with number signs: thousands that are not would keep every build waiting.",
        "[a](b[a](b[a](b … (1,000 times)",
        "[a](b.md) [c](d.md)"
    );
    public static readonly Rule ImageMetadata = new(
        "SW5015",
        "image-metadata",
        Warning,
        "An image holds nothing but the picture: no place, time, device or name of who took it. \"check --fix\" takes them out.",
        "(a photograph as the camera wrote it)",
        "(the same after sahelwiki check --fix)"
    );
    public static readonly Rule UnusedImage = new(
        "SW5016",
        "unused-image",
        Warning,
        "An image is shown by a page: what no page shows is not published.",
        "(images/gourma.png, which no page names)",
        "![Map of the Gourma](../images/gourma.png \"Map: its author, CC BY 4.0\")"
    );
    public static readonly Rule BadTable = new(
        "SW5017",
        "bad-table",
        Error,
        "A block \"table\" names a type of page, its fields and their values; see the writing guide.",
        "```table\ntype: groups\nwhere: {statsu: active}\n```",
        "```table\ntype: groups\nwhere: {status: active}\n```"
    );
    public static readonly Rule EmptyTable = new(
        "SW5018",
        "empty-table",
        Warning,
        "A table that a text asks for has rows.",
        "```table\ntype: groups\nwhere: {country: atlantis}\n```",
        "```table\ntype: groups\nwhere: {country: mali}\n```"
    );
    public static readonly Rule ForeignSyntax = new(
        "SW5019",
        "foreign-syntax",
        Warning,
        "Signs that other programs read, or that make nothing, are not left in the text.",
        "The figure is ==12== {.large}",
        "The figure is **12**."
    );
    public static readonly Rule ShownAsCode = new(
        "SW5020",
        "shown-as-code",
        Warning,
        "Text is not shown as code by a tab, by four spaces or by three backticks that nothing closes.",
        "    In 2012 the army fled.",
        "In 2012 the army fled."
    );
    public static readonly Rule AccidentalList = new(
        "SW5021",
        "accidental-list",
        Warning,
        "A paragraph that begins with a year and a full stop is no list.",
        "2012. The army fled.",
        "2012\\. The army fled."
    );
    public static readonly Rule BadEmbed = new(
        "SW5022",
        "bad-embed",
        Error,
        "A page quotes a section of another with ![[page#heading]], on a line of its own; not itself, nor what is too long.",
        "See ![[jnim#history]] for more.",
        "![[jnim#history]]"
    );
    public static readonly Rule NotAnImage = new(
        "SW5023",
        "not-an-image",
        Error,
        "A file among the images is a picture of the kind that its name says.",
        "(images/map.png, which is empty, a pointer of Git LFS or a web page)",
        "(images/map.png, a picture)"
    );
    public static readonly Rule LargeImage = new(
        "SW5024",
        "large-image",
        Warning,
        "A picture has less than a megabyte, for readers on slow links.",
        "(a photograph of 8 MB)",
        "(the same, 1,600 pixels wide)"
    );

    public static readonly Rule BadSetting = new(
        "SW6001",
        "bad-setting",
        Error,
        "site.yaml holds the settings the manual lists.",
        "base_url: sahelwiki",
        "base_url: https://example.org/"
    );
    public static readonly Rule BadVocabulary = new(
        "SW6002",
        "bad-vocabulary",
        Error,
        "relations.yaml gives each relation type a label, and an inverse_label unless it is symmetric.",
        "fought: {symmetric: yes}",
        "fought: {label: Fought, symmetric: true}"
    );
    public static readonly Rule MissingSettings = new(
        "SW6003",
        "missing-settings",
        Error,
        "The input folder has a site.yaml with the site's title.",
        "(no site.yaml)",
        "title: SahelWiki"
    );
    public static readonly Rule MissingStrings = new(
        "SW6004",
        "missing-strings",
        Warning,
        "The wiki is in a language that the site has words of its own for.",
        "language: xx",
        "language: fr"
    );
    public static readonly Rule ThemeFile = new(
        "SW6005",
        "theme-file",
        Error,
        "The style sheet and the icons of a wiki draw, and do nothing else.",
        "(theme/style.css with @import)",
        "(theme/style.css without)"
    );

    /// <summary>Rules whose breach leaves a page without what it says: its fields, links and text cannot be told.</summary>
    public static ImmutableArray<Rule> Unreadable { get; } =
    [
        UnreadableFile,
        NotUtf8,
        NoFrontMatter,
        UnclosedFrontMatter,
        BadYaml,
        NotAMapping,
        TabInYaml,
        DuplicateKey,
        TooDeep,
        TooDense,
        SymbolicLink,
        Fault,
    ];

    /// <summary>Rules that no wiki can make milder: else a site were written that cannot be, or that nobody has seen whole.</summary>
    public static ImmutableArray<Rule> Firm { get; } = [Fault, OutputCollision, UnportablePath];

    /// <summary>In code order.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        .. typeof(Rules)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null))
            .OfType<Rule>()
            .OrderBy(rule => rule.Code, StringComparer.Ordinal),
    ];

    /// <summary>The rule with this code or name, or null.</summary>
    public static Rule? Find(string codeOrName) =>
        All.FirstOrDefault(rule => rule.Name == codeOrName || rule.Code.Equals(codeOrName, StringComparison.OrdinalIgnoreCase));
}
