using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Facts;
using SahelWiki.Output.Pictures;
using SahelWiki.Text;

namespace SahelWiki.Output.Views;

/// <summary>Chooses what the home page shows of the wiki.</summary>
internal sealed class HomePageBuilder(ViewBuilder views, OutputPath path)
{
    private const int MostCountries = 12,
        MostGroups = 12,
        MostEvents = 12,
        MostChanges = 8;

    private readonly Site site = views.Site;

    public HomeView Build(FrameView frame, string title, string body, ImmutableArray<NoteView> notes, ImmutableArray<SourceLine> sources) =>
        new(frame, title, body, notes, sources, TypeCards(), CountryGroups(), Latest(), Changes())
        {
            Picture = Picture(),
            PictureLabel = views.Phrases["rhythm.label"],
        };

    /// <summary>Events and dead along the years, without links: the timeline has them.</summary>
    private string Picture()
    {
        if (Rhythm.Of(views.Events) is not { } rhythm)
        {
            return "";
        }

        const int width = 320;
        var (svg, strip) = (new SvgWriter(), new RhythmSvg(rhythm, views.Silence, width, 10));
        var unit = rhythm.IsMonthly ? "month" : "year";
        svg.Raw(
            $"<svg viewBox=\"0 0 {width} {strip.Height}\" width=\"{width}\" height=\"{strip.Height}\" role=\"img\" "
                + $"aria-label=\"{Html.Attribute(views.Phrases["rhythm.label"])}\">\n"
        );
        strip.Draw(svg, (views.Phrases[$"rhythm.events.{unit}"], views.Phrases[$"rhythm.dead.{unit}"]), _ => null);
        return svg.Raw("</svg>").ToString();
    }

    private ImmutableArray<TypeCard> TypeCards() =>
        [
            .. PageTypes
                .All.Select(type => (Type: type, Count: site.OfType(type).Count()))
                .Where(card => card.Count > 0)
                .Select(card => new TypeCard(
                    new(views.Phrases[$"type.{card.Type.Name}.plural"], path.RelativeTo(SitePaths.ListOf(card.Type))),
                    card.Count,
                    site.Settings.DescriptionOf(card.Type, views.Phrases)
                )),
        ];

    private ImmutableArray<CountryGroups> CountryGroups()
    {
        var countries = new Countries(site);
        // A list in several documents has no filter of its own: the search narrows it.
        var isDivided = ListParts.Count(site.OfType(Group.Type).Sum(group => (long)ListParts.OfPage(group))) > 1;
        var list = isDivided
            ? $"{path.RelativeTo(SitePaths.Search)}#type={Uri.EscapeDataString(views.Phrases["type.group"])}&country="
            : $"{path.RelativeTo(SitePaths.ListOf(Group.Type))}#country=";
        return
        [
            .. site.OfType(Group.Type)
                .SelectMany(group => countries.Of(group).Select(country => (Country: country, Group: group)))
                .GroupBy(pair => pair.Country, pair => pair.Group)
                .OrderByDescending(country => country.Count())
                .ThenBy(country => site.Of(country.Key).Rank)
                .Take(MostCountries)
                .Select(country => new CountryGroups(
                    views.Link(path, country.Key),
                    [
                        .. country
                            .OrderByDescending(group => group.Backlinks.Length)
                            .ThenBy(group => group.Rank)
                            .Take(MostGroups)
                            .Select(group => views.Link(path, group.Page)),
                    ],
                    country.Count() > MostGroups,
                    new(views.Phrases.Count("home.groups", country.Count()), list + Uri.EscapeDataString(country.Key.Title))
                )),
        ];
    }

    private ImmutableArray<YearEvents> Latest() =>
        [
            .. site.OfType(Event.Type)
                .Select(page => (page.Page, Date: ViewBuilder.DateOf(page.Page)))
                .Where(entry => entry.Date is not null && !EventFact.IsPlannedEvent(entry.Page))
                .OrderByDescending(entry => entry.Date)
                .ThenBy(entry => entry.Page.Source)
                .Take(MostEvents)
                .GroupBy(entry => entry.Date!.SortYear)
                .Select(year => new YearEvents(
                    year.Key.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    [.. year.Select(entry => new EventEntry(views.Link(path, entry.Page), views.Dates.Of(entry.Date!), ""))]
                )),
        ];

    private ImmutableArray<ChangedPage> Changes()
    {
        if (site.History is not { } history)
        {
            return [];
        }

        var pages = site.Pages.Where(page => page.Page.Type.HasSubject).ToDictionary(page => page.Page.Source, page => page.Page);
        if (history.Claims is { } claims)
        {
            // New is what the wiki did not say before, not what was only worded, linked or put in order anew.
            return
            [
                .. pages
                    .Values.Select(page =>
                        (Page: page, Day: claims.Of(page.Source, page.Subject.FrontMatter).Select(past => past.Said[^1].Day).Max())
                    )
                    .Where(change => change.Day is not null)
                    .OrderByDescending(change => change.Day)
                    .ThenBy(change => site.Of(change.Page).Rank)
                    .Take(MostChanges)
                    .Select(change => new ChangedPage(views.Link(path, change.Page), views.Day(change.Day!.Value))),
            ];
        }

        return
        [
            .. history
                .Commits.SelectMany(commit =>
                    commit.Changes.Select(change => (change.Now, Day: DateOnly.FromDateTime(commit.Date.UtcDateTime)))
                )
                .Where(change => pages.ContainsKey(change.Now))
                .DistinctBy(change => change.Now)
                .Take(MostChanges)
                .Select(change => new ChangedPage(views.Link(path, pages[change.Now]), views.Day(change.Day))),
        ];
    }
}
