namespace SahelWiki.Model;

public enum LagKind
{
    /// <summary>The original's paragraph has other words now.</summary>
    Changed,

    /// <summary>The original has a paragraph that this text lacks.</summary>
    Added,

    /// <summary>This text has a paragraph that the original no longer has.</summary>
    Removed,
}

/// <summary>One paragraph in which a text is behind its original.</summary>
/// <param name="Number">Of the original's paragraph, from 1: title, summary, then the text. 0 where the original no longer has it.</param>
/// <param name="Original">As it is now; null where it no longer is.</param>
/// <param name="Here">Its place in this text; for one that is missing here, the paragraph that it belongs before, null at the end.</param>
/// <param name="Former">What the original said when this was translated; null where the history does not tell.</param>
/// <param name="Since">When the original changed; null where that is not committed or not known.</param>
public sealed record LaggingParagraph(LagKind Kind, int Number, Paragraph? Original, Paragraph? Here, string? Former, DateOnly? Since);
