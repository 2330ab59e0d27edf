using SahelWiki.Text;

namespace SahelWiki.Linking;

/// <summary>The whole wiki in one language, below a folder of its own. Inside it every address is the same as in the others.</summary>
/// <param name="Language">The first part of a BCP 47 tag.</param>
/// <param name="Root">The folder, with a slash at its end: <c>fr/</c>; empty for the wiki's own language.</param>
public sealed record Edition(string Language, string Root)
{
    public static Edition Own(string language) => new(language.Split('-')[0], "");

    public static Edition In(string language) => new(language, language + "/");

    public bool IsOwn => Root.Length == 0;

    /// <summary>A document of this edition as it lies below the output folder.</summary>
    public OutputPath InSite(OutputPath path) => IsOwn ? path : new(Root + path.Value);

    /// <summary>A document that all editions share, as seen from the root of this one.</summary>
    public OutputPath Shared(OutputPath path) => IsOwn ? path : new("../" + path.Value);

    /// <summary>A document of another edition, as seen from the root of this one.</summary>
    public OutputPath From(Edition other, OutputPath path) => other == this ? path : Shared(other.InSite(path));
}
