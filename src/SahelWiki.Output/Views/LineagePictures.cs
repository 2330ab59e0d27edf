using System.Collections.Immutable;
using System.Globalization;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Lineage;
using SahelWiki.Text;

namespace SahelWiki.Output.Views;

/// <summary>Words the lineage of groups: the whole of it, and the part that belongs on a page.</summary>
internal sealed class LineagePictures(ViewBuilder views)
{
    /// <summary>Beyond so many lanes nobody finds a line: then groups are counted by camp and country.</summary>
    public const int MostLanes = 400;

    /// <summary>Up to so many lanes a narrow screen has a drawing of its own; with more the document would weigh too much.</summary>
    private const int MostTwice = 100;

    /// <summary>Lanes on the page of a group.</summary>
    private const int MostNear = 12;

    private readonly Phrases phrases = views.Phrases;

    private readonly Lazy<GroupLineage> all = new(() => GroupLineage.Of(views.Site, views.Reach));

    public GroupLineage All => all.Value;

    public LineageFigure Whole(OutputPath at) => Figure(All, at, PartIds.Lineage, ChartSize.Whole, null, SitePaths.PictureOf("lineage"));

    /// <summary>A group among those it is tied to; null where nothing about it is dated or nothing is tied to it.</summary>
    public LineageFigure? Around(LinkedPage page) =>
        All.HasSlice(page.Page)
            ? Figure(
                All.Around(page.Page, MostNear),
                page.Path,
                PartIds.Lineage,
                ChartSize.Slice,
                page.Page,
                SitePaths.PictureOf(page.Path, "lineage")
            ) with
            {
                Whole = new(phrases["lineage.whole"], page.Path.RelativeTo(SitePaths.Lineage)),
            }
            : null;

    /// <summary>Pages that <see cref="Around"/> has a picture for.</summary>
    public IEnumerable<LinkedPage> Drawn() => All.Lanes.Select(lane => lane.Page).Where(page => All.HasSlice(page.Page));

    public string NameOf(string camp) => camp.Length > 0 ? phrases[$"choice.{camp}"] : phrases["lineage.noCamp"];

    private LineageFigure Figure(GroupLineage lineage, OutputPath at, string id, ChartSize size, Page? selected, OutputPath files) =>
        new Writer(views, this, lineage, at, id, selected).Write(size) with
        {
            Files = Files(at, files),
        };

    private ImmutableArray<LinkView> Files(OutputPath at, OutputPath picture) =>
        [
            new(phrases["picture.svg"], at.RelativeTo(picture)),
            new(phrases["picture.csv"], at.RelativeTo(new(Path.ChangeExtension(picture.Value, ".csv")))),
        ];

    /// <summary>Letters of the name of a lane, in pixels.</summary>
    private const int NameSize = 13;

    private sealed class Writer(ViewBuilder views, LineagePictures pictures, GroupLineage lineage, OutputPath at, string id, Page? selected)
    {
        private readonly Phrases phrases = views.Phrases;
        private readonly FactLines lines = new(views, at, id);
        private readonly ClaimWriter claims = new(views, at, new(views.Site, lineage.Lanes[0].Page, views.Formatter, views.Phrases));
        private readonly Dictionary<Leader, LinkedPage> owners = lineage
            .Lanes.SelectMany(lane => lane.Leaders.Select(leader => (leader, lane.Page)))
            .ToDictionary(pair => pair.leader, pair => pair.Page);
        private readonly Dictionary<(Lane, Tie), FactLine> ofTie = [];
        private readonly Dictionary<Lane, FactLine> ofFounding = [];
        private readonly Dictionary<Lane, FactLine> ofEnd = [];
        private readonly Dictionary<Lane, FactLine> ofLife = [];
        private readonly Dictionary<Lane, FactLine> ofGuest = [];
        private readonly Dictionary<Leader, FactLine> ofLeader = [];

        public LineageFigure Write(ChartSize size)
        {
            var table = new FactTable([.. lineage.Lanes.Select(Section)]);
            var chart = LineageChart.Of(lineage, size, NameOf);
            return new(id, Drawing(chart), Legend(chart), table, [], null)
            {
                Narrow =
                    size == ChartSize.Whole && lineage.Lanes.Length <= MostTwice
                        ? Drawing(LineageChart.Of(lineage, ChartSize.Slice, NameOf))
                        : null,
            };
        }

        private string NameOf(Leader leader) => Person(leader).Text;

        private LinkView Person(Leader leader) => claims.Reference(owners[leader], ((ClaimValue.Reference)leader.Claim.Value).Value);

        private FactSection Section(Lane lane)
        {
            var found = ImmutableArray.CreateBuilder<FactLine>();
            foreach (var account in lane.Founded)
            {
                var line = Account(account);
                ofFounding.TryAdd(lane, line);
                found.Add(line);
            }

            if (lane.FirstSign is { } first && lane.Life.FirstSure is not null)
            {
                found.Add(Sign("lineage.first", first));
                ofLife.TryAdd(lane, found[^1]);
            }

            foreach (var tie in lineage.Ties.Where(tie => tie.From == lane.Page.Page || tie.To == lane.Page.Page))
            {
                found.Add(ofTie[(lane, tie)] = Tie(lane, tie));
            }

            foreach (var leader in lane.Leaders)
            {
                found.Add(ofLeader[leader] = LeaderLine(leader));
            }

            if (lane.LastSign is { } last && !ReferenceEquals(last, lane.FirstSign))
            {
                found.Add(ofLife[lane] = Sign("lineage.last", last));
            }

            foreach (var account in lane.Ended)
            {
                var line = Account(account);
                ofEnd.TryAdd(lane, line);
                found.Add(line);
            }

            if (lane.Guest is { } guest && lane.SignAt(guest.Life, sign => sign.When.From == guest.Life.LastSure) is { } inside)
            {
                found.Add(ofGuest[lane] = Sign("lineage.inside", inside, guest.Tie.To.Title));
            }

            foreach (var camp in lane.Page.Page.FrontMatter.Claims("camp"))
            {
                var word = camp.Value is ClaimValue.Choice choice ? pictures.NameOf(choice.Value) : "";
                found.Add(
                    lines.Line(
                        camp.AsOf is { } asOf ? phrases["claim.asOf", views.Dates.Of(asOf)] : "",
                        camp.AsOf?.Written ?? "",
                        [new($"{phrases["field.camp"]}{phrases["label.colon"]} {word}", null)],
                        camp.Note,
                        camp.Confidence,
                        camp.Sources
                    )
                );
            }

            return new(views.Link(at, lane.Page.Page), pictures.NameOf(lane.Camp), found.ToImmutable());
        }

        private FactLine Account(Account account) =>
            lines.Line(
                account.Date switch
                {
                    Edtf.Interval { From: null, To: { } to } => phrases["lineage.by", views.Dates.Of(to)],
                    Edtf.Interval { From: { } from, To: null } => phrases["lineage.after", views.Dates.Of(from)],
                    var date => views.Dates.Of(date),
                },
                account.Date.Written,
                [new(phrases[$"field.{account.Field.Definition.Name}"], null)],
                account.Claim.Note,
                account.Claim.Confidence,
                account.Claim.Sources
            );

        private FactLine Sign(string phrase, Sign sign, string host = "")
        {
            var link = sign.About is { } about ? views.Link(at, about) : new LinkView("", null);
            LinkView[] what = sign.Field switch
            {
                "timeline" => [link with { Text = sign.Text }],
                "participants" => [link],
                "relations" => [new(phrases["timeline.relation", sign.Text, ""], null), link],
                _ => [new(phrases[$"field.{sign.Field}"] + (link.Text.Length > 0 ? phrases["label.colon"] + " " : ""), null), link],
            };
            return lines.Line(
                views.Dates.Of(sign.Date),
                sign.Date.Written,
                [new(phrases[phrase, host], null), .. what.Where(part => part.Text.Length > 0)],
                null,
                null,
                sign.Sources
            );
        }

        private FactLine Tie(Lane lane, Tie tie)
        {
            var statements = tie.Edge.Statements.Select(stated => stated.Relation).ToArray();
            var isFrom = tie.From == lane.Page.Page;
            // A merger happens on a day; an alliance lasts from it.
            var period =
                (tie.IsDescent || tie.Kind == Descent.Pledge) && tie.Edge is { Start: { } day, End: null }
                    ? views.Dates.Of(day)
                    : claims.Period(tie.Edge.Start, tie.Edge.End);
            return lines.Line(
                period.Length > 0 ? period : phrases["lineage.undated"],
                string.Join("/", new[] { tie.Edge.Start?.Written, tie.Edge.End?.Written }.OfType<string>()),
                [
                    new(phrases["timeline.relation", isFrom ? tie.Edge.Type.Label : tie.Edge.Type.InverseLabel, ""], null),
                    views.Link(at, isFrom ? tie.To : tie.From),
                ],
                string.Join("; ", statements.Select(statement => statement.Note).OfType<string>().Distinct()),
                statements.Select(statement => statement.Confidence).FirstOrDefault(word => word is not null),
                statements.SelectMany(statement => statement.Sources)
            );
        }

        private FactLine LeaderLine(Leader leader)
        {
            var claim = leader.Claim;
            var role = (claim.Qualifier("role") as ClaimValue.Text)?.Value;
            var when = new[]
            {
                claims.Period(claim.From, claim.To),
                claim.AsOf is { } asOf ? phrases["claim.asOf", views.Dates.Of(asOf)] : "",
            };
            return lines.Line(
                string.Join(", ", when.Where(part => part.Length > 0)),
                string.Join("/", new[] { claim.From?.Written, (claim.To ?? claim.AsOf)?.Written }.OfType<string>()),
                [
                    new(phrases["field.leaders"] + phrases["label.colon"] + " ", null),
                    Person(leader),
                    .. role is null ? Array.Empty<LinkView>() : [new($", {role}", null)],
                ],
                claim.Note,
                claim.Confidence,
                claim.Sources
            );
        }

        private LineageDrawing Drawing(LineageChart chart) =>
            new(
                phrases["lineage.label"],
                chart.Names,
                chart.Width,
                chart.Height,
                [
                    .. chart
                        .Ticks()
                        .Select(year => new YearTick(
                            year.ToString(CultureInfo.InvariantCulture),
                            Math.Round(chart.X(Model.Calendar.Day(year, 1, 1)), 1)
                        )),
                ],
                [
                    .. views
                        .Reach.Silences.Select(silence => (Silence: silence, Band: chart.BandOf(silence)))
                        .Where(pair => pair.Band is not null)
                        .Select(pair => Band(pair.Silence, pair.Band!.Value)),
                ],
                [.. chart.Camps.Select(camp => new CampName(pictures.NameOf(camp.Camp), camp.Top, camp.Y))],
                [.. chart.Rows.Select(row => Row(chart, row))],
                [
                    .. chart.Lines.Select(line => new TieDrawing(
                        (MarkKind)(line.Tie.Kind + 2),
                        line.X,
                        line.Via,
                        line.From,
                        line.To,
                        line.Tie.IsSourced
                    )),
                ],
                [.. chart.Marks.Select(Mark)]
            );

        private SilenceBand Band(DaySpan silence, (double From, double To) band) =>
            new(
                band.From,
                band.To,
                silence.To == long.MaxValue
                    ? phrases["lineage.silent.after", Day(silence.From - 1)]
                    : phrases["lineage.silent", Day(silence.From - 1), Day(silence.To + 1)]
            );

        private string Day(long day) => views.Dates.Of(DateOnly.FromDayNumber((int)Math.Clamp(day, 0, DateOnly.MaxValue.DayNumber)));

        private LaneDrawing Row(LineageChart chart, LaneRow row)
        {
            var lane = row.Lane;
            var page = lane.Page.Page;
            var (name, second, isSmall) = NameOf(page, (chart.Names - 12) / TextWidth.Bold, row.Guests.IsEmpty);
            var direction = Scripts.Direction(name);
            return new(
                views.Link(at, page, name),
                second,
                isSmall,
                page.Title,
                direction,
                page == selected,
                row.Y,
                row.Bars.IsEmpty ? null : new(Told(lane, page.Title, lane.Life, ofLife, ofFounding, ofEnd), row.Bars),
                Cap(chart, lane.Life.Begins, begins => begins.To),
                Cap(chart, lane.Life.Ends, ends => ends.From),
                [.. row.Guests.Select(guest => Guest(chart, guest))],
                [.. row.Leaders.Select(LeaderRow)]
            );
        }

        private GuestDrawing Guest(LineageChart chart, GuestRow row)
        {
            var page = row.Lane.Page.Page;
            var (name, direction) = Named(page, chart.Names - 26, LineageChart.LetterHeight);
            var title = phrases["lineage.inside.title", page.Title, row.Lane.Guest!.Tie.To.Title];
            return new(name, page.Title, direction, row.Y, new(Told(row.Lane, title, row.Lane.Guest.Life, ofGuest), row.Bars));
        }

        private LeaderDrawing LeaderRow(LeaderRow row)
        {
            var line = ofLeader[row.Leader];
            return new(
                new(new($"{line.Text}, {line.Date}", "#" + line.Id), row.Bars),
                row.Y,
                row.Text,
                Scripts.Direction(row.Text),
                row.TextX,
                row.IsBefore
            );
        }

        /// <summary>Where a dated beginning or end is drawn as an upright stroke; null where the date has an open bound.</summary>
        private static double? Cap(LineageChart chart, DaySpan? when, Func<DaySpan, long> day) =>
            when is { IsBounded: true } dated ? Math.Round(chart.X(day(dated)), 1) : null;

        /// <summary>A life in words, with a link to what tells of it.</summary>
        private LinkView Told(Lane lane, string name, LifeLine life, params Dictionary<Lane, FactLine>[] places)
        {
            var words = life switch
            {
                { FirstSure: { } first, LastSure: { } last } when first < last => phrases["lineage.sure", name, Day(first), Day(last)],
                { FirstSure: { } first, LastSure: { } last } when first == last => phrases["lineage.sure.once", name, Day(first)],
                { FirstSure: { } to, LastSure: { } from } => phrases["lineage.between", name, Day(from), Day(to)],
                _ => phrases["lineage.unsure", name],
            };
            var line = places.Select(place => place.GetValueOrDefault(lane)).FirstOrDefault(line => line is not null);
            line ??= lineage.Ties.Select(tie => ofTie.GetValueOrDefault((lane, tie))).FirstOrDefault(found => found is not null);
            return new(words, line is null ? null : "#" + line.Id);
        }

        private MarkDrawing Mark(Mark mark)
        {
            ImmutableArray<FactLine> told = mark.Kind switch
            {
                MarkKind.Founded => [ofFounding[mark.Lane]],
                MarkKind.Ended => [ofEnd[mark.Lane]],
                _ => [.. mark.Ties.Select(tie => ofTie[(mark.Lane, tie)])],
            };
            var name = mark.Lane.Page.Page.Title;
            return new(
                mark.Kind,
                new($"{name}: {string.Join("; ", told.Select(line => $"{line.Text}, {line.Date}"))}", "#" + told[0].Id),
                mark.X,
                mark.From,
                mark.To,
                mark.Y,
                told.Any(line => !line.Sources.IsEmpty),
                [.. told.Select(line => line.Id)]
            );
        }

        /// <summary>Its title, in smaller letters and two lines if need be; its acronym where the title is longer still.</summary>
        private static (string First, string Second, bool IsSmall) NameOf(Page page, double width, bool isTwoLines)
        {
            var (title, acronym) = (page.Title, ViewBuilder.ShortName(page));
            if (TextWidth.Of(title, NameSize) <= width)
            {
                return (title, "", false);
            }

            if (TextWidth.Of(title, LineageChart.LetterHeight) <= width)
            {
                return (title, "", true);
            }

            var lines = TextWidth.TwoLines(title, LineageChart.LetterHeight, width);
            var fits = isTwoLines && !lines.First.EndsWith('…') && !lines.Second.EndsWith('…');
            return acronym != title && (!fits || IsOfItsWords(acronym, title)) ? (TextWidth.Fit(acronym, NameSize, width), "", false)
                : isTwoLines ? (lines.First, lines.Second, true)
                : (TextWidth.Fit(title, LineageChart.LetterHeight, width), "", true);
        }

        /// <summary>Whether the letters of an acronym begin words of the title, in their order: MLF says nothing of Katiba
        /// Macina.</summary>
        private static bool IsOfItsWords(string acronym, string title)
        {
            var words = title.Split([' ', '-', '’', '\''], StringSplitOptions.RemoveEmptyEntries);
            var next = 0;
            foreach (var word in words)
            {
                next += next < acronym.Length && char.ToUpperInvariant(word[0]) == char.ToUpperInvariant(acronym[next]) ? 1 : 0;
            }

            return next == acronym.Length;
        }

        /// <summary>Its title; where that does not fit, an acronym; where that does not either, as much as fits.</summary>
        private (LinkView Link, string? Direction) Named(Page page, double width, double size)
        {
            var name = TextWidth.Of(page.Title, size) <= width ? page.Title : ViewBuilder.ShortName(page);
            return (views.Link(at, page, TextWidth.Fit(name, size, width)), Scripts.Direction(name));
        }

        private ImmutableArray<LegendEntry> Legend(LineageChart chart)
        {
            var strokes = chart
                .Rows.SelectMany(row => row.Bars.Concat(row.Guests.SelectMany(guest => guest.Bars)))
                .Select(bar => bar.Stroke.Ink);
            var inks = strokes.ToHashSet();
            var legend = ImmutableArray.CreateBuilder<LegendEntry>();
            foreach (var ink in Enum.GetValues<Ink>().Where(inks.Contains))
            {
                var word = ink.ToString().ToLowerInvariant();
                legend.Add(new(word, phrases[$"lineage.legend.{word}"]));
            }

            if (chart.Rows.Any(row => row.Lane.Life.Begins is { IsBounded: true } || row.Lane.Life.Ends is { IsBounded: true }))
            {
                legend.Add(new("cap", phrases["lineage.legend.cap"]));
            }

            if (chart.Rows.Any(row => !row.Guests.IsEmpty))
            {
                legend.Add(new("guest", phrases["lineage.legend.guest"]));
            }

            if (chart.Rows.Any(row => !row.Leaders.IsEmpty))
            {
                legend.Add(new("leader", phrases["lineage.legend.leader"]));
            }

            if (views.Reach.Silences.Any(silence => chart.BandOf(silence) is not null))
            {
                legend.Add(new("silence", Silence(chart)));
            }

            legend.AddRange(
                chart
                    .Marks.GroupBy(mark => mark.Kind)
                    .OrderBy(marks => marks.Key)
                    .Select(marks => new LegendEntry(
                        Sign(marks.Key),
                        marks.First().Ties is [var tie, ..] ? tie.Edge.Type.Label : Word(marks.Key)
                    ))
            );
            if (chart.Marks.Any(mark => mark.IsSpan))
            {
                legend.Add(new("span", phrases["lineage.legend.span"]));
            }

            return legend.ToImmutable();
        }

        private string Silence(LineageChart chart) =>
            string.Join(
                " ",
                views
                    .Reach.Silences.Where(silence => chart.BandOf(silence) is not null)
                    .Select(silence => Band(silence, chart.BandOf(silence)!.Value).Title)
                    .Prepend(phrases["lineage.legend.silence"])
            );

        private string Word(MarkKind kind) => phrases[kind == MarkKind.Founded ? "field.founded" : "field.dissolved"];

        private static string Sign(MarkKind kind) => kind.ToString().ToLowerInvariant();
    }
}
