namespace SahelWiki.Text;

/// <summary>A piece of a UTF-8 text, in bytes.</summary>
public readonly record struct TextRange(int Start, int Length);
