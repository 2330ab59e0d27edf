using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Reading.Yaml;
using SahelWiki.Text;

namespace SahelWiki.Editing;

/// <summary>What renaming a page changes, before anything is changed.</summary>
/// <param name="Links">Every link rewritten, by file and place.</param>
public sealed record RenamePlan(
    Page Page,
    SourcePath From,
    SourcePath To,
    ImmutableArray<PlannedFile> Files,
    ImmutableArray<RewrittenLink> Links,
    bool LeavesRedirect
);

public sealed record RewrittenLink(SourcePath File, SourceSpan Span, string Before, string After);

/// <summary>Plans the renaming of a page: its file, every link to it, and the redirect from its former address.</summary>
/// <remarks>
/// Texts in other languages move with their page, and their links are rewritten like its own. A text that was right stays so: where a
/// link without words of its own is read as another name now, its stamp follows. Links by title or alias go on working and stay as they
/// are.
/// The plan is proved before it is given out: the site is
/// parsed again from the planned files, and every link of every page must lead where it led before.
/// </remarks>
public sealed class PageRename
{
    private readonly SourceTree tree;
    private readonly ParsedInput input;
    private readonly LinkResolver resolver;
    private readonly Dictionary<string, LinkResolver> resolvers = new(StringComparer.Ordinal);

    private PageRename(SourceTree tree)
    {
        this.tree = tree;
        input = InputParser.Parse(tree);
        resolver = new(input.Pages);
    }

    /// <param name="from">The page as a link or a file name names it: <c>jnim</c>, <c>groups/jnim</c>, <c>input/groups/jnim.md</c>.</param>
    /// <param name="to">Its new name; with a folder, it moves there: <c>gsim</c>, <c>groups/gsim</c>.</param>
    /// <param name="title">Its new title; the former one becomes an alias, so that links by it go on working. Null to keep the
    /// title.</param>
    /// <exception cref="EditException">The page cannot be found or cannot have this name; nothing was changed.</exception>
    public static RenamePlan Plan(SourceTree tree, string from, string to, string? title = null) =>
        new PageRename(tree).Plan(from, to, title);

    private RenamePlan Plan(string from, string to, string? title)
    {
        CheckReadable();
        var page = PageFinder.Find(input, from, "Nothing was changed.", "sahelwiki rename {0} …");
        var target = Target(page, to);
        var newId = target.Value[..^".md".Length];
        var renamed = newId != page.Id;

        var edits = new Dictionary<SourcePath, List<TextEdit>>();
        var links = ImmutableArray.CreateBuilder<RewrittenLink>();
        if (renamed)
        {
            foreach (var other in input.Pages)
            {
                Rewrite(other.File, other.Body, other.References, resolver, page, target, newId, edits, links);
            }

            foreach (var text in input.Translations)
            {
                Rewrite(text.Text.File, text.Text.Body, [], ResolverOf(text.Language), page, target, newId, edits, links);
            }
        }

        EditFrontMatter(page, renamed ? newId : null, title, edits);
        ImmutableArray<PlannedFile> files =
        [
            .. input
                .Pages.Where(other => other == page || edits.ContainsKey(other.Source))
                .Select(other => new PlannedFile(
                    other.File,
                    new(other == page ? target : other.Source, TextEdit.Apply(other.File, edits.GetValueOrDefault(other.Source, [])))
                )),
            .. input
                .Translations.Where(text => (renamed && text.Of == page.Id) || edits.ContainsKey(text.Text.File.Path))
                .Select(text => new PlannedFile(
                    text.Text.File,
                    new(
                        renamed && text.Of == page.Id ? new($"{newId}.{text.Language}.md") : text.Text.File.Path,
                        TextEdit.Apply(text.Text.File, edits.GetValueOrDefault(text.Text.File.Path, []))
                    )
                )),
        ];
        files = WithStamps(page, newId, files);
        Prove(page, newId, files);
        return new(page, page.Source, target, files, links.ToImmutable(), renamed);
    }

    private void CheckReadable()
    {
        if (input.Pages.Select(page => page.Unreadable).FirstOrDefault(found => found is not null) is { } broken)
        {
            throw new EditException(
                $"{broken.Source} line {broken.Span.Line} cannot be read, so its links cannot be found: {broken.Message}",
                "Nothing was changed. Mend that page first; \"sahelwiki check\" tells how."
            );
        }
    }

    private SourcePath Target(Page page, string to)
    {
        var name = to.Replace('\\', '/');
        name = name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        var parts = name.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var slug = parts.Length > 0 ? parts[^1] : "";
        var folder = parts.Length > 1 ? parts[^2] : page.Type.Folder;
        if (page.Type == PageTypes.Home)
        {
            throw new EditException("The home page cannot be renamed.", "Nothing was changed.");
        }

        if (slug.Length == 0 || slug != Slug.Of(slug) || Slug.IsReserved(slug))
        {
            var safe = Slug.Of(slug) is { Length: > 0 } made && !Slug.IsReserved(made) ? made : "battle-of-konna-2013";
            throw new EditException(
                $"\"{slug}\" cannot be the name of a page: it is not made of lower-case letters, digits and hyphens, "
                    + "or is taken by a list.",
                $"Nothing was changed. Write for instance: {folder}/{safe}"
            );
        }

        if (PageTypes.InFolder(folder) is null)
        {
            throw new EditException(
                $"There is no page type with the folder \"{folder}\".",
                $"Nothing was changed. Folders are: {string.Join(", ", PageTypes.All.Select(type => type.Folder))}, about."
            );
        }

        var target = new SourcePath($"{folder}/{slug}.md");
        if (target == page.Source)
        {
            throw new EditException($"\"{page.Source}\" has that name already.", "Nothing was changed.");
        }

        var id = $"{folder}/{slug}";
        if (input.Pages.FirstOrDefault(other => other != page && other.Id == id) is { } owner)
        {
            throw new EditException($"{owner.Source} has that name already.", "Nothing was changed. Choose another one.");
        }

        if (
            input.Pages.FirstOrDefault(other => other != page && other.FrontMatter.Redirects.Any(redirect => redirect.FormerId == id)) is
            { } former
        )
        {
            throw new EditException(
                $"\"{id}\" was a name of {former.Source} once, and leads there now.",
                "Nothing was changed. Choose another name, or take it out of the redirects of that page first."
            );
        }

        return target;
    }

    /// <summary>What names mean in the texts of a language.</summary>
    private LinkResolver ResolverOf(string language) => ResolverOf(input, language, resolvers);

    private static LinkResolver ResolverOf(ParsedInput input, string language, Dictionary<string, LinkResolver> known) =>
        known.TryGetValue(language, out var resolver)
            ? resolver
            : known[language] = new(EditionInput.For(input, Edition.In(language)).Pages);

    private void Rewrite(
        SourceFile file,
        Body body,
        ImmutableArray<PageReference> references,
        LinkResolver resolver,
        Page page,
        SourcePath target,
        string newId,
        Dictionary<SourcePath, List<TextEdit>> edits,
        ImmutableArray<RewrittenLink>.Builder links
    )
    {
        var moves = file.Path == page.Source || input.Translations.Any(text => text.Of == page.Id && text.Text.File.Path == file.Path);
        SourceText? text = null;
        SourceText Text() => text ??= SourceText.Decode(file, out _);
        foreach (var link in body.Links.Where(link => link.Target.Length > 0))
        {
            var leadsHere = resolver.Resolve(link.Target) is LinkResolution.Found { Page: var found } && found == page;
            if (link.IsFile)
            {
                // A link to a file of the same folder changes with the folder of the page it stands on, too.
                var (from, to) = (moves ? target : file.Path, leadsHere ? target : new SourcePath(link.Target + ".md"));
                if (leadsHere || (moves && target.Folder != page.Source.Folder))
                {
                    Change(link.Span, LinkSpelling.Address(Text(), link.Span, LinkSpelling.RelativeAddress(from, to)));
                }
            }
            else if (leadsHere && LinkSpelling.NamesFile(link.Target, page))
            {
                Change(link.Span, LinkSpelling.Target(Text(), link.Span, link.Target, Name(link.Target)));
            }
        }

        foreach (var reference in references.Concat(body.Tables.SelectMany(table => table.References)))
        {
            if (
                resolver.Resolve(reference.Target) is LinkResolution.Found { Page: var found }
                && found == page
                && LinkSpelling.NamesFile(reference.Target, page)
            )
            {
                Change(reference.Span, LinkSpelling.Target(Text(), reference.Span, reference.Target, Name(reference.Target)));
            }
        }

        string Name(string written) =>
            written.Contains('/') || !IsFree(newId[(newId.IndexOf('/') + 1)..], page) ? newId : newId[(newId.IndexOf('/') + 1)..];

        void Change(SourceSpan span, TextEdit? edit)
        {
            if (edit is not { } change)
            {
                throw new EditException(
                    $"{file.Path} line {span.Line}: this link is written in a way that cannot be rewritten safely.",
                    "Nothing was changed. Write it on one line, without escapes, then try again."
                );
            }

            var before = Text().Text.Substring(change.Offset, change.Length);
            var list = edits.TryGetValue(file.Path, out var known) ? known : edits[file.Path] = [];
            if (before != change.Replacement && !list.Contains(change))
            {
                list.Add(change);
                links.Add(new(file.Path, Text().Span(change.Offset, change.Length), before, change.Replacement));
            }
        }
    }

    /// <summary>True where no other page answers to this slug before its title and aliases are asked.</summary>
    private bool IsFree(string slug, Page page) =>
        input.Pages.All(other => other == page || Folding.NameKey(other.Slug) != Folding.NameKey(slug));

    /// <param name="newId">Null where the id stays.</param>
    private static void EditFrontMatter(Page page, string? newId, string? title, Dictionary<SourcePath, List<TextEdit>> edits)
    {
        var text = SourceText.Decode(page.File, out _);
        var list = edits.TryGetValue(page.Source, out var known) ? known : edits[page.Source] = [];
        var end = Enumerable.Range(2, int.MaxValue - 2).First(line => text.Line(line)?.TrimEnd() is "---" or "..." or null);
        var yaml =
            YamlReader.Parse(text, text.OffsetOfLine(2), text.OffsetOfLine(end) - text.OffsetOfLine(2), new(text)) as YamlNode.Mapping
            ?? new([], SourceSpan.Start);
        var editor = new FrontMatterList(text, yaml);
        if (newId is not null)
        {
            list.Add(Redirect(page, newId, text, editor) ?? throw CannotAdd(page, "redirects", "[groups/former-name]"));
        }

        if (title is not null && title != page.Title)
        {
            list.Add(
                LinkSpelling.Scalar(text, page.Text.TitleSpan, YamlText.Scalar(title)) ?? throw CannotAdd(page, "title", "on one line")
            );
            // Renamed back: the title that is former now takes the place of the one that no longer is.
            var isListed = page.FrontMatter.Aliases.Any(alias => alias.Name == page.Title);
            if (
                !isListed
                && page.FrontMatter.Aliases.FirstOrDefault(alias => alias.Name == title && alias.Kind == "former") is { } back
                && LinkSpelling.Scalar(text, back.Span, YamlText.Scalar(page.Title)) is { } swap
            )
            {
                list.Add(swap);
            }
            else if (!isListed)
            {
                list.Add(
                    editor.Add("aliases", $"{{name: {YamlText.Scalar(page.Title)}, kind: former}}")
                        ?? throw CannotAdd(page, "aliases", "[Gawgaw]")
                );
            }
        }
    }

    private static TextEdit? Redirect(Page page, string newId, SourceText text, FrontMatterList editor)
    {
        var redirects = page.FrontMatter.Redirects;
        var back = redirects.FirstOrDefault(redirect => redirect.FormerId == newId);
        var listed = redirects.Any(redirect => redirect.FormerId == page.Id);

        // Renamed back: its present name takes the place of the former one.
        return (back, listed) switch
        {
            (not null, false) => LinkSpelling.Target(text, back.Span, newId, page.Id),
            (not null, true) => editor.Remove("redirects", back.Span),
            (null, false) => editor.Add("redirects", page.Id),
            _ => new TextEdit(0, 0, ""),
        };
    }

    private static EditException CannotAdd(Page page, string key, string example) =>
        new(
            $"The {key} of {page.Source} cannot be changed safely as they are written.",
            $"Nothing was changed. Write {key}: {example}, then try again."
        );

    /// <summary>The planned files, with the stamps of texts following originals that are spelt otherwise.</summary>
    private ImmutableArray<PlannedFile> WithStamps(Page page, string newId, ImmutableArray<PlannedFile> files)
    {
        var after = Planned(files);
        var originals = after.Pages.ToDictionary(other => other.Id.Value);
        var stamped = new List<PlannedFile>();
        foreach (var text in after.Translations)
        {
            var was = input.Pages.FirstOrDefault(other => (other == page ? newId : other.Id) == text.Of);
            if (
                was is null
                || !originals.TryGetValue(text.Of, out var original)
                || TranslationStamps.Respelt(original, text, was.Text) is not { } respelt
            )
            {
                continue;
            }

            var before = files.FirstOrDefault(file => file.After?.Path == text.Text.File.Path)?.Before ?? text.Text.File;
            stamped.Add(new(before, respelt.After));
        }

        return [.. files.Where(file => stamped.All(other => other.After!.Path != file.After?.Path)), .. stamped];
    }

    private ParsedInput Planned(ImmutableArray<PlannedFile> files)
    {
        var replaced = files.Where(file => file.Before is not null).ToDictionary(file => file.Before!.Path, file => file.After!);
        return InputParser.Parse(
            tree with
            {
                Files = [.. tree.Files.Select(file => replaced.GetValueOrDefault(file.Path, file)).OrderBy(file => file.Path)],
            }
        );
    }

    /// <summary>Builds the site of the planned files in memory and compares where every link leads.</summary>
    private void Prove(Page page, string newId, ImmutableArray<PlannedFile> files)
    {
        var after = Planned(files);
        var afterResolver = new LinkResolver(after.Pages);
        var afterPages = after.Pages.ToDictionary(other => other.Id.Value);
        foreach (var before in input.Pages)
        {
            var now = afterPages.GetValueOrDefault(before == page ? newId : before.Id);
            if (now?.Type != page.Type && before == page)
            {
                CheckType(page, now);
            }

            if (now is null || now.Body.Links.Length != before.Body.Links.Length || now.References.Length != before.References.Length)
            {
                throw Broken(before.Source, SourceSpan.Start);
            }

            var pairs = before
                .Body.Links.Zip(now.Body.Links, (a, b) => (Before: a.Target, After: b.Target, a.Span))
                .Concat(before.References.Zip(now.References, (a, b) => (Before: a.Target, After: b.Target, a.Span)))
                .Concat(
                    before
                        .Body.Tables.SelectMany(table => table.References)
                        .Zip(now.Body.Tables.SelectMany(table => table.References), (a, b) => (Before: a.Target, After: b.Target, a.Span))
                );
            foreach (var (was, becomes, span) in pairs.Where(pair => pair.Before.Length > 0))
            {
                if (!IsSame(resolver.Resolve(was), afterResolver.Resolve(becomes), page, newId))
                {
                    throw Broken(before.Source, span);
                }
            }
        }

        ProveTexts(page, newId, after);
    }

    private void ProveTexts(Page page, string newId, ParsedInput after)
    {
        var resolversAfter = new Dictionary<string, LinkResolver>(StringComparer.Ordinal);
        var texts = after.Translations.ToLookup(text => (text.Of, text.Language));
        foreach (var before in input.Translations)
        {
            var now = texts[(before.Of == page.Id ? new PageId(newId) : before.Of, before.Language)].FirstOrDefault();
            if (now is null || now.Text.Body.Links.Length != before.Text.Body.Links.Length)
            {
                throw Broken(before.Text.File.Path, SourceSpan.Start);
            }

            var (old, present) = (ResolverOf(before.Language), ResolverOf(after, before.Language, resolversAfter));
            foreach (
                var (_, _, span) in before
                    .Text.Body.Links.Zip(now.Text.Body.Links, (a, b) => (Before: a.Target, After: b.Target, a.Span))
                    .Concat(
                        before
                            .Text.Body.Tables.SelectMany(table => table.References)
                            .Zip(now.Text.Body.Tables.SelectMany(table => table.References), (a, b) =>
                                (Before: a.Target, After: b.Target, a.Span)
                            )
                    )
                    .Where(pair => pair.Before.Length > 0 && !IsSame(old.Resolve(pair.Before), present.Resolve(pair.After), page, newId))
            )
            {
                throw Broken(before.Text.File.Path, span);
            }
        }
    }

    /// <summary>Whether two links mean the same; one that was wanted and is now this page's has found what it looked for.</summary>
    private static bool IsSame(LinkResolution before, LinkResolution after, Page page, string newId)
    {
        var (old, present) = (Meaning(before, id => id == page.Id ? newId : id), Meaning(after, id => id));
        return old == present || (old.Length == 0 && present == newId);
    }

    /// <summary>Among pages of another type, its fields and those that name it must still be what they are.</summary>
    private void CheckType(Page page, Page? now)
    {
        bool IsNew(Diagnostic found) =>
            found.Rule.DefaultSeverity == Severity.Error
            && !page.Diagnostics.Any(known => known.Rule == found.Rule && known.Span == found.Span);
        if (now?.Diagnostics.FirstOrDefault(IsNew) is { } wrong)
        {
            throw new EditException(
                $"{page.Source} cannot be {Article(now.Type.Name)} page as it is: {wrong.Message}",
                "Nothing was changed. Put what its type does not have elsewhere, for instance into the text, then try again."
            );
        }

        foreach (var other in input.Pages)
        {
            foreach (
                var reference in other.References.Where(reference =>
                    now is not null && !reference.Types.IsEmpty && !reference.Types.Contains(now.Type.Name)
                )
            )
            {
                if (resolver.Resolve(reference.Target) is LinkResolution.Found { Page: var named } && named == page)
                {
                    throw new EditException(
                        $"{other.Source} line {reference.Span.Line} names {page.Source} where only "
                            + $"{Article(string.Join(" or ", reference.Types))} page may stand.",
                        "Nothing was changed. Change that line first."
                    );
                }
            }
        }
    }

    private static string Article(string type) => type[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? $"an {type}" : $"a {type}";

    private static EditException Broken(SourcePath file, SourceSpan span) =>
        new(
            $"With this name, the link in {file} line {span.Line} would lead elsewhere.",
            "Nothing was changed. Choose another name, or write that link with the folder of its page: [[groups/some-group]]."
        );

    private static string Meaning(LinkResolution resolution, Func<string, string> now) =>
        resolution switch
        {
            LinkResolution.Found found => now(found.Page.Id),
            LinkResolution.Ambiguous several => string.Join(
                '|',
                several.Candidates.Select(candidate => now(candidate.Id)).Order(StringComparer.Ordinal)
            ),
            _ => "",
        };
}
