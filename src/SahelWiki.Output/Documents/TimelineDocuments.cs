using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Views;
using SahelWiki.Output.Writing;
using SahelWiki.Text;

namespace SahelWiki.Output.Documents;

/// <summary>The timeline of the whole wiki: every dated event, and when groups were founded and dissolved, oldest first.</summary>
internal static class TimelineDocuments
{
    /// <summary>Fields of a group that are moments of its history.</summary>
    private static readonly ImmutableArray<string> MomentsOfGroups = ["founded", "dissolved"];

    /// <param name="Field">Which date of a group it is; null for an event.</param>
    private sealed record Moment(LinkedPage Page, Edtf Date, string? Field, string? Facets);

    public static IEnumerable<OutputFile> Files(RenderContext context) => List(context).Files();

    public static IEnumerable<OutputPath> Paths(RenderContext context) => List(context).Paths;

    private static LongList<Moment> List(RenderContext context)
    {
        var phrases = context.Phrases;
        var lines = new TimelineLines(context.Views);
        return new(
            context,
            SitePaths.Timeline,
            "timeline",
            Moments(context).Sum(moment => (long)Weight(moment.Page, moment.Field)),
            Content,
            Item
        )
        {
            Title = phrases["timeline.wiki.title"],
            Introduction = phrases["timeline.wiki.introduction"],
            OwnOrder = phrases["list.sort.oldest"],
            Orders = [new("newest", phrases["list.sort.newest"])],
            SearchType = phrases["type.event"],
        };

        ListContent<Moment> Content()
        {
            var facets = new ListFacets(context, Event.Type);
            var moments = Moments(context)
                .OrderBy(moment => moment.Date.SortYear)
                .ThenBy(moment => moment.Date)
                .ThenBy(moment => moment.Page.Rank)
                .Select(moment =>
                    moment with
                    {
                        Facets = moment.Field is null
                            ? facets.Add(moment.Page)
                            : facets.Add(moment.Page, phrases[$"field.{moment.Field}"], moment.Date),
                    }
                );
            return new(
                [
                    .. moments.Select(moment => new ListEntry<Moment>(
                        Year(moment.Date),
                        context.Views.Dates.Of(moment.Date),
                        moment,
                        Weight(moment.Page, moment.Field)
                    )),
                ],
                facets.Filters
            );
        }

        ListItem Item(OutputPath path, Moment moment) =>
            (moment.Field is null ? lines.Event(path, moment.Page) : lines.OfGroup(path, moment.Page, moment.Field)) with
            {
                Date = context.Views.Dates.Of(moment.Date),
                Facets = moment.Facets,
            };
    }

    private static IEnumerable<Moment> Moments(RenderContext context)
    {
        foreach (var page in context.Site.OfType(Event.Type))
        {
            if (ViewBuilder.DateOf(page.Page) is { } date && IsKnown(date))
            {
                yield return new(page, date, null, null);
            }
        }

        foreach (var page in context.Site.OfType(Group.Type))
        {
            foreach (var field in MomentsOfGroups)
            {
                foreach (
                    var date in page
                        .Page.FrontMatter.Claims(field)
                        .Select(claim => claim.Value)
                        .OfType<ClaimValue.Date>()
                        .Select(date => date.Value)
                        .Where(IsKnown)
                        .Distinct()
                )
                {
                    yield return new(page, date, field, null);
                }
            }
        }
    }

    private static bool IsKnown(Edtf date) => date is not Edtf.Interval { From: null, To: null };

    private static ListHeading Year(Edtf date)
    {
        var year = date.SortYear.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new("y" + year, year);
    }

    private static int Weight(LinkedPage page, string? field) =>
        ListParts.Weight(
            200
                + page.Path.Value.Length
                + System.Text.Encoding.UTF8.GetByteCount(page.Page.Title)
                + (field is null ? 150 + System.Text.Encoding.UTF8.GetByteCount(page.Page.Summary) : 0)
        );
}
