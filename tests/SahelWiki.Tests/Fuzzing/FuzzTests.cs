using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using AngleSharp.Html.Parser;
using SahelWiki.Audit;
using SahelWiki.Diagnostics;
using SahelWiki.Editing;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output;
using SahelWiki.Output.Archive;
using SahelWiki.Output.Views;
using SahelWiki.Reading;
using SahelWiki.Reading.Works;
using SahelWiki.Reading.Yaml;
using SahelWiki.Tests.Support;
using SahelWiki.Text;
using SahelWiki.Theme;

namespace SahelWiki.Tests.Fuzzing;

/// <summary>Whatever stands in a file, a reader answers with what it read or a finding, soon, and never with markup of its own.</summary>
/// <remarks>
/// Each run of the tests spoils the fixtures in the same ways. <c>FUZZ_SECONDS=600 FUZZ_SEED=7</c> goes on from another seed for that
/// long, divided over the readers. A failure names the seed of its input: <c>FUZZ_SEED=that</c> begins with it.
/// </remarks>
public sealed class FuzzTests
{
    /// <summary>Longer than this is a hang: two seconds on a machine of its own, and tests share theirs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly string[] Elements =
    [
        "p",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "a",
        "em",
        "strong",
        "code",
        "pre",
        "ul",
        "ol",
        "li",
        "blockquote",
        "hr",
        "br",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "sup",
        "img",
        "figure",
        "figcaption",
        "span",
        "div",
        "del",
        "input",
        "cite",
        "small",
        "b",
        "i",
        "bdi",
        "sub",
        "dl",
        "dt",
        "dd",
    ];

    private static readonly string[] Attributes =
    [
        "id",
        "href",
        "rel",
        "class",
        "title",
        "role",
        "lang",
        "dir",
        "src",
        "alt",
        "width",
        "height",
        "loading",
        "start",
        "tabindex",
        "scope",
        "type",
        "value",
        "hreflang",
        "decoding",
        "aria-label",
        "data-label",
        "aria-describedby",
    ];

    private static readonly string[] Pages = [.. Fixtures("*.md"), .. Directory.GetFiles(Folders.Specs).Select(File.ReadAllText)];
    private static readonly string[] Yaml = [.. Fixtures("*.yaml")];
    private static readonly string[] Dates =
    [
        .. File.ReadAllLines(Path.Combine(Folders.Vectors, "edtf.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('|')[0].Trim()),
    ];

    private static readonly string[] Citations =
    [
        "@afpc-mali",
        "@afpc-mali, p. 3; see @other, pp. 4-5, n. 12",
        "cf. @a:b, chap. 2",
        "-@a",
        "@afpc-mali, nn. 3–5 and passim",
    ];

    private static readonly string[] Bibtexes =
    [
        """
            @string{j = "Journal of the Sahel"}
            @article{thurston_2017, title = {{Mali}: \emph{Caf\'{e}} --- a na{\"i}ve}, author = {Thurston, A. and {R{\'e}publique du Mali} and others},
              journal = j # " II", month = jan, year = 2017, pages = {1--9}, doi = {10.1000/x}, url = {https://example.org/~a}}
            @book(b, title = "B {"}", editor = {family=Cruz, given=A, prefix=de la}, date = {2012~/2013}, note = {\href{https://example.org}{x}})
            """,
        "@inproceedings{c, title={C}, crossref={d}}\n% x\n@proceedings{d, title={D}, year={2012}, organization={O}}\n@comment{x}\n",
    ];

    private static readonly string[] Csls =
    [
        """
            [{"id": "a", "type": "book", "title": "A <i>b</i>", "author": [{"family": "C", "given": "D", "non-dropping-particle": "de"}],
              "issued": {"date-parts": [[2012, 3, 21], [2013]], "circa": true}, "URL": "https://example.org/", "page": 3},
             {"id": 2, "type": "webpage", "title": "E", "issued": {"season": 2, "raw": "2012~", "literal": "spring"}, "editor": [{"literal": "F"}]}]
            """,
    ];

    private static readonly Dictionary<string, (int Rounds, Action<Mutation> Try)> Readers = new(StringComparer.Ordinal)
    {
        ["text of a page"] = (120, Body),
        ["front matter"] = (120, FrontMatter),
        ["YAML"] = (2000, mutation => YamlReader.ParseFile(Text(mutation, Yaml, "x.yaml", out var bag), bag, out _)),
        ["dates"] = (4000, mutation => EdtfParser.Parse(mutation.Spoil(mutation.Of(Dates), Dates), out _)),
        ["citations"] = (4000, mutation =>
            CitationParser.Parse(mutation.Spoil(mutation.Of(Citations), Citations), (at, length) => new(1, at + 1, length, at), out _)
        ),
        ["BibTeX"] = (1500, mutation => Import(mutation, Bibtexes, Bibtex.Read)),
        ["CSL-JSON"] = (1500, mutation => Import(mutation, Csls, CslJson.Read)),
        ["settings"] = (1000, mutation => SiteSettingsReader.Read(Text(mutation, Yaml, "site.yaml", out var bag), bag)),
        ["relations"] = (1000, mutation => RelationVocabularyReader.Read(Text(mutation, Yaml, "relations.yaml", out var bag), bag)),
        ["sources"] = (1000, mutation => BibliographyReader.Read(Text(mutation, Yaml, "sources/x.yaml", out var bag), bag)),
        ["archives"] = (1500, Archive),
        ["whole sites"] = (12, WholeSite),
    };

    public static TheoryData<string> Names => [.. Readers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_reader_answers_whatever_stands_there(string name)
    {
        var (rounds, read) = Readers[name];
        var first = int.TryParse(Environment.GetEnvironmentVariable("FUZZ_SEED"), out var given) ? given : 1;
        var seconds = double.TryParse(Environment.GetEnvironmentVariable("FUZZ_SECONDS"), out var asked) ? asked / Readers.Count : 0;
        var watch = Stopwatch.StartNew();
        for (var round = 0; seconds > 0 ? watch.Elapsed.TotalSeconds < seconds : round < rounds; round++)
        {
            var seed = first + round;
            try
            {
                await Task.Run(() => read(new(seed))).WaitAsync(Patience);
            }
            catch (Exception problem)
            {
                Assert.Fail($"{name}, seed {seed}: {problem}");
            }
        }
    }

    private static void Body(Mutation mutation)
    {
        var text = mutation.Spoil(mutation.Of(Pages), Pages);
        var site = TestSites.Load(("places/gao.md", TestSites.Page("Gao", text)));
        NoFault(site, text);
        foreach (var page in site.Pages)
        {
            var view = (SubjectView)new ViewBuilder(site, Phrases.For("en")).Page(page);
            Html(view.BodyHtml, text);
            Assert.All(view.Notes, note => Html(note.Html, text));
        }
    }

    private static void FrontMatter(Mutation mutation)
    {
        var text = mutation.Spoil(mutation.Of(Pages), Yaml);
        NoFault(TestSites.Load(($"{mutation.Of(PageTypes.All).Folder}/x.md", text)), text);
    }

    private static void Import(Mutation mutation, string[] seeds, Func<string, SourceImport> read)
    {
        var text = mutation.Spoil(mutation.Of(seeds), seeds);
        try
        {
            NewSources.Plan(Inputs.Tree(), read(text).Drafts, "texts.yaml");
        }
        catch (Exception refused) when (refused is FormatException or EditException)
        {
            // Said with its line; nothing was written.
        }
    }

    private static void Archive(Mutation mutation)
    {
        using var stream = new MemoryStream(mutation.Spoil(mutation.Next(4) == 0 ? ZimHeader : Zip));
        ArchiveVerifier.Verify(stream);
    }

    private static void WholeSite(Mutation mutation)
    {
        using var folder = new TemporaryFolder();
        var root = Path.Combine(Folders.Sites, "small-wiki", "input");
        var files = Directory.GetFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        var spoiled = Enumerable.Range(0, 2).Select(_ => mutation.Next(files.Length)).ToHashSet();
        foreach (var (i, file) in files.Index())
        {
            var text = File.ReadAllText(file);
            folder.Write(
                "input/" + Path.GetRelativePath(root, file),
                !spoiled.Contains(i) ? text
                    : file.EndsWith(".md", StringComparison.Ordinal) ? Softly(text)
                    : mutation.Spoil(text, Yaml)
            );
        }

        var built = SiteWriter.Build(new(folder.At("input"), folder.At("site")), new RazorTheme());

        NoFault(built.Site, "");
        if (built.Written is not null)
        {
            Assert.Empty(OutputAudit.Problems(folder.At("site")));
            var parser = new HtmlParser(new HtmlParserOptions { IsStrictMode = true });
            Assert.All(Directory.GetFiles(folder.At("site"), "*.html", SearchOption.AllDirectories), file =>
                parser.ParseDocument(File.ReadAllText(file))
            );
        }

        // Most pages with another front matter are refused as a whole, so mostly their text is spoilt.
        string Softly(string text)
        {
            var end = text.IndexOf("\n---", 3, StringComparison.Ordinal);
            return end < 0 || mutation.Next(4) == 0
                ? mutation.Spoil(text, Pages)
                : text[..(end + 5)] + mutation.Spoil(text[(end + 5)..], Pages);
        }
    }

    private static void NoFault(Site site, string text) =>
        Assert.All(site.Diagnostics.Where(found => found.Rule == Rules.Fault), found => Assert.Fail($"{found}\n{text}"));

    /// <summary>As a browser reads it, it is what was written: nothing to mend, and only what texts are made of.</summary>
    private static void Html(string html, string text)
    {
        var document = new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(
            $"<!doctype html><html lang=en><title>x</title><body>{html}</body></html>"
        );
        var inside = document.Body!.QuerySelectorAll("*");
        foreach (var element in inside)
        {
            Assert.True(Elements.Contains(element.LocalName), $"<{element.LocalName}> from:\n{text}");
            foreach (var attribute in element.Attributes)
            {
                Assert.True(Attributes.Contains(attribute.Name), $"{attribute.Name} on <{element.LocalName}> from:\n{text}");
                if (attribute.Name is "href" or "src" && attribute.Value.Split('/', '?', '#')[0] is var scheme && scheme.Contains(':'))
                {
                    Assert.True(
                        scheme is "https:" or "http:" or "mailto:" || scheme.StartsWith("mailto:"),
                        $"{attribute.Value} from:\n{text}"
                    );
                }
            }
        }

        var ids = inside.Select(element => element.GetAttribute("id")).OfType<string>();
        Assert.All(ids.GroupBy(id => id), id => Assert.True(id.Count() == 1, $"the id \"{id.Key}\" is there twice, from:\n{text}"));
    }

    private static SourceText Text(Mutation mutation, string[] seeds, string path, out DiagnosticBag bag)
    {
        var text = new SourceText(new(path), mutation.Spoil(mutation.Of(seeds), seeds));
        bag = new(text);
        return text;
    }

    private static IEnumerable<string> Fixtures(string pattern) =>
        Directory
            .GetFiles(Folders.Sites, pattern, SearchOption.AllDirectories)
            .Where(file => file.Contains($"{Path.DirectorySeparatorChar}input{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText);

    private static readonly byte[] Zip = Zipped();

    /// <summary>Magic number, version and lists that begin behind the header; then names of kinds of content.</summary>
    private static readonly byte[] ZimHeader =
    [
        0x5A,
        0x49,
        0x4D,
        0x04,
        6,
        0,
        1,
        0,
        .. new byte[16],
        2,
        0,
        0,
        0,
        1,
        0,
        0,
        0,
        90,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        98,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        106,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        80,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0xFF,
        0xFF,
        0xFF,
        0xFF,
        160,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        .. "text/html\0\0"u8,
        .. new byte[96],
    ];

    private static byte[] Zipped()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (
                var (path, content) in new[] { ("index.html", "<p>Home</p>"), ("manifest.json", "{\"files\": [], \"commit\": \"x\"}") }
            )
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }
}
