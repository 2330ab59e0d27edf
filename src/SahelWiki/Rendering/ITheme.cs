using System.Collections.Immutable;
using SahelWiki.Language;
using SahelWiki.Paths;

namespace SahelWiki.Rendering;

/// <summary>How the site looks. It gets complete views and turns them into HTML; it decides nothing.</summary>
public interface ITheme
{
    /// <summary>The interface in a language; an English one where there is no file for it.</summary>
    Phrases Phrases(string language);

    /// <summary>One whole document, UTF-8.</summary>
    ReadOnlyMemory<byte> Render(View view);

    /// <summary>Styles, scripts and pictures of the theme, with their addresses, in ordinal order.</summary>
    ImmutableArray<ThemeAsset> Assets { get; }
}

public sealed record ThemeAsset(OutputPath Path, ReadOnlyMemory<byte> Content);
