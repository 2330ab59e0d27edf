using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Documents;
using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Output.Archive;

/// <summary>The wiki as a book for e-readers: EPUB 3, one chapter for each page.</summary>
/// <remarks>
/// Source: EPUB 3.2 (W3C). A chapter lies at its page's own address but for its ending, so that the links of the site are those of the
/// book.
/// </remarks>
public static class EpubBook
{
    private const string Folder = "EPUB/";

    /// <summary>Kinds of images that every e-reader shows. Others are replaced by their text.</summary>
    /// <remarks>Source: EPUB 3.2, "Core Media Types".</remarks>
    private static readonly ImmutableArray<(string Extension, string Type)> ImageTypes =
    [
        (".png", "image/png"),
        (".jpg", "image/jpeg"),
        (".jpeg", "image/jpeg"),
        (".gif", "image/gif"),
    ];

    /// <summary>Must be the first file, and not compressed: by it a book is known.</summary>
    public const string TypeFile = "mimetype";

    /// <summary>All files of the book but its manifest of checksums.</summary>
    public static ImmutableArray<OutputFile> Files(RenderContext context, ArchiveWords words, DateTimeOffset date)
    {
        var site = context.Site with
        {
            Images = [.. context.Site.Images.Where(image => ImageTypes.Any(type => type.Extension == image.Path.Extension))],
        };
        var images = site.Images.Select(image => image.Path.Value).ToArray();
        var plan = Chapters(new(new(site, context.Phrases), context.Theme));
        var theme = new EpubTheme(plan.Select(chapter => chapter.File.Path.Value).ToHashSet(StringComparer.Ordinal));
        var book = new RenderContext(new(site, context.Phrases), theme);
        var chapters = Chapters(book);
        return
        [
            Text(TypeFile, () => "application/epub+zip"),
            Text("META-INF/container.xml", () => Container),
            Text(Folder + "package.opf", () => Package(book, words, date, chapters, images)),
            Text(Folder + "nav.xhtml", () => Navigation(book, chapters)),
            Text(Folder + EpubTheme.Style, () => Style),
            Text(Folder + EpubCover.Image, () => EpubCover.Draw(book, context.Theme)),
            Text(Folder + EpubCover.Page, () =>
                EpubTheme.Document(
                    site.Settings.Title,
                    "",
                    site.Settings.Language,
                    EpubText.ToXhtml(EpubCover.TitlePage(book, words, date), default, FrozenSet<string>.Empty)
                )
            ),
            .. chapters.Select(chapter => new OutputFile(new(Folder + EpubText.ChapterPath(chapter.File.Path.Value)), chapter.File.Render)),
            .. ImageFiles.Files(book).Select(image => new OutputFile(new(Folder + image.Path), image.Render)),
        ];
    }

    /// <param name="Title">In the contents; null for a chapter that is only reached by links.</param>
    /// <param name="IsPart">True where the chapters after it belong to it.</param>
    private sealed record Chapter(OutputFile File, string? Title, bool IsPart = false);

    /// <summary>In reading order.</summary>
    private static ImmutableArray<Chapter> Chapters(RenderContext book)
    {
        var (site, phrases) = (book.Site, book.Phrases);
        var documents = PageDocuments
            .Files(book)
            .Concat(ListDocuments.Files(book))
            .Concat(TimelineDocuments.Files(book))
            .Concat(LineageDocuments.Chapters(book))
            .Concat(NetworkDocuments.Chapters(book))
            .Concat(SourceDocuments.Files(book))
            .Where(file => file.Path.Value.EndsWith(".html", StringComparison.Ordinal))
            .ToDictionary(file => file.Path);
        var chapters = ImmutableArray.CreateBuilder<Chapter>();
        void Add(OutputPath path, string title, bool isPart = false)
        {
            if (documents.TryGetValue(path, out var file))
            {
                chapters.Add(new(file, title, isPart));
            }
        }

        Add(new("index.html"), site.Settings.Title);
        foreach (var page in site.Pages.Where(page => page.Page.Type == PageTypes.About))
        {
            Add(page.Path, page.Page.Title);
        }

        foreach (var type in PageTypes.All)
        {
            Add(SitePaths.ListOf(type), phrases[$"type.{type.Name}.plural"], isPart: true);
            foreach (var page in site.OfType(type).OrderBy(page => page.Rank))
            {
                Add(page.Path, page.Page.Title);
            }
        }

        Add(SitePaths.SourceList, phrases["sources.title"], isPart: true);
        foreach (var source in site.Sources.OrderBy(source => source.Entry.Title, phrases.Comparer).ThenBy(source => source.Path))
        {
            Add(source.Path, source.Entry.Title);
        }

        Add(SitePaths.Timeline, phrases["timeline.wiki.title"], isPart: true);
        Add(SitePaths.Lineage, phrases["lineage.title"]);
        Add(SitePaths.Network, phrases["network.title"]);
        Add(SitePaths.AtoZ, phrases["atoz.title"], isPart: true);
        Add(SitePaths.Topics, phrases["topics.title"]);
        Add(SitePaths.Wanted, phrases["wanted.title"]);
        var known = chapters.Select(chapter => chapter.File.Path).Append(SitePaths.Orphans).ToHashSet();
        chapters.AddRange(
            documents
                .Values.Where(file => !known.Contains(file.Path) && !file.Path.Value.StartsWith("lists/orphans", StringComparison.Ordinal))
                .OrderBy(file => file.Path)
                .Select(file => new Chapter(file, null))
        );
        chapters.AddRange(SharedNameDocuments.Files(book).Concat(BacklinkDocuments.Files(book)).Select(file => new Chapter(file, null)));
        return chapters.ToImmutable();
    }

    private static string Package(
        RenderContext book,
        ArchiveWords words,
        DateTimeOffset date,
        ImmutableArray<Chapter> chapters,
        string[] images
    )
    {
        var site = book.Site;
        var xml = new StringBuilder();
        xml.Append(
            $"""
            <?xml version="1.0" encoding="utf-8"?>
            <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{site.Settings.Language}">
            <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:identifier id="id">urn:uuid:{Identifier(words)}</dc:identifier>
            <dc:title>{EpubText.Text(site.Settings.Title)}</dc:title>
            <dc:language>{site.Settings.Language}</dc:language>
            <dc:creator>{EpubText.Text(words.Creator)}</dc:creator>
            <dc:publisher>{EpubText.Text(words.Publisher)}</dc:publisher>
            <dc:description>{EpubText.Text(words.Description)}</dc:description>
            <dc:date>{date.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}</dc:date>
            <meta property="dcterms:modified">{date.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}</meta>
            <meta name="cover" content="cover"/>
            <meta property="schema:accessMode">textual</meta>
            <meta property="schema:accessMode">visual</meta>
            <meta property="schema:accessModeSufficient">textual</meta>
            <meta property="schema:accessibilityFeature">tableOfContents</meta>
            <meta property="schema:accessibilityFeature">structuralNavigation</meta>
            <meta property="schema:accessibilityFeature">readingOrder</meta>
            <meta property="schema:accessibilityFeature">index</meta>
            <meta property="schema:accessibilityFeature">alternativeText</meta>
            <meta property="schema:accessibilityFeature">displayTransformability</meta>
            <meta property="schema:accessibilityHazard">none</meta>
            <meta property="schema:accessibilitySummary">{EpubText.Text(book.Phrases["book.accessibility"])}</meta>

            """
        );
        xml.Append(site.Settings.Licence.Length > 0 ? $"<dc:rights>{EpubText.Text(site.Settings.Licence)}</dc:rights>\n" : "");
        xml.Append(site.Settings.BaseUrl is { } url ? $"<dc:source>{EpubText.Text(url.AbsoluteUri)}</dc:source>\n" : "");
        xml.Append(
            "</metadata>\n<manifest>\n<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n"
        );
        xml.Append($"<item id=\"style\" href=\"{EpubTheme.Style}\" media-type=\"text/css\"/>\n");
        xml.Append($"<item id=\"cover\" href=\"{EpubCover.Image}\" media-type=\"image/svg+xml\" properties=\"cover-image\"/>\n");
        xml.Append($"<item id=\"title\" href=\"{EpubCover.Page}\" media-type=\"application/xhtml+xml\"/>\n");
        for (var i = 0; i < chapters.Length; i++)
        {
            xml.Append(
                CultureInfo.InvariantCulture,
                $"<item id=\"c{i + 1}\" href=\"{EpubText.Text(EpubText.ChapterPath(chapters[i].File.Path.Address))}\" "
            );
            xml.Append("media-type=\"application/xhtml+xml\"/>\n");
        }

        for (var i = 0; i < images.Length; i++)
        {
            var path = new OutputPath(images[i]);
            var type = ImageTypes.First(type => images[i].EndsWith(type.Extension, StringComparison.OrdinalIgnoreCase)).Type;
            xml.Append(
                CultureInfo.InvariantCulture,
                $"<item id=\"i{i + 1}\" href=\"{EpubText.Text(path.Address)}\" media-type=\"{type}\"/>\n"
            );
        }

        xml.Append("</manifest>\n<spine>\n<itemref idref=\"title\"/>\n");
        for (var i = 0; i < chapters.Length; i++)
        {
            xml.Append(
                CultureInfo.InvariantCulture,
                $"<itemref idref=\"c{i + 1}\"{(chapters[i].Title is null ? " linear=\"no\"" : "")}/>\n"
            );
        }

        return xml.Append("</spine>\n</package>\n").ToString();
    }

    private static string Navigation(RenderContext book, ImmutableArray<Chapter> chapters)
    {
        var (language, contents) = (book.Phrases.Language, EpubText.Text(book.Phrases["contents.title"]));
        var xml = new StringBuilder();
        xml.Append(
            $"""
            <?xml version="1.0" encoding="utf-8"?>
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" xml:lang="{language}">
            <head><title>{contents}</title></head>
            <body>
            <nav epub:type="toc" id="toc" role="doc-toc">
            <h1>{contents}</h1>
            <ol>

            """
        );
        var listed = chapters.Where(chapter => chapter.Title is not null).ToArray();
        var inPart = false;
        for (var i = 0; i < listed.Length; i++)
        {
            var chapter = listed[i];
            if (chapter.IsPart && inPart)
            {
                xml.Append("</ol></li>\n");
                inPart = false;
            }

            xml.Append("<li>").Append(Link(chapter.File.Path, chapter.Title!));
            var opens = chapter.IsPart && i + 1 < listed.Length && !listed[i + 1].IsPart;
            xml.Append(opens ? "\n<ol>\n" : "</li>\n");
            inPart |= opens;
        }

        xml.Append(inPart ? "</ol></li>\n" : "").Append("</ol>\n</nav>\n<nav epub:type=\"landmarks\" hidden=\"hidden\">\n<ol>\n");
        xml.Append($"<li><a epub:type=\"titlepage\" href=\"{EpubCover.Page}\">{EpubText.Text(book.Site.Settings.Title)}</a></li>\n");
        xml.Append(
            $"<li><a epub:type=\"bodymatter\" "
                + $"href=\"{EpubText.Text(EpubText.ChapterPath(listed[0].File.Path.Address))}\">{EpubText.Text(listed[0].Title!)}</a></li>\n"
        );
        xml.Append(
            $"<li><a epub:type=\"index\" "
                + $"href=\"{EpubText.ChapterPath(SitePaths.AtoZ.Value)}\">{EpubText.Text(book.Phrases["atoz.title"])}</a></li>\n"
        );
        return xml.Append("</ol>\n</nav>\n</body>\n</html>\n").ToString();
    }

    private static string Link(OutputPath path, string title) =>
        $"<a href=\"{EpubText.Text(EpubText.ChapterPath(path.Address))}\">{EpubText.Text(title)}</a>";

    /// <summary>The same for all editions of one wiki, so that a reader's library replaces the older by the newer.</summary>
    private static Guid Identifier(ArchiveWords words)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes("sahelwiki:" + words.Name))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new(bytes, bigEndian: true);
    }

    private static OutputFile Text(string path, Func<string> text) => RenderContext.Text(new(path), text);

    private const string Container = """
        <?xml version="1.0" encoding="utf-8"?>
        <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
        <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
        </container>

        """;

    private const string Style = """
        body { line-height: 1.4; }
        h1, h2, h3 { line-height: 1.2; page-break-after: avoid; }
        .summary, .banner, .hatnote { font-style: italic; }
        .infobox, .relations { border-left: 0.2em solid; padding-left: 0.8em; }
        dt { font-weight: bold; }
        dd { margin-left: 1em; }
        img { max-width: 100%; height: auto; }
        sup { line-height: 0; }
        a[role="doc-noteref"], a[role="doc-backlink"] { padding: 0 0.2em; }
        aside { margin: 0.4em 0; }
        table { border-collapse: collapse; }
        th, td { border: 1px solid; padding: 0.2em 0.4em; text-align: left; }

        """;
}
