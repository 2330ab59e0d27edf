using System.Text;

namespace SahelWiki.BrowserTests;

/// <summary>
/// Pages of what is hard to lay out: long names, no dates, figures that conflict, many relations, many backlinks, wide tables, names
/// written from the right.
/// </summary>
public static class HardCases
{
    public const string LongTitle =
        "The Coordinated Patriotic and Islamic Movement for the Liberation, Reconstruction and Reconciliation of the Far North-West";

    /// <summary>Every document that a reader may land on, one of each hard case.</summary>
    public static IReadOnlyList<string> Documents { get; } =
    [
        "groups/long.html",
        "persons/undated.html",
        "persons/arabic.html",
        "events/conflicting.html",
        "places/hub.html",
        "articles/table.html",
        "articles/stub.html",
        "groups/index.html",
        "persons/index.html",
    ];

    /// <summary>Adds them to a wiki that has the relations <c>allied-with</c> and <c>fought</c>.</summary>
    public static void AddTo(string input)
    {
        Write(
            "sources/hard.yaml",
            string.Concat(
                Enumerable
                    .Range(1, 3)
                    .Select(i =>
                        $"source-{i}:\n  type: report\n  title: A report with a long title on casualties and their "
                        + $"counting, number {i}\n  author: [{{family: Author{i}, given: A.}}]\n  issued: '202{i}'\n  "
                        + $"URL: https://example.org/a/very/long/address/without/any/space/in/it/at/all/so/that/it/must/be/broken/{i}\n"
                    )
            )
        );
        Write("places/hub.md", "---\ntitle: Hub\nsummary: A place that a hundred pages link to.\nkind: country\n---\n\nNothing much.\n");
        Write(
            "groups/long.md",
            $"---\ntitle: {LongTitle}\nsummary: A group with forty relations and names in four scripts.\naliases:\n"
                + "  - {name: حركة تحرير الشمال, lang: ar, kind: official}\n  - {name: ⵜⴰⵎⵓⵙⵙⵓⵜ ⵏ ⵓⴳⴰⴼⴰ, lang: ber, "
                + "kind: translation}\n  - {name: \"Dental ɓiɓɓe leydi, ƴettooɓe ŋatatɗe\"}\n"
                + "  - Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzesbewegung\nstatus: {value: "
                + "active, as_of: '2001-01', source: source-1, confidence: disputed}\narea:\n  - {place: hub}\nrelations:\n"
                + string.Concat(
                    Enumerable
                        .Range(1, 40)
                        .Select(i =>
                            $"  - {{type: {(i % 2 == 0 ? "fought" : "allied-with")}, target: groups/g{i}, from: "
                            + $"'{1970 + i}', source: [source-1, source-2], note: Said once}}\n"
                        )
                )
                + "---\n\nText of [[places/hub]] [@source-1].\n\n## A heading\n\nMore.\n\n### Another "
                + "below\n\nMore.\n\n## A heading that is long enough to need more than one line in any list of contents\n\nMore.\n"
        );
        foreach (var i in Enumerable.Range(1, 40))
        {
            Write($"groups/g{i}.md", $"---\ntitle: Group {i}\nsummary: One of forty.\n---\n\nIn [[places/hub]].\n");
        }

        foreach (var i in Enumerable.Range(1, 60))
        {
            Write(
                $"articles/a{i}.md",
                $"---\ntitle: Article {i}\nsummary: One of many.\n---\n\nBefore [[places/hub|the hub]] and after, as "
                    + "a sentence goes that has some length.\n"
            );
        }

        Write(
            "persons/undated.md",
            "---\ntitle: Nameless person of whom no date is known\nsummary: Nothing dated.\nstatus: unknown\n---\n\nText.\n"
        );
        Write(
            "persons/arabic.md",
            "---\ntitle: محمد الأمين\nsummary: A title written from the right.\naliases:\n  - {name: Muḥammad "
                + "al-Amīn, kind: transliteration}\n---\n\nText.\n"
        );
        Write(
            "events/conflicting.md",
            "---\ntitle: Attack with three figures\nsummary: Three sources count three ways.\nkind: attack\ndate: '2012~'\nkilled:\n"
                + "  - {value: 12, source: source-1, note: soldiers only}\n  - {min: 30, max: 45, source: source-2, "
                + "confidence: low}\n  - {min: 1000, source: source-3, confidence: disputed, note: claimed by the group "
                + "itself and doubted by everybody else}\n"
                + "---\n\nThe toll is given as 12 [@source-1, p. 3], as 30 to 45 [@source-2; @source-3], and again [@source-1, p. 3].\n"
        );
        var columns = Enumerable.Range(1, 12).ToArray();
        Write(
            "articles/table.md",
            "---\ntitle: Table of twelve columns\nsummary: Wide.\n---\n\n"
                + $"| {string.Join(" | ", columns.Select(i => $"Column {i}"))} |\n|{string.Concat(columns.Select(_ => "---|"))}\n"
                + string.Concat(
                    Enumerable.Range(1, 5).Select(row => $"| {string.Join(" | ", columns.Select(i => $"Value {row * i}"))} |\n")
                )
                + "\n```\na line of code that is far too long to fit on a phone and that nobody wants to see broken at "
                + "a random place\n```\n"
        );
        Write("articles/stub.md", "---\ntitle: Stub\nsummary: Short.\n---\n\nOne sentence.\n");

        void Write(string path, string content)
        {
            var file = Path.Combine(input, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, content, new UTF8Encoding(false));
        }
    }
}
