using System.Text;

namespace SahelWiki.Tests.Fuzzing;

/// <summary>Spoils texts and bytes as people, programs and attackers do; the same seed spoils them in the same way.</summary>
internal sealed class Mutation(int seed)
{
    /// <summary>What means something to one reader or another.</summary>
    private static readonly string[] Tokens =
    [
        "[[",
        "]]",
        "[[Gao]]",
        "[[Gao#",
        "|",
        "[@",
        "[@afpc-mali, p. 3; @",
        "]",
        "](",
        "](<",
        "![",
        "[^1]",
        "[^1]: ",
        "[^1]: [^1]: ",
        "{#",
        "{#a-b}",
        "}",
        "{",
        "# ",
        "## ",
        "###### ",
        "\n---\n",
        "\n===\n",
        "\n|---|---|\n",
        "| a | b |\n",
        "```",
        "~~~",
        "`",
        "``",
        "*",
        "**",
        "_",
        "~~",
        "\\",
        "&",
        "&#x3c;",
        "&amp;",
        "&#0;",
        "<",
        ">",
        "<script>alert(1)</script>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<https://example.org/>",
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example/",
        "https://example.org/\u00a0a",
        "../../",
        "\" onload=\"alert(1)",
        "' onload='",
        "\"",
        "'",
        ": ",
        "- ",
        "? ",
        "? : ",
        "! ",
        "!!str ",
        "&a ",
        "*a ",
        "<<: ",
        "%",
        "@",
        "#",
        "[",
        "{a: b}",
        "[a, b]",
        ">-\n",
        "|+\n",
        "null",
        "~",
        "true",
        "1e999",
        "-1",
        "0x10",
        "99999999999999999999",
        "2012-03-21",
        "2012~",
        "201X",
        "[2012..",
        "/..",
        "Y17000",
        "T24:00:00",
        "title: ",
        "draft: yes",
        "aliases: ",
        "relations: ",
        "as_of: ",
        "claims:",
        "\t",
        "    ",
        "\r",
        "\r\n",
        "\n",
        "\n\n",
        "\n    ",
        "\0",
        "\u0001",
        "\u001b[31m",
        "\u007f",
        "\u0085",
        "\u00ad",
        "\u200b",
        "\u202e",
        "\u2028",
        "\ufeff",
        "\ufffd",
        "\ufffe",
        "\\ud800",
        "\\udfff",
        "\ud83d\ude00",
        "\u0301",
        "\u0130",
        "\u1e9e",
        "\u0627\u0644",
        "@article{",
        "@string{a = ",
        " # ",
        "{\\'e}",
        "\\\"{\\i}",
        "$x^2$",
        ",\n",
        " and ",
        "\"date-parts\": [[",
        "[]",
        "{}",
        "\\u0000",
    ];

    private readonly Random random = new(seed);

    public int Next(int limit) => random.Next(limit);

    public T Of<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];

    /// <param name="others">Texts that pieces are taken from.</param>
    public string Spoil(string text, IReadOnlyList<string> others)
    {
        var spoiled = new StringBuilder(text);
        for (var change = random.Next(1, 6); change > 0; change--)
        {
            var at = random.Next(spoiled.Length + 1);
            var length = Math.Min(random.Next(1, random.Next(2, 40)), spoiled.Length - at);
            switch (random.Next(7))
            {
                case 0:
                    spoiled.Remove(at, length);
                    break;
                case 1:
                    spoiled.Insert(random.Next(spoiled.Length + 1), spoiled.ToString(at, length));
                    break;
                case 2:
                    spoiled.Insert(at, Piece(Of(others)));
                    break;
                case 3 when length > 0:
                    spoiled[at] = (char)random.Next(random.Next(10) == 0 ? char.MaxValue : 128);
                    break;
                case 4 when random.Next(6) == 0:
                    spoiled.Length = at;
                    break;
                case 5:
                    spoiled.Insert(at, string.Concat(Enumerable.Repeat(Of(Tokens), random.Next(1, random.Next(2, 60)))));
                    break;
                default:
                    spoiled.Insert(at, Of(Tokens));
                    break;
            }
        }

        // What a file can hold: a half of a pair of surrogates cannot come from one.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(spoiled.ToString()));
    }

    public byte[] Spoil(byte[] bytes)
    {
        var spoiled = bytes.ToList();
        for (var change = random.Next(1, 8); change > 0 && spoiled.Count > 0; change--)
        {
            var at = random.Next(spoiled.Count);
            switch (random.Next(5))
            {
                case 0:
                    spoiled.RemoveRange(at, Math.Min(random.Next(1, 16), spoiled.Count - at));
                    break;
                case 1:
                    spoiled.InsertRange(at, spoiled.Skip(random.Next(spoiled.Count)).Take(random.Next(1, 16)).ToArray());
                    break;
                case 2 when random.Next(8) == 0:
                    spoiled.RemoveRange(at, spoiled.Count - at);
                    break;
                case 3:
                    spoiled[at] = (byte)(random.Next(2) * 255);
                    break;
                default:
                    spoiled[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }

        return [.. spoiled];
    }

    private string Piece(string text)
    {
        var at = random.Next(text.Length + 1);
        return text.Substring(at, Math.Min(random.Next(1, 80), text.Length - at));
    }
}
