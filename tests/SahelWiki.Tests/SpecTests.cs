using System.Text;
using System.Text.RegularExpressions;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Views;
using SahelWiki.Tests.Support;

namespace SahelWiki.Tests;

/// <summary>The dialect and the front matter, specified in <c>Specs/*.md</c>: prose, what an author writes, what comes of it.</summary>
/// <remarks>
/// A block <c>markdown</c> is the text of an article, a block <c>yaml</c> follows title and summary in the front matter of a page
/// of the type named after the word (<c>yaml group</c>). The block after it is what to expect: <c>html</c> the text of the page,
/// <c>infobox</c> its key facts, <c>findings</c> the mistakes found. <c>UPDATE_EXPECTED=1</c> rewrites the expected blocks.
/// </remarks>
public sealed partial class SpecTests
{
    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(Folders.Specs, "*.md").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_build_does_what_the_specification_says(string name)
    {
        var path = Path.Combine(Folders.Specs, name);
        var specification = File.ReadAllText(path);
        Assert.NotEmpty(Examples().Matches(specification));

        var actual = Examples().Replace(specification, example => example.Groups["input"].Value + Expected(example));

        if (Folders.UpdateExpected)
        {
            File.WriteAllText(path, actual, new UTF8Encoding(false));
        }

        Assert.Equal(specification, actual);
    }

    private static string Expected(Match example)
    {
        var (kind, content, wanted) = (example.Groups["kind"].Value, example.Groups["content"].Value, example.Groups["wanted"].Value);
        var type = kind.StartsWith("yaml ", StringComparison.Ordinal) ? PageTypes.Named(kind[5..])! : Article.Type;
        var page =
            kind == "markdown"
                ? $"---\ntitle: Example\nsummary: An example.\n---\n{content}"
                : $"---\ntitle: Example\nsummary: An example.\n{content}---\n";
        var site = TestSites.Load([.. Surroundings, ($"{type.Folder}/example.md", page)]);
        var example_ = site.Pages.Single(candidate => candidate.Page.Slug == "example");
        var view = (SubjectView)new ViewBuilder(site, Phrases.For("en")).Page(example_);
        return $"```{wanted}\n"
            + wanted switch
            {
                "html" => view.BodyHtml.TrimEnd('\n') + "\n" + string.Concat(view.Notes.Select(note => $"{note.Number}. {note.Html}\n")),
                "infobox" => string.Concat(view.Infobox.SelectMany(row => row.Claims.Select(claim => $"{row.Label}: {Words(claim)}\n"))),
                _ => Findings(site),
            }
            + "```";
    }

    /// <summary>Pages that examples can link to.</summary>
    private static readonly (string, string)[] Surroundings =
    [
        (
            "groups/jnim.md",
            TestSites.Page(
                "Jama'at Nusrat al-Islam",
                "## History\n\nText [@afpc-mali, n. 1].\n\n## Aims and means {#aims}\n\nText.",
                "aliases: [JNIM, GSIM]\nredirects: [groups/nusrat]"
            )
        ),
        ("groups/katiba-macina.md", TestSites.Page("Katiba Macina", "", "aliases: [{name: FLM, kind: acronym}]")),
        ("persons/mahmoud-dicko.md", TestSites.Page("Mahmoud Dicko", "", "aliases: [{name: Dicko, shared: true}]")),
        ("persons/jafar-dicko.md", TestSites.Page("Jafar Dicko", "", "aliases: [{name: Dicko, shared: true}]")),
        ("places/gao.md", TestSites.Page("Gao")),
        ("places/mali.md", TestSites.Page("Mali")),
        ("articles/mali.md", TestSites.Page("Mali in brief")),
        (
            "sources/more.yaml",
            "ali-2022: {type: article-newspaper, title: Selective negotiations, author: [{family: Ali, given: "
                + "Khaled}], issued: 2022-01-25}\n"
        ),
    ];

    private static string Words(ClaimView claim)
    {
        var words = new StringBuilder(claim.Value.Text);
        words.Append(
            claim.Value.Wanted ? " [wanted]"
            : claim.Value.Href is { } href ? $" <{href}>"
            : ""
        );
        words.Append(claim.Remarks.Length > 0 ? $" ({string.Join(", ", claim.Remarks.Select(remark => remark.Text))})" : "");
        words.Append(claim.Note.Length > 0 ? $" — {claim.Note}" : "");
        words.Append(string.Concat(claim.Marks.Select(mark => $"[{mark.Number}]")));
        return words.ToString();
    }

    private static string Findings(Site site)
    {
        var found = site.Diagnostics.Where(diagnostic => diagnostic.Source.Value.EndsWith("example.md", StringComparison.Ordinal));
        return string.Concat(
            found.Select(diagnostic =>
                $"{diagnostic.Span.Line}:{diagnostic.Span.Column} {diagnostic.Severity.ToString().ToLowerInvariant()} "
                + $"{diagnostic.Rule}: {diagnostic.Message}\n"
            )
        );
    }

    [GeneratedRegex(
        "(?<input>```(?<kind>markdown|yaml [a-z]+)\n(?<content>.*?)```\n\n)```(?<wanted>html|infobox|findings)\n.*?```",
        RegexOptions.Singleline
    )]
    private static partial Regex Examples();
}
