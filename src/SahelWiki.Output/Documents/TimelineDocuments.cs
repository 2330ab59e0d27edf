using System.Collections.Immutable;
using System.Globalization;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Facts;
using SahelWiki.Output.Pictures;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Output.Documents;

/// <summary>
/// The timeline of the whole wiki: how many events there were when, and every dated fact, oldest first; one row a fact, however many
/// accounts it has.
/// </summary>
internal static class TimelineDocuments
{
    /// <summary>Fields of a group that are moments of its history.</summary>
    private static readonly ImmutableArray<string> MomentsOfGroups = ["founded", "dissolved"];

    /// <param name="Page">Of the event, or of the group.</param>
    /// <param name="Event">Null for a moment of a group that has no page of its own.</param>
    /// <param name="Field">Which moment of a group it is; null for an event.</param>
    /// <param name="Accounts">What is claimed of its date, the most exact first.</param>
    private sealed record Fact(LinkedPage Page, EventFact? Event, string? Field, ImmutableArray<Claim> Accounts)
    {
        public Edtf Date { get; } = ((ClaimValue.Date)Accounts[0].Value).Value;

        public string? Facets { get; init; }
    }

    public static IEnumerable<OutputFile> Files(RenderContext context)
    {
        foreach (var file in List(context).Files())
        {
            yield return file;
        }

        if (Rhythm.Of(context.Views.Events) is { } rhythm)
        {
            yield return RenderContext.Text(SitePaths.FileOf(SitePaths.Timeline, ".svg"), () => PictureFile(context, rhythm));
        }

        yield return RenderContext.Text(SitePaths.FileOf(SitePaths.Timeline, ".csv"), () => CsvFile(context));
    }

    public static IEnumerable<OutputPath> Paths(RenderContext context) => List(context).Paths;

    private static LongList<Fact> List(RenderContext context)
    {
        var (phrases, rows) = (context.Phrases, new EventRows(context.Views));
        var list = new LongList<Fact>(
            context,
            SitePaths.Timeline,
            "timeline",
            Facts(context).Sum(fact => (long)EventRows.Weight(fact.Page)),
            Content,
            Item
        )
        {
            Title = phrases["timeline.wiki.title"],
            Introduction = phrases["timeline.wiki.introduction"],
            Columns = rows.Columns,
            OwnOrder = phrases["list.sort.oldest"],
            Orders = [new("newest", phrases["list.sort.newest"])],
            SearchType = phrases["type.event"],
            Table = SitePaths.DataFile(Event.Type.Folder + ".csv"),
        };
        return list.Drawn(
            (table, at, _) =>
                at == SitePaths.Timeline && Rhythm.Of(context.Views.Events) is { } rhythm
                    ? new FigureView(
                        table.Frame,
                        table.Title,
                        [table.Introduction],
                        Drawing(context, rhythm, number => list.DocumentOf(fact => fact.Date.SortYear == number)),
                        table
                    )
                    : table
        );

        ListContent<Fact> Content()
        {
            var facets = new ListFacets(context, Event.Type);
            return new(
                [
                    .. Facts(context)
                        .OrderBy(fact => Decade(fact.Date))
                        .ThenBy(fact => fact.Date)
                        .ThenBy(fact => fact.Page.Rank)
                        .Select(fact =>
                            fact with
                            {
                                Facets = fact.Field is { } field
                                    ? facets.Add(fact.Page, phrases[$"field.{field}"], fact.Date)
                                    : facets.Add(fact.Page),
                            }
                        )
                        .Select(fact => new ListEntry<Fact>(
                            Heading(context, fact.Date),
                            context.Views.Dates.Of(fact.Date),
                            fact,
                            EventRows.Weight(fact.Page)
                        )),
                ],
                facets.Filters
            );
        }

        ListItem Item(OutputPath at, Fact fact)
        {
            var date = string.Join(
                "; ",
                fact.Accounts.Select(claim => context.Views.Dates.Of(((ClaimValue.Date)claim.Value).Value)).Distinct()
            );
            return (
                fact.Event is { } happened
                    ? rows.Event(at, happened, Id(fact), fact.Facets, date, fact.Accounts)
                    : rows.Other(
                        at,
                        Id(fact),
                        context.Views.Link(at, fact.Page.Page) with
                        {
                            Text = phrases["timeline.begins", phrases[$"field.{fact.Field}"], fact.Page.Page.Title],
                        },
                        date,
                        phrases[$"field.{fact.Field}"],
                        [],
                        [],
                        fact.Accounts,
                        fact.Facets
                    )
            ) with
            {
                MachineDate = fact.Date.Written,
            };
        }
    }

    private static string Id(Fact fact) => $"at-{fact.Field ?? fact.Page.Page.Type.Name}-{fact.Page.Page.Slug}";

    /// <summary>
    /// Events with a date that is known, and moments of groups; a moment that has an event of its own is told in the row of that event.
    /// </summary>
    private static IEnumerable<Fact> Facts(RenderContext context)
    {
        var ofGroups = context
            .Site.OfType(Group.Type)
            .SelectMany(page => MomentsOfGroups.Select(field => (Page: page, Field: field, Accounts: Dated(page, field))))
            .Where(moment => !moment.Accounts.IsEmpty)
            .Select(moment => (Moment: moment, Event: EventOf(context, moment.Accounts)))
            .ToArray();
        var ofEvents = ofGroups.Where(entry => entry.Event is not null).ToLookup(entry => entry.Event!, entry => entry.Moment.Accounts);
        foreach (var fact in context.Views.Events)
        {
            var accounts = Dated(fact.Page, "date").Concat(ofEvents[fact.Page.Page].SelectMany(claims => claims)).ToImmutableArray();
            if (!accounts.IsEmpty)
            {
                yield return new(fact.Page, fact, null, Sorted(accounts));
            }
        }

        foreach (var (moment, _) in ofGroups.Where(entry => entry.Event is null))
        {
            yield return new(moment.Page, null, moment.Field, Sorted(moment.Accounts));
        }
    }

    /// <summary>The most exact first; of equally exact ones in the order of the author.</summary>
    private static ImmutableArray<Claim> Sorted(ImmutableArray<Claim> accounts) =>
        [
            .. accounts.OrderBy(claim =>
                ((ClaimValue.Date)claim.Value).Value switch
                {
                    { Earliest: long.MinValue } or { Latest: long.MaxValue } => long.MaxValue,
                    var date => date.Latest - date.Earliest,
                }
            ),
        ];

    private static ImmutableArray<Claim> Dated(LinkedPage page, string field) =>
        [
            .. page
                .Page.FrontMatter.Claims(field)
                .Where(claim => claim.Value is ClaimValue.Date { Value: not Edtf.Interval { From: null, To: null } }),
        ];

    private static Page? EventOf(RenderContext context, ImmutableArray<Claim> accounts) =>
        accounts
            .Select(claim => claim.Qualifier("event"))
            .OfType<ClaimValue.Reference>()
            .Select(reference => context.Site.Target(reference.Value))
            .OfType<Page>()
            .FirstOrDefault(found =>
                found.Type == Event.Type && found.FrontMatter.Claims("date").Any(claim => claim.Value is ClaimValue.Date)
            );

    private static int Decade(Edtf date) => date.SortYear - (((date.SortYear % 10) + 10) % 10);

    private static ListHeading Heading(RenderContext context, Edtf date)
    {
        var decade = Decade(date).ToString(CultureInfo.InvariantCulture);
        return new("d" + decade, context.Phrases["date.decade", decade]);
    }

    private static RhythmDrawing Drawing(RenderContext context, Rhythm rhythm, Func<int, OutputPath> documentOf)
    {
        const int wide = 960,
            narrow = 320;
        var first = FirstOfYears(context);
        return new(
            context.Phrases["rhythm.label"],
            Svg(context, rhythm, wide, 13, "wide", Link),
            Svg(context, rhythm, narrow, 10, "narrow", Link),
            "",
            Legend(context, rhythm),
            Sentences(context, rhythm),
            Downloads(context)
        );

        (string Href, string Name)? Link(int year)
        {
            if (!first.TryGetValue(year, out var row))
            {
                return null;
            }

            var document = documentOf(year);
            return (document == SitePaths.Timeline ? "#" + row : SitePaths.Timeline.RelativeTo(document, row), YearInWords(context, year));
        }
    }

    /// <summary>The row with which each year begins.</summary>
    private static Dictionary<int, string> FirstOfYears(RenderContext context) =>
        Facts(context)
            .OrderBy(fact => fact.Date)
            .ThenBy(fact => fact.Page.Rank)
            .GroupBy(fact => fact.Date.SortYear)
            .ToDictionary(year => year.Key, year => Id(year.First()));

    private static string YearInWords(RenderContext context, int year)
    {
        var events = context.Views.Events.Where(fact => fact.Year == year && !fact.IsPlanned).ToArray();
        return context.Phrases[
            "rhythm.year",
            year.ToString(CultureInfo.InvariantCulture),
            context.Phrases.Count("map.events", events.Length),
            events.Count(fact => fact.Dead.IsKnown)
        ];
    }

    private static string Svg(RenderContext context, Rhythm rhythm, int width, double size, string look, Func<int, (string, string)?> link)
    {
        var (svg, strip) = (new SvgWriter(), new RhythmSvg(rhythm, context.Views.Silence, width, size));
        svg.Raw(
            $"<svg class=\"{look}\" viewBox=\"0 0 {width} {strip.Height}\" width=\"{width}\" height=\"{strip.Height}\" role=\"group\" "
                + $"aria-label=\"{Html.Attribute(context.Phrases["rhythm.label"])}\">\n"
        );
        strip.Draw(svg, Names(context, rhythm), link);
        return svg.Raw("</svg>").ToString();
    }

    private static (string Events, string Dead) Names(RenderContext context, Rhythm rhythm) =>
        rhythm.IsMonthly
            ? (context.Phrases["rhythm.events.month"], context.Phrases["rhythm.dead.month"])
            : (context.Phrases["rhythm.events.year"], context.Phrases["rhythm.dead.year"]);

    private static string PictureFile(RenderContext context, Rhythm rhythm)
    {
        const int width = 960;
        var (svg, strip) = (new SvgWriter(RhythmSvg.Paints), new RhythmSvg(rhythm, context.Views.Silence, width, 13));
        string[] lines = [.. Legend(context, rhythm).Select(entry => entry.Words), .. Sentences(context, rhythm)];
        var height = strip.Height + 60 + (20 * lines.Length);
        svg.Raw(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" "
                + $"font-family=\"sans-serif\">\n<title>{Html.Text(context.Phrases["rhythm.label"])}</title>\n"
                + $"<rect width=\"100%\" height=\"100%\" fill=\"#fdfdfb\"/><text x=\"4\" y=\"24\" font-size=\"18\" font-weight=\"600\">"
                + $"{Html.Text(context.Phrases["rhythm.label"])}</text>\n<g transform=\"translate(0 36)\">"
        );
        strip.Draw(svg, Names(context, rhythm), _ => null);
        svg.Raw("</g>\n");
        for (var i = 0; i < lines.Length; i++)
        {
            svg.Text("", 4, strip.Height + 56 + (20 * i), lines[i], " font-size=\"13\" fill=\"#1b1d25\"");
        }

        return svg.Raw("</svg>\n").ToString();
    }

    private static string CsvFile(RenderContext context)
    {
        var rows = new EventRows(context.Views);
        var words = new EventWords(context.Views);
        return Csv.Of([
            EventRows.CsvColumns,
            .. Facts(context)
                .OrderBy(fact => fact.Date)
                .ThenBy(fact => fact.Page.Rank)
                .Select(fact =>
                    fact.Event is { } happened
                        ? rows.Csv(happened)
                        :
                        [
                            fact.Date.Written,
                            fact.Page.Page.Title,
                            fact.Page.Path.Value,
                            fact.Field!,
                            .. Enumerable.Repeat("", EventRows.CsvColumns.Length - 5),
                            string.Join("; ", words.Works(fact.Accounts).Select(work => work.Entry.Key)),
                        ]
                ),
        ]);
    }

    private static ImmutableArray<LinkView> Downloads(RenderContext context) => MapDocuments.Downloads(context, SitePaths.Timeline);

    private static ImmutableArray<DrawnSign> Legend(RenderContext context, Rhythm rhythm)
    {
        DrawnSign Sign(string look, string words) =>
            new(
                new SvgWriter()
                    .Raw("<svg viewBox=\"0 0 14 18\" width=\"14\" height=\"18\" aria-hidden=\"true\">")
                    .Shape("rect", look, " x=\"2\" y=\"1\" width=\"10\" height=\"16\"")
                    .Raw("</svg>")
                    .ToString(),
                words
            );
        var (phrases, dates, silence) = (context.Phrases, context.Views.Dates, context.Views.Silence);
        return
        [
            Sign("bar", phrases[rhythm.IsMonthly ? "rhythm.sure.month" : "rhythm.sure.year"]),
            Sign("bar-spread", phrases["rhythm.spread"]),
            Sign("dead", phrases["rhythm.least"]),
            Sign("dead-spread", phrases["rhythm.least.spread"]),
            Sign("dead-most", phrases["rhythm.most"]),
            .. silence.MostAfter is { } after ? new[] { Sign("silent-most", phrases["rhythm.silent.most", dates.OfMonth(after)]) } : [],
            .. silence.Gaps.Select(gap =>
                Sign(
                    "silent-all",
                    gap.To == long.MaxValue
                        ? phrases["rhythm.silent.since", dates.OfMonth(gap.From - 1)]
                        : phrases["rhythm.silent.between", dates.OfMonth(gap.From), dates.OfMonth(gap.To + 1)]
                )
            ),
        ];
    }

    private static ImmutableArray<string> Sentences(RenderContext context, Rhythm rhythm)
    {
        var events = context.Views.Events;
        string[] sentences =
        [
            .. rhythm.Earlier > 0
                ? [context.Phrases["rhythm.earlier", rhythm.Earlier, rhythm.FirstYear.ToString(CultureInfo.InvariantCulture)]]
                : Array.Empty<string>(),
            context.Phrases["map.figures", events.Count(fact => fact.Dead.IsKnown), events.Length],
        ];
        return [.. sentences];
    }
}
