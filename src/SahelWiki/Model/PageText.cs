using SahelWiki.Text;

namespace SahelWiki.Model;

/// <summary>What is said of a subject in one language.</summary>
/// <param name="File">The file it stands in: the subject's own for the original, else <c>jnim.fr.md</c>.</param>
/// <param name="Language">The first part of a BCP 47 tag; null for the wiki's own language.</param>
/// <param name="Title">Never empty: a page without a title is reported and goes by its file name.</param>
/// <param name="Summary">Plain text; empty where missing.</param>
public sealed record PageText(SourceFile File, string? Language, string Title, SourceSpan TitleSpan, string Summary, Body Body);
