using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SahelWiki.Diagnostics;
using SahelWiki.Output;
using SahelWiki.Output.Documents;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Tests.Support;
using SahelWiki.Theme;

namespace SahelWiki.Tests;

/// <summary>What holds for every site: the same input gives the same bytes, whatever the machine and the way there.</summary>
public sealed class InvariantTests
{
    private static readonly string[] Good = ["small-wiki", "missing-links", "shared-aliases"];

    public static TheoryData<string> GoodSites => [.. Good];

    private const string Reference = "small-wiki";

    [Theory]
    [MemberData(nameof(GoodSites))]
    public void Two_builds_give_the_same_bytes(string name) => Assert.Equal(Build(name), Build(name));

    [Theory]
    [MemberData(nameof(GoodSites))]
    public void One_thread_and_many_give_the_same_bytes(string name) => Assert.Equal(Build(name, threads: 1), Build(name, threads: 8));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fr-FR")]
    public void Every_culture_gives_the_same_bytes(string culture)
    {
        var expected = Build(Reference);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo(culture);

            Assert.Equal(expected, Build(Reference));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.DefaultThreadCurrentCulture = null;
        }
    }

    [Fact]
    public void A_rebuild_after_an_edit_and_a_clean_build_give_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        Copy(Path.Combine(Folders.Sites, Reference, "input"), folder.At("input"));
        SiteWriter.Build(new(folder.At("input"), folder.At("site")), new RazorTheme());
        Edit(folder);

        var rebuilt = SiteWriter.Build(new(folder.At("input"), folder.At("site")), new RazorTheme());
        SiteWriter.Build(new(folder.At("input"), folder.At("clean")), new RazorTheme());

        Assert.InRange(rebuilt.Written!.Written, 1, rebuilt.Written.Files - 1);
        Assert.Equal(Hashes(folder.At("clean")), Hashes(folder.At("site")));
    }

    [Fact]
    public void A_preview_after_an_edit_and_a_build_give_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        Copy(Path.Combine(Folders.Sites, Reference, "input"), folder.At("input"));
        var (options, theme, cache) = (new BuildOptions(folder.At("input"), folder.At("site")), new RazorTheme(), new BuildMemory());
        SiteBuilder.Load(options, cache);
        Edit(folder);

        var preview = SiteOutputs
            .Files(RenderContext.Of(SiteBuilder.Load(options, cache), theme))
            .ToDictionary(file => file.Path.Value, file => Hash(file.Render().Span));
        SiteWriter.Build(options, theme);

        var built = Hashes(folder.At("site"));
        built.Remove(OutputFolder.MarkerName);
        Assert.Equal(built, new SortedDictionary<string, string>(preview, StringComparer.Ordinal));
    }

    [Fact]
    public void Planning_a_page_plans_nothing_that_comes_after_it()
    {
        var theme = new WatchedTheme();
        var files = SiteOutputs.Files(
            RenderContext.Of(SiteBuilder.Load(new LoadOptions(Path.Combine(Folders.Sites, Reference, "input"))), theme)
        );

        Assert.StartsWith("<!", Encoding.UTF8.GetString(files.First().Render().Span), StringComparison.OrdinalIgnoreCase);

        Assert.Equal(0, theme.AssetsAsked);
    }

    private sealed class WatchedTheme : ITheme
    {
        private readonly RazorTheme theme = new();

        public int AssetsAsked { get; private set; }

        public System.Collections.Immutable.ImmutableArray<ThemeAsset> Assets
        {
            get
            {
                AssetsAsked++;
                return theme.Assets;
            }
        }

        public ReadOnlyMemory<byte> Render(View view) => theme.Render(view);
    }

    /// <summary>Each edit on top of the ones before it: what is remembered must never show.</summary>
    [Fact]
    public void A_preview_gives_the_bytes_of_a_build_after_every_kind_of_edit()
    {
        using var folder = new TemporaryFolder();
        Copy(Path.Combine(Folders.Sites, Reference, "input"), folder.At("input"));
        var (options, theme, memory) = (new BuildOptions(folder.At("input"), folder.At("site")), new RazorTheme(), new BuildMemory());
        SiteBuilder.Load(options, memory);
        string Text(string path) => File.ReadAllText(folder.At("input/" + path));
        (string Path, Func<string?> Content)[] edits =
        [
            ("groups/mujao.md", () => Text("groups/mujao.md") + "\nA sentence with links to [[JNIM]], [[gao]] and [[Nowhere]].\n"),
            ("groups/mujao.md", () => Text("groups/mujao.md").Replace("[[JNIM]]", "JNIM")),
            ("groups/jnim.md", () => Text("groups/jnim.md") + "\n## A new heading\n\n[[mujao]], again [[mujao|it]].\n"),
            ("groups/mujao.md", () => Text("groups/mujao.md") + "\n[[jnim#a-new-heading]]\n"),
            ("groups/jnim.md", () => Text("groups/jnim.md").Replace("## A new heading", "## Another heading")),
            ("groups/mujao.md", () => Text("groups/mujao.md").Replace("a-new-heading", "another-heading")),
            ("groups/mujao.md", () => Text("groups/mujao.md").Replace("title:", "aliases: [Brigade]\ntitle:")),
            ("groups/mujao.md", () => Text("groups/mujao.md").Replace("aliases: [Brigade]\n", "")),
            ("articles/fresh.md", () => TestSites.Page("Fresh", "See [[mujao]] and [[Nowhere]].")),
            ("articles/fresh.md", () => TestSites.Page("Fresh", "See nothing.")),
            ("articles/fresh.md", () => TestSites.Page("Fresh", "See it.").Replace("summary:", "draft: true\nsummary:")),
            ("articles/fresh.md", () => null),
        ];
        foreach (var (path, content) in edits)
        {
            if (content() is { } text)
            {
                folder.Write("input/" + path, text);
            }
            else
            {
                File.Delete(folder.At("input/" + path));
            }

            var preview = SiteBuilder.Load(options, memory, changes: [folder.At("input/" + path)]);
            var anew = SiteBuilder.Load(options);

            Assert.Equal<Diagnostic>(anew.Site.Diagnostics, preview.Site.Diagnostics);
            Assert.Equal(Files(anew), Files(preview));
        }

        IEnumerable<(string, string)> Files(LoadedSite site) =>
            SiteOutputs.Files(RenderContext.Of(site, theme)).Select(file => (file.Path.Value, Hash(file.Render().Span))).Order();
    }

    [Fact]
    public void A_build_with_errors_leaves_the_previous_output_as_it_was()
    {
        using var folder = new TemporaryFolder();
        Copy(Path.Combine(Folders.Sites, Reference, "input"), folder.At("input"));
        SiteWriter.Build(new(folder.At("input"), folder.At("site")), new RazorTheme());
        var before = Hashes(folder.At("site"));
        folder.Write("input/groups/jnim.md", "---\ntitle: [\n---\n");

        var result = SiteWriter.Build(new(folder.At("input"), folder.At("site")), new RazorTheme());

        Assert.Null(result.Written);
        Assert.Equal(before, Hashes(folder.At("site")));
    }

    [Fact]
    public void Every_document_of_the_theme_passes_the_audit()
    {
        using var output = new TemporaryFolder();
        foreach (var name in Good)
        {
            SiteWriter.Build(new(Path.Combine(Folders.Sites, name, "input"), output.At(name)), new RazorTheme());

            Assert.Empty(Audit.OutputAudit.Problems(output.At(name)));
        }
    }

    private static void Edit(TemporaryFolder folder)
    {
        folder.Write("input/groups/mujao.md", TestSites.Page("MUJAO, renamed", "Now with a link to [[JNIM]]."));
        File.Delete(folder.At("input/articles/bayat.md"));
        folder.Write("input/places/gao.md", TestSites.Page("Gao"));
    }

    private static SortedDictionary<string, string> Build(string name, int threads = -1)
    {
        using var output = new TemporaryFolder();
        SiteWriter.Build(new(Path.Combine(Folders.Sites, name, "input"), output.At("site"), Threads: threads), new RazorTheme());
        return Hashes(output.At("site"));
    }

    private static SortedDictionary<string, string> Hashes(string folder) =>
        new(
            Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), file => Hash(File.ReadAllBytes(file))),
            StringComparer.Ordinal
        );

    private static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexString(SHA256.HashData(content));

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
