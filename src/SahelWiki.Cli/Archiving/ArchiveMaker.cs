using SahelWiki.Output;
using SahelWiki.Output.Archive;
using SahelWiki.Output.Documents;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Cli.Archiving;

/// <summary>An archive that is whole and in its place.</summary>
internal sealed record MadeArchive(string Path, int Files, long Size, string Sha256);

/// <summary>Makes archives of one site. The site is rendered once, by the same path as any build.</summary>
/// <param name="alone">The edition that the ZIM and the book are of, as a wiki of its own; the same site where there is but one.</param>
/// <param name="say">For what the user should know and what is no failure.</param>
internal sealed class ArchiveMaker(
    LoadedSite loaded,
    LoadedSite alone,
    ITheme theme,
    ContentVersion version,
    ArchiveTarget target,
    int threads,
    TimeSpan? zimLimit,
    Action<string> say,
    CancellationToken cancellation
)
{
    /// <summary>zimwriterfs packs some 200 pages a second; twenty times that is a hang.</summary>
    private static readonly TimeSpan ZimBase = TimeSpan.FromMinutes(5),
        ZimPerFile = TimeSpan.FromMilliseconds(100);

    private readonly ArchiveWords words = ArchiveWords.Of(alone.Site.Settings);
    private readonly string input = Sha256.OfFolder(loaded.Tree);
    private readonly RenderContext render = RenderContext.Of(alone, theme);
    private StagedFolder? site,
        single;

    /// <summary>All editions.</summary>
    private StagedFolder Site => site ??= Stage("site", loaded);

    /// <summary>The one edition.</summary>
    private StagedFolder Single => single ??= ReferenceEquals(loaded, alone) ? Site : Stage("single", alone);

    public MadeArchive Zip()
    {
        foreach (var folder in PortableNames.TooFullForFat32(Site.Files.Select(file => file.Path)))
        {
            say(
                $"The folder \"{folder}\" of the site holds more files than a FAT32 disk takes in one folder: unpack "
                    + "the ZIP on exFAT or NTFS, or use the ZIM."
            );
        }

        var manifest = Manifest(loaded, Site.Files, []);
        return Publish("zip", Site.Files.Count, part =>
            Pack(part, Site.Files.Select(file => Site.Item(file)).Prepend(Item(ArchiveManifest.FileName, manifest)))
        );
    }

    /// <summary>Makes a pack that turns an older ZIP, or what was unpacked of it, into the one that was just made.</summary>
    public MadeArchive Update(byte[] old, MadeArchive zip)
    {
        var part = Path.Combine(target.Working, "archive." + UpdatePack.Extension);
        using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.ReadWrite))
        {
            var (description, contents) = UpdatePack.Write(file, old, File.ReadAllBytes(zip.Path), cancellation);
            file.Flush(flushToDisk: true);
            file.Position = 0;
            var made = new MadeArchive(
                target.PathOf(UpdatePack.FileName(loaded.Site.Settings.FileName, description.From.Date, description.To.Date)),
                contents,
                file.Length,
                Sha256.Of(file)
            );
            file.Close();
            File.Move(part, made.Path, overwrite: true);
            return made;
        }
    }

    public MadeArchive Epub()
    {
        var files = EpubBook.Files(render, words, version.Date);
        if (PortableNames.Check(files.Select(file => file.Path)) is { } refused)
        {
            throw new ArchiveException("No book was made. " + refused);
        }

        var book = Stage("book", folder => folder.Write(files, threads, null, cancellation));
        var manifest = Manifest(alone, book.Files, []);
        var first = book.Files.Single(file => file.Path == EpubBook.TypeFile);
        var items = book
            .Files.Where(file => file != first)
            .Select(file => book.Item(file))
            .Prepend(Item(ArchiveManifest.EpubFileName, manifest))
            .Prepend(book.Item(first, stored: true));
        return Publish("epub", book.Files.Count, part => Pack(part, items));
    }

    /// <param name="program">Where zimwriterfs is.</param>
    public MadeArchive Zim(string program)
    {
        var illustration = Single.Files.FirstOrDefault(file => file.Path == Illustration)
            ?? throw new ArchiveException($"The theme has no {Illustration}, a PNG of 48×48 which a ZIM needs.");
        var stubs = NameStubs.Of(alone.Site, render.Phrases).ToArray();
        var redirects = alone
            .Site.Redirects.Select(redirect => new ArchivedRedirect(redirect.From.Value, alone.Site.Of(redirect.To).Path.Value))
            .Concat(RedirectFiles.Moved(render).Select(moved => new ArchivedRedirect(moved.From.Value, moved.To.Value)))
            .Concat(stubs.Select(stub => new ArchivedRedirect(stub.File.Path.Value, stub.Target.Value)))
            .OrderBy(redirect => redirect.Path, StringComparer.Ordinal)
            .ToArray();
        var led = redirects.Select(redirect => redirect.Path).ToHashSet(StringComparer.Ordinal);
        var manifest = Manifest(alone, [.. Single.Files.Where(file => !led.Contains(file.Path))], redirects);

        using var folder = OrderedFolder.Create(
            target.Working,
            Single.Files.Sum(file => file.Size) + manifest.Length + (stubs.Length * 4096L) + (Single.Files.Count * 4096L)
        );
        if (!folder.IsOrdered)
        {
            say(
                "No file system in memory has room for the pages, so this ZIM is complete, but its bytes are in the "
                    + "order of this disk: another machine's may differ."
            );
        }

        folder.Fill(
            Single
                .Files.Select(file => (file.Path, (Action<string>)(path => File.Copy(Path.Combine(Single.Folder, file.Path), path))))
                .Concat(
                    stubs.Select(stub =>
                        (stub.File.Path.Value, (Action<string>)(path => File.WriteAllBytes(path, stub.File.Render().Span)))
                    )
                )
                .Append((ArchiveManifest.FileName, path => File.WriteAllBytes(path, manifest))),
            cancellation
        );
        return Publish("zim", Single.Files.Count, part =>
        {
            var limit = zimLimit ?? ZimBase + (ZimPerFile * Single.Files.Count);
            ZimWriter
                .Run(program, folder.Path, part, words, illustration.Path, alone.Site.Settings.BaseUrl?.AbsoluteUri, limit, cancellation)
                .GetAwaiter()
                .GetResult();
            Seal(part, manifest);
        });
    }

    private void Seal(string part, byte[] manifest)
    {
        try
        {
            using var zim = new FileStream(part, FileMode.Open, FileAccess.ReadWrite);
            ZimSeal.Apply(zim, version.Date, manifest);
            zim.Flush(flushToDisk: true);
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException)
        {
            throw new ArchiveException(
                "zimwriterfs ended well, but what it wrote is no ZIM, so it was thrown away. Is the program of that "
                    + "name on the PATH the one of zim-tools?"
            );
        }
    }

    private const string Illustration = "assets/icon-48.png";

    private StagedFolder Stage(string name, LoadedSite wiki) =>
        Stage(name, folder => SiteWriter.Write(wiki, RenderContext.Of(wiki, theme), folder, threads, null, cancellation));

    private StagedFolder Stage(string name, Action<OutputFolder> write)
    {
        var folder = Path.Combine(target.Working, name);
        write(OutputFolder.Open(folder, loaded.Folder));
        return StagedFolder.Of(folder, threads, cancellation);
    }

    private byte[] Manifest(LoadedSite wiki, IReadOnlyList<ArchivedFile> files, ArchivedRedirect[] redirects) =>
        new ArchiveManifest(
            wiki.Site.Settings.Title,
            version.Date,
            version.Commit,
            version.Uncommitted,
            input,
            [.. files],
            [.. redirects]
        ).ToJson();

    private static ZipItem Item(string path, byte[] content) => new(path, () => new MemoryStream(content, writable: false));

    private void Pack(string part, IEnumerable<ZipItem> items)
    {
        using var file = new FileStream(part, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 17);
        SealedZip.Write(file, version.Date, items, cancellation);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Makes an archive beside its place, reads it back, and only then gives it its name.</summary>
    private MadeArchive Publish(string format, int files, Action<string> make)
    {
        var path = target.PathOf(loaded.Site.Settings.FileName, version.Date, format);
        var part = Path.Combine(target.Working, "archive." + format);
        make(part);
        string checksum;
        long size;
        using (var made = File.OpenRead(part))
        {
            var report = ArchiveVerifier.Verify(made);
            if (!report.IsWhole)
            {
                var (fault, count) = (report.Faults[0], report.Faults.Length);
                throw new ArchiveException(
                    $"The {format.ToUpperInvariant()} was made but is not whole, so it was thrown away: "
                        + $"{Visible.Line($"{fault.Path} {fault.Message}".Trim())}{(count > 1 ? $" ({count} findings)" : "")}"
                );
            }

            made.Position = 0;
            (checksum, size) = (Sha256.Of(made), made.Length);
        }

        cancellation.ThrowIfCancellationRequested();
        File.Move(part, path, overwrite: true);
        return new(path, files, size, checksum);
    }
}
