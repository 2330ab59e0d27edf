using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;

namespace SahelWiki.Output.Lineage;

/// <summary>How large a lineage may be, in pixels.</summary>
/// <param name="Names">Room for the names of lanes, which stay where they are when the years are scrolled.</param>
/// <param name="Plot">The plain width that the years share; more years make it wider, so that they can still be told apart.</param>
public readonly record struct ChartSize(int Names, int Plot, double LeastPerYear, double MostPerYear)
{
    public static ChartSize Whole { get; } = new(166, 812, 30, 60);

    public static ChartSize Slice { get; } = new(120, 400, 18, 60);
}

/// <summary>Where the lanes, marks and ties of a lineage stand. Lengths are in pixels, x from the left of the years.</summary>
/// <param name="First">The first year of the axis.</param>
/// <param name="Last">The year at which the axis ends.</param>
public sealed record LineageChart(
    int First,
    int Last,
    double PerYear,
    int Names,
    int Width,
    int Height,
    ImmutableArray<CampRow> Camps,
    ImmutableArray<LaneRow> Rows,
    ImmutableArray<Mark> Marks,
    ImmutableArray<TieLine> Lines
)
{
    /// <summary>Room for the years, above the lanes.</summary>
    public const int Axis = 24;

    /// <summary>How far a line fades that nothing ends.</summary>
    public const int FadeLength = 20;

    public const int BarHeight = 10,
        GuestHeight = 4,
        MarkSize = 10,
        LetterHeight = 11;

    private const int CampHeight = 26,
        MarkLevel = 13,
        RowGap = 9,
        LeastPitch = 27,
        CampGap = 6,
        ThinRow = 16;

    private const double DaysInYear = 365.2425;

    /// <param name="nameOf">What is written of a leader.</param>
    public static LineageChart Of(GroupLineage lineage, ChartSize size, Func<Leader, string> nameOf)
    {
        var days = Days(lineage).ToArray();
        var (first, last) = days.Length == 0 ? (2000, 2001) : (YearOf(days.Min()), YearOf(days.Max()) + 1);
        var perYear = Math.Clamp((double)(size.Plot - FadeLength) / (last - first), size.LeastPerYear, size.MostPerYear);
        var width = (int)Math.Ceiling((last - first) * perYear) + FadeLength;
        var empty = new LineageChart(first, last, perYear, size.Names, width, Axis, [], [], [], []);
        return new Layout(empty, lineage, nameOf).Place();
    }

    /// <summary>The position of the beginning of a day.</summary>
    public double X(double day) => Math.Clamp((day - Calendar.Day(First, 1, 1)) / DaysInYear * PerYear, 0, Width);

    /// <summary>Years that are written at the axis: 1, 2, 5, 10, 20, 50 … apart, so that they don't touch.</summary>
    public IEnumerable<int> Ticks()
    {
        const int leastPixels = 40;
        var step = new[] { 1, 2, 5, 10, 20, 50, 100, 200, 500 }.First(step => step * PerYear >= leastPixels || step == 500);
        for (var year = (int)Math.Ceiling(First / (double)step) * step; year <= Last; year += step)
        {
            yield return year;
        }
    }

    /// <summary>Where a stroke stands. A solid one is never drawn beyond the days it stands for, be it for a tenth of a pixel.</summary>
    public Bar BarOf(Stroke stroke)
    {
        var (from, to) = (X(stroke.Days.From), X(stroke.Days.To + 1));
        return stroke.Ink switch
        {
            Ink.Solid => new(stroke, Math.Ceiling(from * 10) / 10, Math.Floor(to * 10) / 10),
            Ink.Open => new(stroke, Math.Round(from, 1), Math.Round(to, 1)),
            _ => new(stroke, Math.Round(from, 1), Math.Round(from, 1) + FadeLength),
        };
    }

    /// <summary>The part of a silence that the axis has; null for none.</summary>
    public (double From, double To)? BandOf(DaySpan silence)
    {
        var shown = silence.And(new(Calendar.Day(First, 1, 1), Calendar.Day(Last, 12, 31)));
        var (from, to) = (Math.Round(X(shown.From), 1), Math.Round(silence.To == long.MaxValue ? Width : X(shown.To + 1), 1));
        return shown.IsEmpty || to - from < 1 ? null : (from, to);
    }

    private static IEnumerable<long> Days(GroupLineage lineage) =>
        lineage
            .Lanes.SelectMany(lane =>
                lane.Life.Strokes.Concat(lane.Guest?.Life.Strokes ?? []).Concat(lane.Leaders.SelectMany(leader => leader.Life.Strokes))
            )
            .SelectMany(stroke => new[] { stroke.Days.From, stroke.Days.To })
            .Concat(lineage.Ties.Select(tie => tie.When).OfType<DaySpan>().SelectMany(when => new[] { when.From, when.To }));

    private static int YearOf(long day)
    {
        var year = (int)(day / DaysInYear) + 1;
        return Calendar.Day(year, 1, 1) > day ? year - 1
            : Calendar.Day(year + 1, 1, 1) <= day ? year + 1
            : year;
    }

    private sealed class Layout(LineageChart axis, GroupLineage lineage, Func<Leader, string> nameOf)
    {
        private readonly List<Mark> marks = [];
        private readonly List<LaneRow> rows = [];
        private readonly List<CampRow> camps = [];
        private readonly Dictionary<Page, LaneRow> rowOf = [];

        public LineageChart Place()
        {
            var y = Axis;
            string? camp = null;
            foreach (var lane in lineage.Lanes)
            {
                if (lane.Camp != camp)
                {
                    camp = lane.Camp;
                    y += camps.Count > 0 ? CampGap : 0;
                    camps.Add(new(camp, y, y + CampHeight - 8));
                    y += CampHeight;
                }

                var row = Row(lane, y);
                rows.Add(row);
                rowOf[lane.Page.Page] = row;
                y = row.Bottom;
            }

            return axis with
            {
                Height = y + RowGap,
                Camps = [.. camps],
                Rows = [.. rows],
                Marks = [.. marks],
                Lines = new TieLines(axis.Width, rowOf).Of(marks),
            };
        }

        private LaneRow Row(Lane lane, int top)
        {
            var own = MarksOf(lane).ToArray();
            var levels = own.Length == 0 ? 0 : own.Max(mark => mark.Level) + 1;
            // Two lines of a name have room above the next.
            var least = rows.Count > 0 && top == rows[^1].Bottom ? rows[^1].Y + LeastPitch : 0;
            var y = Math.Max(least, top + RowGap + (levels * MarkLevel) + (BarHeight / 2));
            marks.AddRange(own.Select(mark => mark with { Y = y - (BarHeight / 2) - 2 - (mark.Level * MarkLevel) - (MarkSize / 2) }));
            var below = y + (BarHeight / 2);
            var guests = lineage
                .Lanes.Where(other => other.Guest is { } guest && guest.Tie.To == lane.Page.Page && lineage.Ties.Contains(guest.Tie))
                .Select((other, index) => new GuestRow(other, below + (ThinRow / 2) + (index * ThinRow), Bars(other.Guest!.Life)))
                .ToImmutableArray();
            below += guests.Length * ThinRow;
            var leaders = LeadersOf(lane, below);
            below = leaders.IsEmpty ? below : leaders.Max(leader => leader.Y) + (ThinRow / 2);
            return new(lane, top, y, below, Bars(lane.Life), guests, leaders);
        }

        private ImmutableArray<Bar> Bars(LifeLine life) => [.. life.Strokes.Select(axis.BarOf)];

        /// <summary>A line for each leader, with the name beside it where there is room; several share a row where they don't
        /// touch.</summary>
        private ImmutableArray<LeaderRow> LeadersOf(Lane lane, int below)
        {
            var ends = new List<double>();
            var placed = ImmutableArray.CreateBuilder<LeaderRow>();
            foreach (var leader in lane.Leaders.OrderBy(leader => leader.Life.Strokes[0].Days.From))
            {
                var bars = Bars(leader.Life);
                var (from, to) = (bars.Min(bar => bar.From), bars.Max(bar => bar.To));
                var name = nameOf(leader);
                var length = TextWidth.Of(name, LetterHeight);
                var after = to + 5 + length <= axis.Width || from - 5 - length < 0;
                var text = after ? TextWidth.Fit(name, LetterHeight, Math.Max(0, axis.Width - to - 5)) : name;
                var (start, end) = after ? (from, to + 5 + length) : (from - 5 - length, to);
                var row = ends.FindIndex(taken => taken + 8 <= start);
                if (row < 0)
                {
                    row = ends.Count;
                    ends.Add(0);
                }

                ends[row] = end;
                placed.Add(
                    new(leader, below + (ThinRow / 2) + (row * ThinRow), bars, text, Math.Round(after ? to + 5 : from - 5, 1), !after)
                );
            }

            return placed.ToImmutable();
        }

        /// <summary>What is marked above a lane: its beginning and end, and its ties; those of one kind and date are one mark.</summary>
        private IEnumerable<Mark> MarksOf(Lane lane)
        {
            var page = lane.Page.Page;
            var found = new List<(MarkKind Kind, DaySpan When, bool IsFrom, ImmutableArray<Tie> Ties)>();
            if (lane.Founded.Length > 0 && Bounded(lane.Life.Begins ?? lane.Founded[0].When) is { } begins)
            {
                found.Add((MarkKind.Founded, begins, true, []));
            }

            found.AddRange(
                lineage
                    .Ties.Where(tie => tie.When is not null && (tie.From == page || tie.To == page))
                    .GroupBy(tie => (tie.Kind, tie.When, IsFrom: tie.From == page))
                    .Select(group => ((MarkKind)(group.Key.Kind + 2), group.Key.When!.Value, group.Key.IsFrom, group.ToImmutableArray()))
            );
            if (lane.Ended.Length > 0 && Bounded(lane.Life.Ends ?? lane.Ended[0].When) is { } ends)
            {
                found.Add((MarkKind.Ended, ends, true, []));
            }

            var taken = new List<(double From, double To, int Level)>();
            foreach (var (kind, when, isFrom, ties) in found.OrderBy(mark => mark.When.From).ThenBy(mark => mark.Kind))
            {
                var (from, to) = (Math.Round(axis.X(when.From), 1), Math.Round(axis.X(when.To + 1), 1));
                var x = Math.Round((from + to) / 2, 1);
                var isSpan = to - from > MarkSize;
                var (left, right) = isSpan ? (from, to) : (x - (MarkSize / 2.0), x + (MarkSize / 2.0));
                var level = 0;
                while (taken.Any(other => other.Level == level && other.From < right + 1 && left < other.To + 1))
                {
                    level++;
                }

                taken.Add((left, right, level));
                yield return new(lane, kind, isFrom, when, x, isSpan ? from : x, isSpan ? to : x, 0, level, ties);
            }
        }

        private static DaySpan? Bounded(DaySpan when) =>
            when switch
            {
                { IsBounded: true } => when,
                { From: long.MinValue, To: long.MaxValue } => null,
                { From: long.MinValue } => new(when.To, when.To),
                _ => new(when.From, when.From),
            };
    }
}

/// <param name="Camp">Empty for those of no stated camp.</param>
/// <param name="Y">Where its name stands.</param>
public sealed record CampRow(string Camp, int Top, int Y);

/// <param name="Y">The middle of its bar.</param>
public sealed record LaneRow(
    Lane Lane,
    int Top,
    int Y,
    int Bottom,
    ImmutableArray<Bar> Bars,
    ImmutableArray<GuestRow> Guests,
    ImmutableArray<LeaderRow> Leaders
);

/// <summary>A group that goes on inside the one that it joined.</summary>
public sealed record GuestRow(Lane Lane, int Y, ImmutableArray<Bar> Bars);

/// <param name="Text">The name, or what fits of it.</param>
/// <param name="TextX">Where it begins, or ends where <paramref name="IsBefore"/>.</param>
public sealed record LeaderRow(Leader Leader, int Y, ImmutableArray<Bar> Bars, string Text, double TextX, bool IsBefore);

public readonly record struct Bar(Stroke Stroke, double From, double To);

/// <summary>What a mark stands for: the two ends of a life, then the members of <see cref="Descent"/> in their order.</summary>
public enum MarkKind
{
    Founded,
    Ended,
    Split,
    Merge,
    Absorb,
    Rename,
    Succeed,
    Part,
    Pledge,
    Ally,
    Rival,
    War,
}

/// <param name="IsFrom">Whether the lane is the one that states the tie.</param>
/// <param name="From">Where its date begins; equal to <paramref name="X"/> where the mark is as wide as the date.</param>
/// <param name="Level">How far above the lane, from 0.</param>
/// <param name="Ties">All of one kind and date; none for the ends of the lane itself.</param>
public sealed record Mark(
    Lane Lane,
    MarkKind Kind,
    bool IsFrom,
    DaySpan When,
    double X,
    double From,
    double To,
    int Y,
    int Level,
    ImmutableArray<Tie> Ties
)
{
    public bool IsSpan => To > From;
}
