using System.Collections.Immutable;
using SahelWiki.Text;

namespace SahelWiki.Output.Views;

/// <summary>How the site looks. It gets complete views and turns them into HTML; it decides nothing.</summary>
public interface ITheme
{
    /// <summary>One whole document, UTF-8.</summary>
    ReadOnlyMemory<byte> Render(View view);

    /// <summary>Styles, scripts and pictures of the theme, with their addresses, in ordinal order.</summary>
    ImmutableArray<ThemeAsset> Assets { get; }
}

public sealed record ThemeAsset(OutputPath Path, ReadOnlyMemory<byte> Content);
