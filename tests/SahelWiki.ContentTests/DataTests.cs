using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using SahelWiki.Output.Data;
using SahelWiki.Output.Documents;
using SahelWiki.Theme;
using YamlDotNet.RepresentationModel;

namespace SahelWiki.ContentTests;

/// <summary>The data of the wiki itself: complete, and each address in it leads somewhere.</summary>
public sealed partial class DataTests
{
    private static readonly string Input = Path.Combine(Wiki.Folder(), "..", "..", "input");

    private static readonly LoadedSite Loaded = SiteBuilder.Load(new LoadOptions(Input));

    private static readonly string[] NoClaims =
    [
        "title",
        "summary",
        "aliases",
        "tags",
        "image",
        "redirects",
        "draft",
        "external_ids",
        "cssclasses",
        "publish",
        "created",
    ];

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Files = new(() =>
        SiteOutputs
            .Files(RenderContext.Of(Loaded, new RazorTheme()))
            .Where(file =>
                file.Path.Value.StartsWith("data/", StringComparison.Ordinal) || file.Path.Value.EndsWith(".html", StringComparison.Ordinal)
            )
            .ToDictionary(file => file.Path.Value, file => System.Text.Encoding.UTF8.GetString(file.Render().Span))
    );

    [Fact]
    public void Every_claim_of_the_input_is_in_the_statements_or_held_back()
    {
        // Counted with another reader of YAML, and without our model.
        var claims = Directory
            .EnumerateFiles(Input, "*.md", SearchOption.AllDirectories)
            .Where(file => !Translation().IsMatch(file) && Folder().IsMatch(file))
            .Sum(file => Claims(File.ReadAllText(file)));

        // A relation that both its ends state is one, with two ends.
        var ends = Loaded.Site.Pages.Sum(page => page.Relations.Length);
        var held = new SiteData(new(Loaded.Site, Loaded.Phrases)).CountHeldBack;

        // The name of a statement begins each row, and no line within a cell.
        Assert.Equal(claims + ends - held, Row().Count(Files.Value["data/statements.csv"]));
    }

    [Fact]
    public void Each_address_in_the_data_leads_to_an_element_of_the_site()
    {
        var ids = Files
            .Value.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal))
            .AsParallel()
            .ToDictionary(
                file => file.Key,
                file => new HtmlParser().ParseDocument(file.Value).All.Select(element => element.Id).OfType<string>().ToHashSet()
            );

        var addresses = Address()
            .Matches(Files.Value["data/statements.csv"] + Files.Value["data/citations.csv"])
            .Select(match => match.Value);

        Assert.All(addresses.Distinct(), address => Assert.Contains(address.Split('#')[1], ids[address.Split('#')[0]]));
    }

    private static int Claims(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text.Replace("\r\n", "\n").Split("\n---\n")[0]["---\n".Length..]));
        return ((YamlMappingNode)yaml.Documents[0].RootNode)
            .Where(entry => ((YamlScalarNode)entry.Key).Value is var name && name != "relations" && !NoClaims.Contains(name))
            .Sum(entry => entry.Value is YamlSequenceNode list ? list.Children.Count : 1);
    }

    [GeneratedRegex(@"[\\/](groups|persons|events|places|organisations|articles)[\\/][^\\/]+$")]
    private static partial Regex Folder();

    [GeneratedRegex(@"^s[0-9a-z]{12},", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\.[a-z]{2,3}\.md$")]
    private static partial Regex Translation();

    [GeneratedRegex(@"[a-z-]+(?:/[a-z0-9-]+)+\.html#[a-z0-9-]+")]
    private static partial Regex Address();
}
