using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SahelWiki.Model;

/// <summary>The words in front matter that are of no vocabulary, and so of one language: notes, roles, outcomes, rows of the
/// timeline.</summary>
public static partial class FreeWords
{
    /// <summary>All of them, each once, in the author's order.</summary>
    public static IEnumerable<string> Of(FrontMatter facts) =>
        facts
            .Fields.SelectMany(field => field.Claims.SelectMany(claim => Of(claim, field.Definition.IsOfData)))
            .Concat(facts.Relations.Select(relation => relation.Note ?? ""))
            .Concat(facts.Timeline.Select(fact => fact.Text))
            .Concat(facts.Image is { } image ? [image.Alt, image.Rights] : [])
            .Where(words => words.Any(char.IsLetter))
            .Distinct(StringComparer.Ordinal);

    /// <summary>As it reads: of a wikilink its text alone.</summary>
    public static string Plain(string written) =>
        written.Contains("[[", StringComparison.Ordinal)
            ? Wikilink().Replace(written, link => link.Groups["text"].Success ? link.Groups["text"].Value : link.Groups["target"].Value)
            : written;

    /// <param name="words">From plain words of the original to those of another language.</param>
    internal static FrontMatter Translate(FrontMatter facts, Dictionary<string, string> words)
    {
        string In(string original) => words.GetValueOrDefault(original, original);

        ClaimValue Value(ClaimValue value) => value is ClaimValue.Text text ? text with { Value = In(text.Value) } : value;

        Claim Claim(Claim claim) =>
            claim with
            {
                Value = Value(claim.Value),
                Note = claim.Note is { } note ? In(note) : null,
                Qualifiers = [.. claim.Qualifiers.Select(qualifier => qualifier with { Value = Value(qualifier.Value) })],
            };

        return facts with
        {
            Fields = [.. facts.Fields.Select(field => field with { Claims = [.. field.Claims.Select(Claim)] })],
            Relations = [.. facts.Relations.Select(relation => relation with { Note = relation.Note is { } note ? In(note) : null })],
            Timeline = [.. facts.Timeline.Select(fact => fact with { Text = In(fact.Text) })],
            Image = facts.Image is { } image ? image with { Alt = In(image.Alt), Rights = In(image.Rights) } : null,
        };
    }

    private static IEnumerable<string> Of(Claim claim, bool isOfData)
    {
        if (!isOfData && claim.Value is ClaimValue.Text { Value: var value })
        {
            yield return value;
        }

        foreach (var qualifier in claim.Qualifiers)
        {
            if (qualifier.Value is ClaimValue.Text { Value: var words })
            {
                yield return words;
            }
        }

        yield return claim.Note ?? "";
    }

    [GeneratedRegex(@"\[\[(?<target>[^\[\]|]*)(?:\|(?<text>[^\[\]]*))?\]\]")]
    private static partial Regex Wikilink();
}
