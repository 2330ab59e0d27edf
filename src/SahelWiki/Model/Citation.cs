using SahelWiki.Text;

namespace SahelWiki.Model;

/// <summary>One work cited once: <c>see @afpc-mali, p. 12 and passim</c>.</summary>
/// <param name="Locator">The place in the work, <c>p. 12</c>; <see cref="Model.Locator.None"/> for the whole.</param>
/// <param name="Prefix">Words before it (<c>see</c>), or an empty string.</param>
/// <param name="Suffix">Words after it, or an empty string.</param>
/// <param name="Span">Of the key, without the <c>@</c>.</param>
public sealed record Citation(WorkKey Key, Locator Locator, string Prefix, string Suffix, SourceSpan Span);
