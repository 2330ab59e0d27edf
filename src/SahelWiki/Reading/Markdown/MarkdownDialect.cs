using Markdig;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Parsers;

namespace SahelWiki.Reading.Markdown;

/// <summary>CommonMark with tables, definition lists, footnotes, wikilinks and citations: all of the wiki's syntax, in one list.</summary>
public static class MarkdownDialect
{
    /// <summary>Positions are precise: every diagnostic needs a column.</summary>
    public static MarkdownPipeline Pipeline { get; } =
        new MarkdownPipelineBuilder()
            .UsePreciseSourceLocation()
            .Use<DefinitionListExtension>()
            .Use(new PipeTableExtension(new() { UseHeaderForColumnCount = true }))
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough | EmphasisExtraOptions.Superscript | EmphasisExtraOptions.Subscript)
            .Use<WikilinkExtension>()
            .Use<CitationExtension>()
            .Use<FootnoteExtension>()
            .Use<InlineNoteExtension>()
            .Use<CommentExtension>()
            .Use<ImageNameExtension>()
            .Use<ExclamationExtension>()
            .Build();

    /// <summary>Puts an inline parser before CommonMark's links, which would take its brackets.</summary>
    internal static void AddBeforeLinks(this MarkdownPipelineBuilder pipeline, InlineParser parser) =>
        pipeline.InlineParsers.InsertBefore<Markdig.Parsers.Inlines.LinkInlineParser>(parser);
}
