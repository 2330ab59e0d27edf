using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Text;

namespace SahelWiki.Model;

/// <summary>The text on a subject in another language than the original's: <c>groups/jnim.fr.md</c>. Nothing in it is a fact.</summary>
/// <param name="Of">The subject it is about.</param>
/// <param name="Words">What free words of the facts are in this language.</param>
/// <param name="Stamps">One for each paragraph of the original that it was translated from, in the original's order; null where the file
/// has none, so that nobody can say what it was translated from.</param>
/// <param name="Diagnostics">What Parse found in the file.</param>
public sealed record Translation(
    PageId Of,
    PageText Text,
    ImmutableArray<TranslatedWords> Words,
    ImmutableArray<Stamp>? Stamps,
    ImmutableArray<Diagnostic> Diagnostics
)
{
    /// <summary>The first part of a BCP 47 tag, from the file's name.</summary>
    public string Language => Text.Language!;

    /// <summary>Whether the original says something else than when it was translated.</summary>
    public bool LagsBehind(PageText original)
    {
        if (Stamps is not { } stamps)
        {
            return false;
        }

        // A moved paragraph is not a changed one.
        var now = original.Paragraphs.Select(paragraph => paragraph.Stamp.Value).Order();
        return !now.SequenceEqual(stamps.Select(stamp => stamp.Value).Order());
    }

    /// <summary>The subject with its free words in this language; those that nobody translated stay as they are.</summary>
    public Subject Translate(Subject subject)
    {
        if (Words.IsEmpty)
        {
            return subject;
        }

        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (original, translated, _) in Words)
        {
            words.TryAdd(FreeWords.Plain(original), FreeWords.Plain(translated));
        }

        return subject with
        {
            FrontMatter = FreeWords.Translate(subject.FrontMatter, words),
        };
    }
}

/// <param name="Original">As it stands in the front matter of the original.</param>
/// <param name="Span">Of the original's words in this file.</param>
public sealed record TranslatedWords(string Original, string Translated, SourceSpan Span);
