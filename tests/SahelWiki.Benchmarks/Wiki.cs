using System.Text;

namespace SahelWiki.Benchmarks;

/// <summary>A wiki made for measuring: so many pages of about 700 words, linked, cited and related as real ones are.</summary>
/// <remarks>
/// Deterministic: the same number gives the same files on every machine. Few pages are linked from very many, as in real wikis.
/// </remarks>
internal sealed class Wiki(int pages)
{
    private static readonly string[] Folders = ["events", "events", "persons", "persons", "groups"];
    private static readonly string[] Syllables =
    [
        "ba",
        "da",
        "fa",
        "ga",
        "ha",
        "ka",
        "la",
        "ma",
        "na",
        "ra",
        "sa",
        "ta",
        "wa",
        "ya",
        "za",
        "bo",
        "do",
        "ko",
        "mo",
        "no",
        "so",
        "to",
        "di",
        "ri",
        "ne",
        "le",
        "re",
        "du",
    ];

    private readonly int sources = Math.Max(20, pages / 4);
    private ulong state = 20120406;

    /// <summary>Where the page of a number lies, below the input folder.</summary>
    public static string FileOf(int page) => $"{Folders[page % Folders.Length]}/{Slug(page)}.md";

    public void Write(string folder)
    {
        foreach (var name in Folders.Append("sources"))
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
        }

        File.WriteAllText(Path.Combine(folder, "site.yaml"), "title: Benchmark\nbase_url: https://example.org/\n");
        File.WriteAllText(
            Path.Combine(folder, "relations.yaml"),
            "allied-with:\n  label: Allied with\n  symmetric: true\n  from: [group]\n  to: [group]\n"
        );
        File.WriteAllText(Path.Combine(folder, "sources", "texts.yaml"), Sources());
        for (var page = 0; page < pages; page++)
        {
            File.WriteAllText(Path.Combine(folder, FileOf(page)), Page(page));
        }
    }

    private static string Slug(int page) => $"subject-{page}";

    private string Sources()
    {
        var yaml = new StringBuilder();
        for (var i = 0; i < sources; i++)
        {
            yaml.Append(
                $"src-{i}:\n  type: book\n  title: \"{Title(Words(7))}\"\n  author:\n    - {{family: {Title(Word())}, "
                    + $"given: {Title(Word())}}}\n  publisher: \"{Title(Words(2))}\"\n  issued: {1980 + Next(45)}\n"
            );
        }

        return yaml.ToString();
    }

    private string Page(int page)
    {
        var text = new StringBuilder(
            $"---\ntitle: \"{Title(Words(2))} {page}\"\naliases: [\"{Title(Words(2))} {page}\"]\nsummary: \"{Sentence(18)}\"\n"
        );
        text.Append(
                Folders[page % Folders.Length] switch
                {
                    "events" => $"kind: attack\ndate: {1990 + Next(35)}-0{1 + Next(9)}-1{Next(9)}\nparticipants:\n  - "
                        + $"{{group: {Slug(Other("groups"))}, role: perpetrator}}\nkilled: {{min: 3, max: 9}}\n",
                    "persons" => $"born: {1940 + Next(60)}\naffiliations: [{Slug(Other("groups"))}]\n",
                    _ => $"status: active\nfounded: {1990 + Next(30)}\nleaders:\n  - {{person: "
                        + $"{Slug(Other("persons"))}, from: 2001}}\nrelations:\n  - {{type: allied-with, target: "
                        + $"{Slug((page + 5) % (pages / 5 * 5))}}}\n",
                }
            )
            .Append("---\n");
        for (var section = 0; section < 3; section++)
        {
            text.Append($"\n## {Title(Words(3))}\n");
            for (var paragraph = 0; paragraph < 3; paragraph++)
            {
                text.Append(
                    $"\n{Sentence(17)} {Sentence(24, links: 2)} {Sentence(21)} {Sentence(9)[..^1]} "
                        + $"[@src-{Next(sources)}, p. {1 + Next(300)}].\n"
                );
            }
        }

        return text.Append("\nOne more thing.[^a]\n\n[^a]: It stands in a note.\n").ToString();
    }

    private string Sentence(int words, int links = 0)
    {
        var sentence = new StringBuilder(Title(Word()));
        for (var i = 1; i < words; i++)
        {
            sentence.Append(' ').Append(links > 0 && i % 8 == 0 && links-- > 0 ? $"[[{Slug(Popular())}|{Word()} {Word()}]]" : Word());
        }

        return sentence.Append('.').ToString();
    }

    private string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Word()));

    /// <summary>Frequent words are short and few, as in a language.</summary>
    private string Word()
    {
        var rank = Next(4) > 0 ? Next(400) : Next(20_000);
        var word = new StringBuilder();
        for (var rest = rank + Syllables.Length; rest > 0; rest /= Syllables.Length)
        {
            word.Append(Syllables[rest % Syllables.Length]);
        }

        return word.ToString();
    }

    private static string Title(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private int Other(string folder)
    {
        var page = Next(pages);
        while (Folders[page % Folders.Length] != folder)
        {
            page = (page + 1) % pages;
        }

        return page;
    }

    /// <summary>The first pages far more often than the last.</summary>
    private int Popular() => Math.Min(Next(pages), Math.Min(Next(pages), Next(pages)));

    /// <remarks>Source: xorshift64*, Vigna (2016), "An experimental exploration of Marsaglia's xorshift generators, scrambled".</remarks>
    private int Next(int below)
    {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return (int)((state * 0x2545F4914F6CDD1DUL >> 33) % (ulong)below);
    }
}
