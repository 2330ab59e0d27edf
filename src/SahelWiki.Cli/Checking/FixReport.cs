using System.Collections.Immutable;
using System.Text;
using SahelWiki.Checking;
using SahelWiki.Editing;
using SahelWiki.Reading;
using SahelWiki.Text;

namespace SahelWiki.Cli.Checking;

/// <summary>Writes what <c>--fix</c> mends into the files, all or none, and tells each change.</summary>
internal static class FixReport
{
    /// <returns>True where a file was changed.</returns>
    public static bool Apply(LoadedSite loaded, OnlyPaths only, bool links, bool keys, TextWriter output)
    {
        var edits = links
            ? LinkFixes.Of(loaded.Site).ToLookup(edit => edit.Source)
            : Enumerable.Empty<LinkFix>().ToLookup(edit => edit.Source);
        var planned = ImmutableArray.CreateBuilder<PlannedFile>();
        var told = new StringWriter();
        var folder = loaded.Folder.TrimEnd('/', '\\');
        foreach (var page in loaded.Site.Pages.Select(page => page.Page).Where(page => only.Include(page.Source)))
        {
            var text = SourceText.Decode(page.File, out var bad);
            var mended = TextEdit.Apply(text.Text, edits[page.Source].Select(fix => fix.Edit));
            var sorted = keys ? KeyOrder.Sorted(new(page.Source, mended), page.Type) : null;
            if (bad >= 0 || (sorted ?? mended) == text.Text)
            {
                continue;
            }

            if (!File.ReadAllBytes(Path.Combine(loaded.Folder, page.Source.Value)).AsSpan().SequenceEqual(page.File.Bytes.AsSpan()))
            {
                output.WriteLine($"{folder}/{page.Source}: changed while it was checked; left alone.");
                continue;
            }

            planned.Add(new(page.File, page.File with { Bytes = Encoded(page.File, sorted ?? mended) }));
            foreach (var edit in edits[page.Source])
            {
                told.WriteLine(
                    $"{folder}/{edit.Source}:{edit.Span.Line}:{edit.Span.Column}: mended: \"{edit.Was}\" is now \"{edit.Edit.Replacement}\"."
                );
            }

            if (sorted is not null)
            {
                told.WriteLine($"{folder}/{page.Source}: mended: the fields of the front matter are in order.");
            }
        }

        if (links)
        {
            Images(loaded, only, folder, planned, told);
        }

        PlannedEdits.Write(loaded.Folder, planned.ToImmutable());
        output.Write(told);
        output.WriteLine(
            planned.Count switch
            {
                0 => "Nothing to mend by itself.",
                1 => "One file was changed.",
                _ => $"{planned.Count} files were changed.",
            }
        );
        return planned.Count > 0;
    }

    /// <summary>Takes what photographs tell on people out of the files, used or not: the folder is public, too.</summary>
    private static void Images(
        LoadedSite loaded,
        OnlyPaths only,
        string folder,
        ImmutableArray<PlannedFile>.Builder planned,
        TextWriter told
    )
    {
        foreach (
            var image in loaded.Tree.Files.Where(file =>
                file.Problem is null
                && file.Path.Value.StartsWith("images/", StringComparison.Ordinal)
                && ImageKinds.Extensions.Contains(file.Path.Extension)
                && only.Include(file.Path)
            )
        )
        {
            if (ImageMetadata.Without(image.Bytes.AsSpan()) is not { } plain)
            {
                continue;
            }

            planned.Add(new(image, image with { Bytes = [.. plain] }));
            told.WriteLine(
                $"{folder}/{image.Path}: mended: taken out: {string.Join(", ", ImageMetadata.Of(image.Bytes.AsSpan()))}. "
                    + "What was committed before stays in the history."
            );
        }
    }

    /// <summary>The text as the file had it: UTF-8, with a byte order mark only where there was one. Line breaks are part of it.</summary>
    private static ImmutableArray<byte> Encoded(SourceFile file, string text) =>
        [.. file.Bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.GetPreamble() : [], .. Encoding.UTF8.GetBytes(text)];
}
