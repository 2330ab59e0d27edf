using System.Collections.Immutable;
using System.Globalization;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Facts;
using SahelWiki.Text;

namespace SahelWiki.Output.Views;

/// <summary>The rows beneath a picture of events: the same facts, with their sources.</summary>
internal sealed class EventRows(ViewBuilder views)
{
    private readonly EventWords words = new(views);

    public ImmutableArray<string> Columns =>
        [
            views.Phrases["field.date"],
            views.Phrases["type.event"],
            views.Phrases["field.kind"],
            views.Phrases["field.place"],
            views.Phrases["field.killed"],
            views.Phrases["column.by"],
            views.Phrases["sources.heading"],
        ];

    /// <param name="id">For links to it; null for none.</param>
    /// <param name="date">In words, where several accounts give it; else that of the event.</param>
    /// <param name="accounts">Claims of other pages on the same fact.</param>
    public ListItem Event(
        OutputPath at,
        EventFact fact,
        string? id,
        string? facets,
        string? date = null,
        IEnumerable<Claim>? accounts = null
    ) =>
        new(id, Link(at, fact.Page.Page), "", [])
        {
            Facets = facets,
            Least = fact.Dead.IsKnown ? fact.Dead.Min : null,
            MachineDate = fact.Date?.Written,
            Cells =
            [
                TableCell.Plain(date ?? words.Date(fact)),
                new(
                    [
                        Link(at, fact.Page.Page) with
                        {
                            Text = fact.IsPlanned ? views.Phrases["event.planned", fact.Page.Page.Title] : fact.Page.Page.Title,
                        },
                    ],
                    null
                ),
                TableCell.Plain(words.Kind(fact.Kind)),
                Where(at, words.Places(fact), fact.Countries),
                TableCell.Plain(words.Dead(fact.Dead)),
                TableCell.Plain(words.By(fact.By)),
                Works(at, words.Works(fact).Concat(words.Works(accounts ?? [])).Distinct()),
            ],
        };

    /// <summary>Something else that belongs beside the events: a place, the founding of a group.</summary>
    public ListItem Other(
        OutputPath at,
        string? id,
        LinkView link,
        string date,
        string kind,
        IEnumerable<Page> places,
        ImmutableArray<Page> countries,
        IEnumerable<Claim> claims,
        string? facets = null
    ) =>
        new(id, link, "", [])
        {
            Facets = facets,
            Cells =
            [
                TableCell.Plain(date),
                TableCell.Link(link),
                TableCell.Plain(kind),
                Where(at, places, countries),
                TableCell.Plain(""),
                TableCell.Plain(""),
                Works(at, words.Works(claims)),
            ],
        };

    /// <summary>The heads of the same rows as a file, with what a spreadsheet can count by.</summary>
    public static readonly ImmutableArray<string> CsvColumns =
    [
        "date",
        "event",
        "page",
        "kind",
        "status",
        "place",
        "country",
        "latitude",
        "longitude",
        "precision",
        "killed_min",
        "killed_max",
        "responsibility",
        "named",
        "sources",
    ];

    public IEnumerable<string> Csv(EventFact fact)
    {
        string Written(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
        string Degrees(double value) => value.ToString(CultureInfo.InvariantCulture);
        var spot = fact.Where is Whereabouts.Spots { All: [var first, ..] } ? first : null;
        return
        [
            fact.Date?.Written ?? "",
            fact.Page.Page.Title,
            fact.Page.Path.Value,
            fact.Kind,
            fact.IsPlanned ? "planned" : "",
            string.Join("; ", words.Places(fact).Select(place => place.Title)),
            string.Join("; ", fact.Countries.Select(country => country.Title)),
            spot is null ? "" : Degrees(spot.Point.Latitude),
            spot is null ? "" : Degrees(spot.Point.Longitude),
            fact.Where switch
            {
                Whereabouts.Spots => spot!.IsNear ? "area" : "spot",
                Whereabouts.Within => "region",
                Whereabouts.Wide => "wide",
                _ => "",
            },
            fact.Dead.IsKnown ? Written(fact.Dead.Min) : "",
            fact.Dead.IsKnown ? Written(fact.Dead.Max) : "",
            fact.By.State switch
            {
                ClaimState.Claimed => "claimed",
                ClaimState.Attributed => "attributed",
                ClaimState.Unknown => "unknown",
                _ => "",
            },
            string.Join("; ", fact.By.Named.Select(page => page.Title)),
            string.Join("; ", words.Works(fact).Select(work => work.Entry.Key)),
        ];
    }

    /// <summary>Bytes of a row, roughly.</summary>
    public static int Weight(LinkedPage page) =>
        ListParts.Weight(750 + (2 * page.Path.Value.Length) + System.Text.Encoding.UTF8.GetByteCount(page.Page.Title));

    private LinkView Link(OutputPath at, Page page) => views.Link(at, page);

    private TableCell Where(OutputPath at, IEnumerable<Page> places, ImmutableArray<Page> countries) =>
        new([.. places.Concat(countries).Distinct().Select(place => Link(at, place))], null);

    private TableCell Works(OutputPath at, IEnumerable<LinkedSource> works) => new([.. works.Select(work => words.Work(at, work))], null);
}
