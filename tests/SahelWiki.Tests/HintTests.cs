using System.Text.RegularExpressions;
using SahelWiki.Diagnostics;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests;

/// <summary>
/// Advice never harms: a machine does what the hints of all fixtures say, to the letter, and looks again. A hint that says in words what
/// nobody can do without thinking is not tried; how many are is held, so that none is lost on the way.
/// </summary>
public sealed partial class HintTests
{
    /// <summary>Mistakes as people make them, beside the fixtures of the rules.</summary>
    private static readonly string[] FrontMatters =
    [
        "title:Gao\nsummary: A city.",
        "title: Gao\nsummary:A city.",
        "title: Gao: a city\nsummary: A city.",
        "title: @gao\nsummary: A city.",
        "title: Gao\nsummary: [A] city.",
        "title: “Gao: a city”\nsummary: A city.",
        "title: “Gao”\nsummary: A city.",
        "title: 'Gao d'Or'\nsummary: A city.",
        "title: Gao\nsummary A city.",
        "title: Gao\ntags: [a, b]\nsummary A city.",
        "title: Gao\nsummary: A city.\ntags: [a, b]\n aliases: [x]",
        "title: Gao\n  summary: A city.",
        "title: Gao\nsummary: A city.\naliases:\n  * Gawgaw",
        "title: Gao\nsummary: A city.\naliases:\n  • Gawgaw",
        "title: Gao\nsummary: A city.\naliases:\n  – Gawgaw",
        "title: Gao\nsummary: A city.\naliases:\n  -Gawgaw",
        "title: Gao\nsummary: A city.\nrelations:\n  -{type: related-to, target: gao}",
        "title: Gao\nsummary: A city.\naliases:\n  - {name:Gawgaw, lang:son}",
        "title: Gao\nsummary: A city.\naliases:\n  - Nom #2",
        "title: L’affaire #Gao\nsummary: A city.",
        "title: Gao\nsummary: A city.\naliases:\n  - name: Gawgaw\n  lang: son",
        "titel: Gao\nsummary: A city.",
        "title: Gao\nsummary: A city.\naliases: Gawgaw",
        "title: Gao\nsummary: A city.\ntags: a, b",
    ];

    private static readonly string[] Facts =
    [
        "date: 21/03/2012",
        "date: 21 mars 2012",
        "date: 1er mai 2015",
        "date: mai 2015",
        "date: vers 2015",
        "date: du 3 au 5 mai 2012",
        "date: since 2012",
        "date: 2012‑03‑21",
        "date: 1985/open",
        "killed: une dizaine",
        "killed: 11 à 15",
        "killed: au moins 11",
        "killed: about 20",
        "kind: battel",
        "claimed: unknwon",
    ];

    private static readonly string[] Names =
    [
        .. RuleFixture.All.Select((_, i) => $"rule {i}"),
        .. FrontMatters.Select((_, i) => $"fields {i}"),
        .. Facts.Select((_, i) => $"fact {i}"),
    ];

    public static TheoryData<string> Cases => [.. Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_a_hint_says_to_write_mends_its_finding_and_breaks_nothing(string name)
    {
        var files = FilesOf(name);
        var before = RuleTests.Check(files).ToArray();

        foreach (var finding in before.Where(finding => finding.Severity >= Severity.Warning).Take(20))
        {
            if (Apply(files, finding) is not { } mended)
            {
                continue;
            }

            var after = RuleTests.Check(mended).ToArray();

            Assert.False(
                after.Count(found => Same(found, finding)) >= before.Count(found => Same(found, finding)),
                $"{finding.Message} {finding.Hint}"
            );
            Assert.DoesNotContain(after, found =>
                found.Severity == Severity.Error && before.All(known => known.Rule != found.Rule && known.Rule != Rules.BadYaml)
            );
        }
    }

    [Fact]
    public void Most_hints_that_say_what_to_write_are_tried() =>
        Assert.InRange(
            Names.Select(FilesOf).Sum(files => RuleTests.Check(files).Count(finding => Apply(files, finding) is not null)),
            40,
            int.MaxValue
        );

    private static (string Path, string Content)[] FilesOf(string name)
    {
        var (kind, index) = (name.Split(' ')[0], int.Parse(name.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));
        return kind switch
        {
            "rule" => RuleFixture.All[index].Bad,
            "fields" => [("places/gao.md", $"---\n{FrontMatters[index]}\n---\n\nText.\n")],
            _ => [("events/x.md", TestSites.Page("X", "", Facts[index]))],
        };
    }

    private static bool Same(Diagnostic a, Diagnostic b) => a.Rule == b.Rule && a.Message == b.Message;

    /// <returns>The files as the hint has them; null for one that is no text to write.</returns>
    private static (string Path, string Content)[]? Apply((string Path, string Content)[] files, Diagnostic finding)
    {
        var index = Array.FindIndex(files, file => file.Path == finding.Source.Value);
        // A finding of a whole file has no place in it, and an example of a value is none to write.
        if (index < 0 || finding.Span.Length == 0 || finding.Hint is not { } hint || Example().IsMatch(hint))
        {
            return null;
        }

        var lines = files[index].Content.Split('\n');
        if (finding.Span.Line > lines.Length)
        {
            return null;
        }

        var line = lines[finding.Span.Line - 1];
        var column = Math.Min(finding.Span.Column - 1, line.Length);
        var mended = hint switch
        {
            _ when Renamed().Match(hint) is { Success: true } => null,
            _ when Spaces().Match(hint) is { Success: true } spaces => new string(
                ' ',
                int.Parse(spaces.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)
            ) + line.TrimStart(),
            _ when hint.StartsWith("Remove the spaces at the beginning", StringComparison.Ordinal) => line.TrimStart(),
            _ when Line().Match(hint) is { Success: true } whole => Indent(line) + whole.Groups[1].Value,
            _ when Value().Match(hint) is { Success: true } value => Replaced(
                line,
                column,
                finding.Span.Length,
                value.Groups.Values.Skip(1).First(group => group.Success).Value
            ),
            _ => null,
        };
        if (mended is null || mended == line)
        {
            return null;
        }

        lines[finding.Span.Line - 1] = mended;
        return [.. files.Select((file, i) => i == index ? (file.Path, string.Join('\n', lines)) : file)];
    }

    private static string Replaced(string line, int column, int length, string written)
    {
        // A hint that begins with the name of a field is the whole field, as far as it goes in this line.
        var name = Regex.Match(written, "^(?:- )?([A-Za-z_-]+): ");
        var at = name.Success
            ? line.LastIndexOf(name.Groups[1].Value + ":", Math.Min(line.Length - 1, column), StringComparison.Ordinal)
            : -1;
        return at >= 0
            ? line[..at] + written + line[Math.Min(line.Length, column + length)..]
            : line[..column] + written + line[Math.Min(line.Length, column + length)..];
    }

    private static string Indent(string line) => line[..(line.Length - line.TrimStart().Length)];

    [GeneratedRegex("key, p\\. 12|…|the text|the beginning")]
    private static partial Regex Example();

    [GeneratedRegex("^Rename ")]
    private static partial Regex Renamed();

    [GeneratedRegex(@"^Begin this line with (\d+) spaces")]
    private static partial Regex Spaces();

    [GeneratedRegex(
        "^(?:Put a space after (?:the colon|each hyphen)|Put a colon and a space after the name of the field"
            + "|Begin each entry of a list with a hyphen and a space|Put the whole value in quotation marks"
            + @"|Use straight quotation marks, which begin and end a value|The apostrophe ends the value: use double quotation marks around it): ((?!"").*)$"
    )]
    private static partial Regex Line();

    [GeneratedRegex("""^(?:Write: (?!\[\[)(.*?)(?: or .*|$)|Did you mean "([^"(]+)"|Put the whole value in quotation marks: (".*")$)""")]
    private static partial Regex Value();
}
