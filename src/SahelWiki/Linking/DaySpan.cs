using SahelWiki.Model;

namespace SahelWiki.Linking;

/// <summary>Some days in a row, as <see cref="Edtf"/> counts them.</summary>
/// <param name="From">The first; long.MinValue where nothing bounds it.</param>
/// <param name="To">The last, which belongs to it; long.MaxValue where nothing bounds it.</param>
public readonly record struct DaySpan(long From, long To)
{
    public static DaySpan Of(Edtf date) => new(date.Earliest, date.Latest);

    public bool IsEmpty => From > To;

    public bool IsBounded => From != long.MinValue && To != long.MaxValue;

    public bool Contains(long day) => From <= day && day <= To;

    /// <summary>The days that both have; empty where they have none.</summary>
    public DaySpan And(DaySpan other) => new(Math.Max(From, other.From), Math.Min(To, other.To));

    /// <summary>What is left of it, in order, where these days are taken out.</summary>
    /// <param name="holes">In order, apart from each other.</param>
    public IEnumerable<DaySpan> Without(IEnumerable<DaySpan> holes)
    {
        var from = From;
        foreach (var hole in holes)
        {
            if (And(hole).IsEmpty)
            {
                continue;
            }

            if (hole.From > from)
            {
                yield return new(from, hole.From - 1);
            }

            if (hole.To >= To)
            {
                yield break;
            }

            from = Math.Max(from, hole.To + 1);
        }

        yield return new(from, To);
    }
}
