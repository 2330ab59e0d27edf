using System.Collections.Immutable;
using SahelWiki.Model;

namespace SahelWiki.Output.Lineage;

/// <summary>A line between two lanes. It touches both at its date; between them it may run beside it, so that no two are one.</summary>
/// <param name="X">Its date.</param>
/// <param name="Via">Where it runs.</param>
/// <param name="From">The height of the group that it leads from.</param>
public sealed record TieLine(Tie Tie, double X, double Via, int From, int To)
{
    public int Top => Math.Min(From, To);

    public int Bottom => Math.Max(From, To);
}

/// <summary>Finds room for the lines between lanes.</summary>
internal sealed class TieLines(int width, IReadOnlyDictionary<Page, LaneRow> rows)
{
    private const double Apart = 6;

    private const int MostSteps = 24;

    public ImmutableArray<TieLine> Of(IEnumerable<Mark> marks)
    {
        var placed = new List<TieLine>();
        foreach (
            var (tie, x) in marks
                .SelectMany(mark => mark.Ties.Select(tie => (Tie: tie, mark.X)))
                .DistinctBy(pair => pair.Tie)
                .Where(pair => rows.ContainsKey(pair.Tie.From) && rows.ContainsKey(pair.Tie.To))
                .OrderBy(pair => pair.Tie.IsDescent ? 0 : 1)
                .ThenBy(pair => pair.X)
        )
        {
            var (from, to) = (rows[tie.Earlier].Y, Arrival(tie));
            placed.Add(new(tie, x, Run(placed, tie, x, Math.Min(from, to), Math.Max(from, to)), from, to));
        }

        return [.. placed];
    }

    /// <summary>Where a line arrives: in the lane of the group itself where that goes on inside the other, else in the other's.</summary>
    private int Arrival(Tie tie) =>
        rows[tie.Later].Guests.FirstOrDefault(guest => guest.Lane.Page.Page == tie.From && guest.Lane.Guest!.Tie == tie)?.Y
        ?? rows[tie.Later].Y;

    private double Run(List<TieLine> placed, Tie tie, double x, int top, int bottom)
    {
        for (var step = tie.IsDescent ? 0 : 1; step < MostSteps; step++)
        {
            // To the right, to the left, further to the right, …
            var via = x + (step % 2 == 1 ? (step + 1) / 2 : -step / 2) * Apart;
            if (via >= 2 && via <= width - 2 && !placed.Any(line => IsNear(line, via) && !IsOneWith(line, tie, x, via)))
            {
                return Math.Round(via, 1);
            }
        }

        return x;

        bool IsNear(TieLine line, double via) => Math.Abs(line.Via - via) < Apart - 1 && line.Top < bottom + 2 && top - 2 < line.Bottom;
    }

    /// <summary>Groups that form another on one day come in on one line.</summary>
    private static bool IsOneWith(TieLine line, Tie tie, double x, double via) =>
        line.Tie.Kind == tie.Kind && line.Tie.Later == tie.Later && line.X == x && line.Via == via && tie.IsDescent;
}
