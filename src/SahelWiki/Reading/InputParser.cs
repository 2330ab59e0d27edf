using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Model;
using SahelWiki.Reading.Works;
using SahelWiki.Text;

namespace SahelWiki.Reading;

/// <summary>Everything Parse makes of the input folder.</summary>
/// <param name="Pages">In source path order, drafts included.</param>
/// <param name="Sources">Entries of all files of the bibliography, in file order; a key may occur twice.</param>
/// <param name="Texts">The text of each file that was read as text, for excerpts.</param>
/// <param name="Diagnostics">What was found in files that are no pages; a page carries its own.</param>
/// <param name="History">As Read found it.</param>
public sealed record ParsedInput(
    SiteSettings Settings,
    RelationVocabulary Vocabulary,
    ImmutableArray<SourceEntry> Sources,
    ImmutableArray<Page> Pages,
    ImmutableArray<SourceFile> Images,
    ImmutableDictionary<SourcePath, SourceText> Texts,
    ImmutableArray<Diagnostic> Diagnostics,
    GitHistory? History = null
)
{
    /// <summary>
    /// False where a file of the bibliography is empty, or kept back by the disk: then nobody can say which keys it should have.
    /// </summary>
    public bool HasWholeBibliography { get; init; } = true;

    /// <summary>The style sheet and the icons of the wiki itself; what is not safe is not among them.</summary>
    public ImmutableArray<SourceFile> Theme { get; init; } = [];

    /// <summary>Texts in other languages, in source path order.</summary>
    public ImmutableArray<Translation> Translations { get; init; } = [];

    /// <summary>What the originals of texts that lag behind said before.</summary>
    public OriginalPast Past { get; init; } = OriginalPast.Unknown;

    /// <summary>False where a folder is kept back by the disk: then nobody can say which pages it should have.</summary>
    public bool HasAllFolders { get; init; } = true;
}

/// <summary>Parse: every file of the input folder becomes what its place says it is.</summary>
public static class InputParser
{
    private static readonly string[] Folders =
    [
        .. PageTypes.All.Select(type => type.Folder),
        "about",
        "sources",
        "images",
        ThemeFileCheck.Folder,
    ];

    /// <param name="cache">What was parsed before; null for a build from nothing.</param>
    public static ParsedInput Parse(SourceTree tree, PageCache? cache = null, int threads = -1)
    {
        var files = tree.Files;
        var pages = new Page?[files.Length];
        var translations = new Translation?[files.Length];
        var data = new DataFile?[files.Length];
        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            var file = files[i];
            if (TypeOf(file.Path) is { } type && TranslationParser.LanguageOf(file.Path) is { } language)
            {
                Translation ParseText() => TranslationParser.Parse(file, type, language);
                try
                {
                    translations[i] = cache is null ? ParseText() : cache.Remember(file, ParseText);
                }
                catch (Exception problem) when (Fault.Is(problem))
                {
                    data[i] = new(null, [Fault.Of(problem, file.Path, SourceSpan.Start, "reading this file")]);
                }
            }
            else if (TypeOf(file.Path) is { } ofPage)
            {
                pages[i] = cache is null ? PageParser.Parse(file, ofPage) : cache.Parse(file, ofPage);
            }
            else
            {
                data[i] = cache is null ? Guarded(file) : cache.Remember(file, () => Guarded(file));
            }
        });

        var parsed = data.OfType<DataFile>().ToArray();
        var diagnostics = parsed.SelectMany(file => file.Diagnostics).ToList();
        var settings = parsed.Select(file => file.Settings).FirstOrDefault(found => found is not null);
        if (settings is null)
        {
            diagnostics.Add(
                new(
                    Rules.MissingSettings,
                    Severity.Error,
                    new("site.yaml"),
                    SourceSpan.Start,
                    "The input folder has no site.yaml.",
                    "Add one with a line: title: the name of the site",
                    null
                )
            );
        }

        return new(
            settings ?? SiteSettings.Default,
            parsed.Select(file => file.Vocabulary).FirstOrDefault(found => found is not null) ?? new([]),
            [.. parsed.SelectMany(file => file.Sources)],
            [.. pages.OfType<Page>()],
            [.. files.Where(IsImage)],
            parsed.Where(file => file.Text is not null).ToImmutableDictionary(file => file.Text!.Path, file => file.Text!),
            [.. diagnostics],
            tree.History
        )
        {
            HasWholeBibliography =
                !files.Any(file => file.Problem is not null && (file.Path.Value == "sources" || file.Path.Folder == "sources"))
                && !parsed.Any(file => file.IsEmptyBibliography || file.IsFaulty),
            Theme = [.. files.Where(ThemeFileCheck.IsOfTheme)],
            Translations = [.. translations.OfType<Translation>()],
            HasAllFolders = !files.Any(file => file.Problem is not null && file.Path.Extension.Length == 0),
        };
    }

    private static PageType? TypeOf(SourcePath path) =>
        path switch
        {
            _ when Leftovers.OriginalOf(path) is not null => null,
            { Value: "index.md" } => PageTypes.Home,
            { Extension: ".md", Folder: "" } when path.Stem == "index." + TranslationParser.LanguageOf(path) => PageTypes.Home,
            { Extension: ".md" } when path.Folder.Length > 0 => PageTypes.InFolder(path.Folder),
            _ => null,
        };

    private static bool IsImage(SourceFile file) =>
        file.Problem is null
        && file.Path.Value.StartsWith("images/", StringComparison.Ordinal)
        && ImageKinds.Extensions.Contains(file.Path.Extension);

    private sealed record DataFile(SourceText? Text, ImmutableArray<Diagnostic> Diagnostics)
    {
        public SiteSettings? Settings { get; init; }

        public RelationVocabulary? Vocabulary { get; init; }

        public ImmutableArray<SourceEntry> Sources { get; init; } = [];

        public bool IsFaulty => Diagnostics.Any(found => found.Rule == Rules.Fault);

        public bool IsEmptyBibliography => Diagnostics.Any(found => found.Rule == Rules.EmptyFile) && Text?.Path.Folder == "sources";
    }

    private static DataFile Guarded(SourceFile file)
    {
        try
        {
            return ParseData(file);
        }
        catch (Exception problem) when (Fault.Is(problem))
        {
            return new(null, [Fault.Of(problem, file.Path, SourceSpan.Start, "reading this file")]);
        }
    }

    private static DataFile ParseData(SourceFile file)
    {
        var isYaml =
            Leftovers.OriginalOf(file.Path) is null
            && (
                file.Path.Value is "site.yaml" or "relations.yaml"
                || (file.Path.Folder == "sources" && file.Path.Extension is ".yaml" or ".yml")
            );
        if (!isYaml)
        {
            var plain = new DiagnosticBag(new(file.Path, ""));
            FileProblems.Report(file, -1, new(file.Path, ""), plain);
            CheckPlace(file, plain);
            return new(null, plain.ToImmutable());
        }

        var text = SourceText.Decode(file, out var badOffset);
        var bag = new DiagnosticBag(text);
        FileProblems.Report(file, badOffset, text, bag);
        if (file.Problem is null && file.Path.Value != "site.yaml" && badOffset < 0 && text.Text.AsSpan().Trim().IsEmpty)
        {
            bag.Add(
                Rules.EmptyFile,
                SourceSpan.Start,
                "This file is empty.",
                file.Path.Value == "relations.yaml"
                    ? "Write each type of relation on a line of its own, with its label below; or remove the file."
                    : "Write a citation key on a line of its own, with the entry's fields below it; or remove the file."
            );
        }

        var empty = file.Problem is not null || badOffset >= 0 || ConflictMarks.Report(text, bag);
        return file.Path.Value switch
        {
            "site.yaml" => With(empty ? SiteSettings.Default : SiteSettingsReader.Read(text, bag), (found, settings) =>
                found with
                {
                    Settings = settings,
                }
            ),
            "relations.yaml" => With(
                empty
                    ? RelationVocabularyReader.Names(Whole()) with
                    {
                        IsWhole = file.Problem is null,
                    }
                    : RelationVocabularyReader.Read(text, bag),
                (found, vocabulary) => found with { Vocabulary = vocabulary }
            ),
            _ => With(empty ? BibliographyReader.Names(Whole()) : BibliographyReader.Read(text, bag), (found, sources) =>
                found with
                {
                    Sources = sources,
                }
            ),
        };

        // Of a file that is not UTF-8, the text ends before the first byte that is none.
        SourceText Whole() => badOffset < 0 ? text : new(file.Path, System.Text.Encoding.UTF8.GetString(file.Bytes.AsSpan()));

        // The value is read before the diagnostics are taken: reading it fills the bag.
        DataFile With<T>(T value, Func<DataFile, T, DataFile> set) => set(new(text, bag.ToImmutable()), value);
    }

    private static void CheckPlace(SourceFile file, DiagnosticBag bag)
    {
        var top = file.Path.Value.IndexOf('/') is var slash and > 0 ? file.Path.Value[..slash] : "";
        if (Leftovers.OriginalOf(file.Path) is { } original)
        {
            bag.Add(
                Rules.ConflictCopy,
                SourceSpan.Start,
                $"This is a copy that a program made of {original}, which was changed in two places or copied; it is not published.",
                $"Compare the two, take what is missing over into {original}, and delete the copy."
            );
        }
        else if (file.Path.Extension == ".md")
        {
            var types = string.Join(", ", PageTypes.All.Select(type => type.Folder));
            bag.Add(
                Rules.UnpublishedPage,
                SourceSpan.Start,
                "This page lies in no folder of a page type, so it is left out.",
                file.Path.Value == "README.md" ? "Put what is for contributors beside the input folder, not into it."
                    : NearestName.Find(top, Folders) is { } near && top != near ? $"Did you mean the folder \"{near}\"?"
                    : $"Move it into one of: {types}, about."
            );
        }
        else if (Folders.Contains(top))
        {
            CheckKind(file, top, bag);
        }
        else if (top.Length > 0)
        {
            var nearest = NearestName.Find(top, Folders);
            bag.Add(
                Rules.UnknownFolder,
                SourceSpan.Start,
                $"Nothing is read from the folder \"{top}\".",
                nearest is null ? $"Folders are: {string.Join(", ", Folders)}." : $"Did you mean \"{nearest}\"?"
            );
        }
    }

    /// <summary>A file of another kind than its folder holds would be left out without a word.</summary>
    private static void CheckKind(SourceFile file, string folder, DiagnosticBag bag)
    {
        if (file.Problem is not null)
        {
            return;
        }

        if (folder == ThemeFileCheck.Folder)
        {
            ThemeFileCheck.Report(file, bag);
            return;
        }

        if (folder == "images" && ImageKinds.Extensions.Contains(file.Path.Extension))
        {
            ImageFileCheck.Report(file, bag);
            if (ImageMetadata.Of(file.Bytes.AsSpan()) is { IsEmpty: false } told)
            {
                bag.Add(
                    Rules.ImageMetadata,
                    SourceSpan.Start,
                    $"Beside the picture, this file holds {string.Join(", ", told)}.",
                    file.Path.Extension == ".avif"
                        ? "Export the picture again without metadata: whoever took it could be at risk."
                        : "Run \"sahelwiki check --fix\", which takes it out: whoever took the picture could be at risk."
                );
            }

            return;
        }

        var (kinds, what) = folder switch
        {
            "images" => (string.Join(", ", ImageKinds.Extensions), "an image"),
            "sources" => (".yaml", "a file of the bibliography"),
            _ => (".md", "a page"),
        };
        // Editors that hide endings make "x.md.txt" of "x.md".
        var name = file.Path.Stem.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? file.Path.Stem[..^3] : file.Path.Stem;
        bag.Add(
            kinds == ".md" && file.Path.Extension is ".markdown" or ".mdown" or ".mdx" or ".txt"
                ? Rules.UnpublishedPage
                : Rules.MisplacedFile,
            SourceSpan.Start,
            $"\"{file.Path.FileName}\" is left out: {what} ends in {kinds}.",
            file.Path.Extension is ".markdown" or ".mdown" or ".mdx" or ".txt" && kinds == ".md" ? $"Rename it to {name}.md."
                : kinds == ".md" ? "Write it as Markdown in a file that ends in .md, or remove it; images belong into images/."
                : $"Save it in that form, or remove it."
        );
    }
}
