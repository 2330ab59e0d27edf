using System.Collections.Immutable;
using System.Text;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Output.Views;

/// <summary>
/// Shows who links to a page, each with the sentences around the links, grouped by page type and by what the linking page is to it.
/// </summary>
internal sealed class BacklinkBuilder(Site site, Phrases phrases)
{
    private readonly DateWords dates = new(phrases);

    /// <summary>How many linking pages a page shows itself; the rest stand in documents of their own.</summary>
    public const int OnThePage = 50;

    /// <summary>How many linking pages each further document shows.</summary>
    public const int OnEachFurther = 200;

    /// <summary>How many sentences of one linking page are shown.</summary>
    private const int MostContexts = 5;

    /// <summary>A page with its links to another, and what it is to that one; empty where it only mentions it.</summary>
    public sealed record LinkingPage(IGrouping<Page, Backlink> Links, string Relation);

    /// <summary>
    /// Linking pages in the order of the site's page types; of each type the related ones first, by relation, then those that only mention
    /// the page; then by title.
    /// </summary>
    public IReadOnlyList<LinkingPage> Linking(LinkedPage page)
    {
        var relations = Relations(page);
        var order = relations
            .Values.Distinct()
            .Select((relation, index) => (relation, index))
            .ToDictionary(pair => pair.relation, pair => pair.index);
        return
        [
            .. page
                .Backlinks.GroupBy(backlink => backlink.From)
                .Select(links => new LinkingPage(links, relations.GetValueOrDefault(links.Key, "")))
                .OrderBy(linking => PageTypes.All.IndexOf(linking.Links.Key.Type) is var place and >= 0 ? place : int.MaxValue)
                .ThenBy(linking => order.GetValueOrDefault(linking.Relation, int.MaxValue))
                .ThenBy(linking => site.Of(linking.Links.Key).Rank),
        ];
    }

    /// <summary>
    /// What other pages are to this one, as it reads here: "Splinter groups", "Leader of". Of several the first: typed relations before
    /// fields.
    /// </summary>
    private Dictionary<Page, string> Relations(LinkedPage page)
    {
        var relations = new Dictionary<Page, string>();
        foreach (var end in page.Relations)
        {
            relations.TryAdd(end.Other, end.Label);
        }

        foreach (var mention in page.Mentions)
        {
            relations.TryAdd(mention.From, phrases[$"inverse.{mention.Field.Definition.Name}"]);
        }

        return relations;
    }

    /// <summary>How many documents the backlinks of a page take, its own among them.</summary>
    public static int Documents(LinkedPage page)
    {
        var linking = page.Backlinks.Select(backlink => backlink.From).Distinct().Count();
        return linking <= OnThePage ? 1 : 1 + ((linking - OnThePage + OnEachFurther - 1) / OnEachFurther);
    }

    /// <summary>What the page itself shows.</summary>
    public BacklinksView Build(LinkedPage page) => Build(page, 1, Linking(page));

    /// <param name="number">1 for the page itself, 2 and up for the further documents.</param>
    /// <param name="linking">As <see cref="Linking"/> gives it: for thousands of pages too much work to be done for each document.</param>
    public BacklinksView Build(LinkedPage page, int number, IReadOnlyList<LinkingPage> linking)
    {
        var (skip, take) = number == 1 ? (0, OnThePage) : (OnThePage + ((number - 2) * OnEachFurther), OnEachFurther);
        var at = number == 1 ? page.Path : SitePaths.MoreBacklinks(page.Path, number);
        var groups = linking
            .Skip(skip)
            .Take(take)
            .GroupBy(linking => linking.Links.Key.Type)
            .Select(type => new BacklinkGroup(
                type.Key.HasSubject ? phrases[$"type.{type.Key.Name}.plural"] : phrases["nav.about"],
                Kinds(at, [.. type])
            ));
        var left = linking.Count - skip - take;
        return new(
            linking.Count,
            [.. groups],
            left > 0 ? new(phrases.Count("backlinks.more", left), at.RelativeTo(SitePaths.MoreBacklinks(page.Path, number + 1))) : null
        );
    }

    /// <summary>Those that only mention the page have a heading where others are more to it.</summary>
    private ImmutableArray<BacklinkKind> Kinds(OutputPath at, IReadOnlyCollection<LinkingPage> pages)
    {
        var areAllMentions = pages.All(linking => linking.Relation.Length == 0);
        return
        [
            .. pages
                .GroupBy(linking => linking.Relation)
                .Select(kind => new BacklinkKind(
                    kind.Key.Length > 0 ? kind.Key
                        : areAllMentions ? ""
                        : phrases["backlinks.mentions"],
                    [.. kind.Select(linking => Card(at, linking.Links))]
                )),
        ];
    }

    private BacklinkCard Card(OutputPath at, IGrouping<Page, Backlink> group)
    {
        var from = site.Of(group.Key);
        var contexts = group.DistinctBy(Place).Take(MostContexts).Select(backlink => Context(from, backlink));
        return new(new(group.Key.Title, at.RelativeTo(from.Path), Description: group.Key.Summary), [.. contexts]);
    }

    /// <summary>Where on the other page it stands: several links of one sentence are shown once.</summary>
    private static object Place(Backlink backlink) =>
        backlink switch
        {
            Backlink.InText { Link: var link } => link.Written.Sentence,
            Backlink.InTimeline { Fact: var fact } => fact,
            _ => throw new ArgumentException("A backlink stands in a text or in a timeline.", nameof(backlink)),
        };

    private ContextView Context(LinkedPage from, Backlink backlink) =>
        backlink switch
        {
            Backlink.InText { Link: var link } => Around(from, link),
            Backlink.InTimeline { Fact: var fact } => new(phrases["backlinks.timeline", dates.Of(fact.Date)] + " ", fact.Text, ""),
            _ => throw new ArgumentException("A backlink stands in a text or in a timeline.", nameof(backlink)),
        };

    /// <summary>The sentence around a link; links in it that have no text of their own read as on the page.</summary>
    private static ContextView Around(LinkedPage from, Link link)
    {
        var body = from.Page.Body;
        var sentence = link.Written.Sentence;
        var text = new StringBuilder(sentence.Length + 32);
        var before = "";
        var position = sentence.Start;
        foreach (var other in from.Links)
        {
            if (other.Written.Sentence != sentence)
            {
                continue;
            }

            var place = other.Written.Place;
            text.Append(body.Text(new(position, Math.Max(0, place.Start - position))));
            position = Math.Max(position, place.Start + place.Length);
            if (ReferenceEquals(other, link))
            {
                before = text.ToString();
                text.Clear();
            }
            else
            {
                text.Append(LinkText.Of(other));
            }
        }

        text.Append(body.Text(new(position, sentence.Start + sentence.Length - position)));
        return new(before, LinkText.Of(link), text.ToString());
    }
}
