using SahelWiki.Diagnostics;
using SahelWiki.Model;
using SahelWiki.Reading.Facts;
using SahelWiki.Reading.Markdown;
using SahelWiki.Reading.Yaml;
using SahelWiki.Text;

namespace SahelWiki.Reading;

/// <summary>Parse, for pages: one Markdown file becomes one <see cref="Page"/>.</summary>
public static class PageParser
{
    private const int LargePage = 1024 * 1024;

    /// <param name="type">The type of the folder it lies in.</param>
    /// <returns>Always a page, so that links to it resolve even where its front matter cannot be read.</returns>
    public static Page Parse(SourceFile file, PageType type) => Parse(file, type, BodyReader.Read);

    /// <param name="readBody">Reads the text of the page, from an offset; what it throws becomes a finding.</param>
    internal static Page Parse(SourceFile file, PageType type, Func<SourceText, int, DiagnosticBag, CitationDuty, Body> readBody)
    {
        var text = SourceText.Decode(file, out var badOffset);
        var bag = new DiagnosticBag(text);
        var slug = Slug.Of(file.Path.Stem) is { Length: > 0 } safe ? safe : "page";
        var id = new PageId(type.Folder.Length == 0 ? slug : $"{type.Folder}/{slug}");
        CheckFile(file, slug, badOffset, text, bag);
        var title = file.Path.Stem;

        if (
            file.Problem is not null
            || badOffset >= 0
            || ConflictMarks.Report(text, bag)
            || !FindFrontMatter(text, bag, out var yaml, out var bodyStart)
        )
        {
            return new(
                new(file, id, type, FrontMatter.Unreadable, [], bag.ToImmutable()),
                new(file, null, title, SourceSpan.Start, "", Body.Empty)
            );
        }

        var reader = new FrontMatterReader(type, title, bag);
        var read = Guarded(
            bag,
            "reading the fields of this page",
            SourceSpan.Start,
            () => Fields(text, yaml, bag) is { } fields ? reader.Read(fields) : null,
            null
        );
        var frontMatter = read ?? FrontMatter.Unreadable;
        Guarded(bag, "checking the fields of this page", SourceSpan.Start, () => ClaimChecks.Report(type, frontMatter, bag));
        var duty = read is null ? CitationDuty.None : DutyOf(type, frontMatter);
        var body = Guarded(
            bag,
            "reading the text of this page",
            text.Span(bodyStart, 0),
            () => readBody(text, bodyStart, bag, duty),
            Body.Empty
        );
        return new(
            new(file, id, type, frontMatter, reader.References, bag.ToImmutable()),
            new(file, null, reader.Title, reader.TitleSpan, reader.Summary, body) { SummarySpan = reader.SummarySpan }
        );
    }

    /// <summary>The fields above a text, and where the text begins; no fields where they cannot be read, which is reported.</summary>
    internal static (YamlNode.Mapping? Fields, int BodyStart) FrontMatterOf(SourceText text, DiagnosticBag bag)
    {
        if (!FindFrontMatter(text, bag, out var yaml, out var bodyStart))
        {
            return (null, 0);
        }

        return (Fields(text, yaml, bag), bodyStart);
    }

    /// <summary>The facts of a page alone, without its text, and without saying what is wrong with them.</summary>
    /// <returns>Null where they cannot be read.</returns>
    internal static FrontMatter? FactsOf(SourceFile file, PageType type)
    {
        var text = SourceText.Decode(file, out _);
        var bag = new DiagnosticBag(text);
        return FrontMatterOf(text, bag).Fields is { } fields ? new FrontMatterReader(type, file.Path.Stem, bag).Read(fields) : null;
    }

    /// <summary>Where the text of a page begins, after its front matter; 0 where it has none.</summary>
    public static int BodyOffset(SourceText text) => FindFrontMatter(text, new(text), out _, out var start) ? start : 0;

    /// <summary>What the work gives; where the program fails at it, a finding and what is said instead.</summary>
    private static T Guarded<T>(DiagnosticBag bag, string doing, SourceSpan span, Func<T> work, T instead)
    {
        try
        {
            return work();
        }
        catch (Exception problem) when (Fault.Is(problem))
        {
            var at = problem is FaultAtException { Span: var known } ? known : span;
            var (message, hint) = Fault.Sentences(doing, problem);
            bag.Add(Rules.Fault, at, message, hint);
            return instead;
        }
    }

    private static void Guarded(DiagnosticBag bag, string doing, SourceSpan span, Action work) =>
        Guarded(
            bag,
            doing,
            span,
            () =>
            {
                work();
                return true;
            },
            false
        );

    private static CitationDuty DutyOf(PageType type, FrontMatter frontMatter) =>
        !type.HasSubject ? CitationDuty.None
        : type == Person.Type && !ClaimChecks.IsKnownDead(frontMatter) ? CitationDuty.All
        : CitationDuty.Figures;

    private static void CheckFile(SourceFile file, string slug, int badOffset, SourceText text, DiagnosticBag bag)
    {
        FileProblems.Report(file, badOffset, text, bag);
        if (file.Bytes.Length > LargePage)
        {
            bag.Add(
                Rules.PageTooLarge,
                SourceSpan.Start,
                $"This page has {file.Bytes.Length / 1024} kB, too much for a phone on a slow link.",
                "Split it into several pages."
            );
        }

        if (file.Path.Stem != slug)
        {
            bag.Add(
                Rules.UnsafeFileName,
                SourceSpan.Start,
                $"\"{file.Path.FileName}\" is not made of lower-case letters, digits and hyphens.",
                $"Rename the file to {slug}.md."
            );
        }
    }

    /// <summary>Finds the lines of three hyphens around the front matter.</summary>
    private static bool FindFrontMatter(SourceText text, DiagnosticBag bag, out Range yaml, out int bodyStart)
    {
        (yaml, bodyStart) = (default, 0);
        if (text.Text.AsSpan().Trim().IsEmpty)
        {
            bag.Add(
                Rules.EmptyFile,
                SourceSpan.Start,
                "This file is empty.",
                "Begin it with front matter: a line ---, then title: and summary:, then a line ---."
            );
            return false;
        }

        if (text.Line(1)?.TrimEnd() != "---")
        {
            ReportNoFrontMatter(text, bag);
            return false;
        }

        var start = text.OffsetOfLine(2);
        for (var line = 2; text.Line(line) is { } content; line++)
        {
            if (content.TrimEnd() is "---" or "...")
            {
                yaml = start..text.OffsetOfLine(line);
                bodyStart = text.OffsetOfLine(line + 1);
                return true;
            }
        }

        bag.Add(
            Rules.UnclosedFrontMatter,
            text.At(1, 1, 3),
            "The front matter that begins here has no end.",
            "Write a line --- after its last field."
        );
        return false;
    }

    private static void ReportNoFrontMatter(SourceText text, DiagnosticBag bag)
    {
        var first = 1;
        while (text.Line(first) is { } blank && string.IsNullOrWhiteSpace(blank))
        {
            first++;
        }

        var line = text.Line(first)?.Trim() ?? "";
        if (line == "---")
        {
            bag.Add(
                Rules.NoFrontMatter,
                text.At(first, 1, 3),
                "The front matter begins here, but it must begin in the first line, at its first letter.",
                "Remove what stands before the three hyphens."
            );
        }
        else if (line.Length is > 0 and < 12 && line.All(c => c is '-' or '–' or '—' or '_' or '=' or '*' or '+' or '~' or ' '))
        {
            bag.Add(
                Rules.NoFrontMatter,
                text.At(first, 1, line.Length),
                $"\"{line}\" does not begin front matter.",
                "Write three hyphens and nothing else: ---"
            );
        }
        else
        {
            bag.Add(
                Rules.NoFrontMatter,
                SourceSpan.Start,
                "This page does not begin with front matter.",
                "Make its first line ---, then write title: and summary:, then a line ---."
            );
        }
    }

    private static YamlNode.Mapping? Fields(SourceText text, Range yaml, DiagnosticBag bag)
    {
        var (start, length) = yaml.GetOffsetAndLength(text.Text.Length);
        var before = bag.ToImmutable().Length;
        switch (YamlReader.Parse(text, start, length, bag))
        {
            case YamlNode.Mapping mapping:
                return mapping;
            case null when bag.ToImmutable().Length > before:
                return null;
            case null:
                return new([], text.At(2, 1, 0));
            case { } other:
                bag.Add(
                    Rules.NotAMapping,
                    other.Span,
                    "The front matter is not a list of fields.",
                    YamlAdvice.Find(number => number == other.Span.Line ? text.Line(number) : null, other.Span.Line) is (_, > 0, var advice)
                        ? advice
                        : "Write each field on a line of its own: title: Name of the page"
                );
                return null;
        }
    }
}
