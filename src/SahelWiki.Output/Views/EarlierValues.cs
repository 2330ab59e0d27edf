using System.Globalization;
using SahelWiki.Language;
using SahelWiki.Model;
using SahelWiki.Statements;

namespace SahelWiki.Output.Views;

/// <summary>What the facts of a page said before, for where they stand: the latest changes, as many as there is room for.</summary>
internal sealed class EarlierValues(ViewBuilder views)
{
    /// <summary>Bytes of HTML that a page may have for it.</summary>
    private const int Room = 2000;

    /// <summary>What one takes beside its words: the tags, and the address of a commit.</summary>
    private const int Markup = 110;

    private const int LongestValue = 120;

    /// <summary>By the id of the statement.</summary>
    public Dictionary<string, EarlierView> Of(IEnumerable<Statement> statements)
    {
        var shown = new Dictionary<string, EarlierView>(StringComparer.Ordinal);
        if (views.Site.History?.Claims is null)
        {
            return shown;
        }

        var left = Room;
        foreach (
            var (statement, past) in statements
                .Where(statement => statement.Origin is Claim)
                .Select(statement => (statement, Past: views.History.Of(statement)))
                .Where(pair => pair.Past is { Said.Length: > 1 })
                .OrderByDescending(pair => pair.Past!.Said[^1].Day ?? DateOnly.MaxValue)
                .ThenBy(pair => pair.statement.Id, StringComparer.Ordinal)
        )
        {
            var (earlier, present) = (past!.Said[^2], past.Said[^1]);
            if (present.Day is not { } day || earlier.Value.Length == 0)
            {
                continue;
            }

            var view = new EarlierView(
                views.Phrases["claim.changed", views.Dates.Of(day)],
                views.Phrases["claim.before", Shortened(InWords(statement.Field, statement.Value.Type, earlier.Value))],
                views.Site.Settings is { Repository: { } repository, NamesContributors: true }
                    ? $"{repository}/commit/{present.Commit}"
                    : null
            );
            left -= Markup + System.Text.Encoding.UTF8.GetByteCount(view.Changed + view.Before + view.Href);
            if (left < 0)
            {
                break;
            }

            shown[statement.Id] = view;
        }

        return shown;
    }

    private static string Shortened(string words) => words.Length <= LongestValue ? words : words[..LongestValue].TrimEnd() + "…";

    private string InWords(string field, StatedType type, string value)
    {
        var phrases = views.Phrases;
        return value switch
        {
            "unknown" or "none" => phrases[$"value.{value}"],
            _ when type == StatedType.Date && EdtfParser.Parse(value, out _) is { } date => views.Dates.Of(date),
            _ when type == StatedType.Word => phrases.Or($"choice.{field}.{value}", phrases.Or($"choice.{value}", value)),
            _ when type == StatedType.Number && Range(value) is { } range => Number(range, phrases),
            _ when value.StartsWith("geo:", StringComparison.Ordinal) => value["geo:".Length..]
                .Replace(",", ", ", StringComparison.Ordinal),
            _ => value,
        };
    }

    private static (long? Min, long? Max)? Range(string value)
    {
        static long? Bound(string text) =>
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        var parts = value.Split("..");
        return parts.Length == 2 ? (Bound(parts[0]), Bound(parts[1]))
            : Bound(value) is { } exact ? (exact, exact)
            : null;
    }

    private static string Number((long? Min, long? Max) range, Phrases phrases)
    {
        string Written(long? number) => number!.Value.ToString("N0", phrases.Culture);
        return range switch
        {
            ({ } min, { } max) when min == max => Written(min),
            ({ }, { }) => phrases["number.range", Written(range.Min), Written(range.Max)],
            ({ }, null) => phrases["number.atLeast", Written(range.Min)],
            (null, { }) => phrases["number.atMost", Written(range.Max)],
            _ => "",
        };
    }
}
