using System.Globalization;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Statements;

namespace SahelWiki.Changes;

/// <summary>What a claim says, in one line for people and as a key for comparing.</summary>
/// <param name="Key">Equal for two claims that say the same, also where a page they name was renamed between them.</param>
internal readonly record struct SaidLine(string Key, string Text);

/// <summary>Puts the data of a page into lines.</summary>
/// <param name="idOf">The id by which a page is compared; the former one for a page that was renamed.</param>
internal sealed class ClaimText(Site site, Func<Page, string> idOf)
{
    public SaidLine Of(Page page, Claim claim) =>
        Line([
            Value(page, claim.Value),
            .. claim.Qualifiers.Select(qualifier => Labelled(qualifier.Name, Value(page, qualifier.Value))),
            .. Shared(claim.From, claim.To, claim.AsOf, claim.Confidence, claim.Note, claim.Sources),
        ]);

    public SaidLine Of(RelationStatement relation) =>
        Line([.. Shared(relation.From, relation.To, null, relation.Confidence, relation.Note, relation.Sources)]);

    public SaidLine Of(Page page, DatedFact fact) =>
        Line([
            Same($"{fact.Date.Written}: {fact.Text}"),
            .. fact.Event is null ? Array.Empty<SaidLine>() : [Labelled("event", Reference(page, fact.Event))],
            .. Shared(null, null, null, null, null, fact.Sources),
        ]);

    /// <param name="parts">The value, then what qualifies it; sources come last.</param>
    private static SaidLine Line(SaidLine[] parts)
    {
        static string Join(IEnumerable<string> parts) => string.Join("; ", parts.Where(part => part.Length > 0));
        return new(Join(parts.Select(part => part.Key)), Join(parts.Select(part => part.Text)));
    }

    private SaidLine Value(Page page, ClaimValue value) =>
        value switch
        {
            ClaimValue.Text { Value: var text } => Same(text),
            ClaimValue.Choice { Value: var word } => Same(word),
            ClaimValue.Number number => Same(Number(number)),
            ClaimValue.Date { Value: var date } => Same(date.Written),
            ClaimValue.Place { Value: var place } => Same(
                $"{StatedValues.Degrees(place.Latitude)}, {StatedValues.Degrees(place.Longitude)}"
                    + (place.Precision is { Length: > 0 } precision ? $" ({precision})" : "")
            ),
            ClaimValue.Reference { Value: var reference } => Reference(page, reference),
            ClaimValue.None => Same("none"),
            _ => Same("unknown"),
        };

    private static string Number(ClaimValue.Number number) =>
        (number.Min, number.Max) switch
        {
            ({ } min, { } max) when min == max => min.ToString(CultureInfo.InvariantCulture),
            ({ } min, { } max) => string.Create(CultureInfo.InvariantCulture, $"{min}–{max}"),
            ({ } min, null) => string.Create(CultureInfo.InvariantCulture, $"at least {min}"),
            (_, var max) => string.Create(CultureInfo.InvariantCulture, $"at most {max}"),
        };

    private SaidLine Reference(Page page, PageReference reference) =>
        site.Target(reference) is { } found
            ? new($"[{idOf(found)}]{reference.Label}", reference.Label ?? found.Title)
            : Same(reference.Label ?? reference.Target);

    private static IEnumerable<SaidLine> Shared(
        Edtf? from,
        Edtf? to,
        Edtf? asOf,
        Confidence? confidence,
        string? note,
        IEnumerable<Citation> sources
    )
    {
        (string Name, string? Value)[] pairs =
        [
            ("from", from?.Written),
            ("to", to?.Written),
            ("as of", asOf?.Written),
            ("confidence", confidence?.ToString().ToLowerInvariant()),
            ("note", note),
        ];
        foreach (var (name, value) in pairs)
        {
            if (value is { Length: > 0 })
            {
                yield return Same($"{name} {value}");
            }
        }

        var cited = string.Join("; ", sources.Select(Citation));
        if (cited.Length > 0)
        {
            yield return Same($"[{cited}]");
        }
    }

    /// <summary>A citation as an author writes it, without the brackets.</summary>
    public static string Citation(Citation citation) =>
        (citation.Prefix.Length > 0 ? citation.Prefix + " " : "")
        + "@"
        + citation.Key
        + (citation.Locator.IsNone ? "" : ", " + citation.Locator)
        + (citation.Suffix.Length > 0 ? " " + citation.Suffix : "");

    private static SaidLine Labelled(string name, SaidLine value) => new($"{name} {value.Key}", $"{name} {value.Text}");

    private static SaidLine Same(string text) => new(text, text);
}
