using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Output.Views;

/// <summary>Words one line of the wiki's timeline: what happened, where, and how many were killed.</summary>
internal sealed class TimelineLines(ViewBuilder views)
{
    /// <summary>Figures shown of one event; where sources give more, the page has them all.</summary>
    private const int MostFigures = 3;

    public ListItem Event(OutputPath at, LinkedPage page)
    {
        var claims = new ClaimWriter(views, at, new(views.Site, page, views.Formatter, views.Phrases));
        var places = page.Page.FrontMatter.Claims("place").Select(claim => claims.Claim(page, "place", claim).Value);
        return new(
            null,
            views.Link(at, page.Page),
            FirstSentence(page.Page.Summary),
            [.. places.DistinctBy(place => place.Text), .. Killed(at, page, claims)]
        );
    }

    /// <param name="field">Which moment of its history: the name of a field with a date.</param>
    public ListItem OfGroup(OutputPath at, LinkedPage page, string field)
    {
        var link = views.Link(at, page.Page);
        return new(null, link with { Text = views.Phrases["timeline.begins", views.Phrases[$"field.{field}"], page.Page.Title] }, "", []);
    }

    public static string FirstSentence(string text) => Sentences.Ends(text) is [var end, ..] ? text[..end] : text;

    /// <summary>
    /// The figures as the sources give them, linked to where the page names these sources; nothing where no figure is known.
    /// </summary>
    private IEnumerable<LinkView> Killed(OutputPath at, LinkedPage page, ClaimWriter claims)
    {
        var known = page.Page.FrontMatter.Claims("killed").Where(claim => claim.Value is ClaimValue.Number).ToArray();
        if (known.Length == 0)
        {
            yield break;
        }

        var figures = known.Select(claim => claims.Claim(page, "killed", claim).Value.Text).Distinct().ToArray();
        var text = views.Phrases[
            "timeline.killed",
            string.Join("; ", figures.Take(MostFigures)) + (figures.Length > MostFigures ? "; …" : "")
        ];
        yield return new(
            known.Any(claim => claim.Confidence is Confidence.Disputed) ? views.Phrases["timeline.killed.disputed", text] : text,
            at.RelativeTo(page.Path, PartIds.Fact("killed"))
        );
    }
}
