using System.Collections.Immutable;
using SahelWiki.Content;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Paths;

namespace SahelWiki.Rendering;

/// <summary>Shows who links to a page, each with the sentences around the links, grouped by page type.</summary>
internal sealed class BacklinkBuilder(Site site, Phrases phrases)
{
    private readonly DateWords dates = new(phrases);

    /// <summary>How many linking pages a page shows itself; the rest stand in documents of their own.</summary>
    public const int OnThePage = 50;

    /// <summary>How many linking pages each further document shows.</summary>
    public const int OnEachFurther = 200;

    /// <summary>How many sentences of one linking page are shown.</summary>
    private const int MostContexts = 5;

    /// <summary>Linking pages in the order of the site's page types, then by title.</summary>
    private IReadOnlyList<IGrouping<Page, Backlink>> Linking(LinkedPage page) =>
    [
        .. page.Backlinks.GroupBy(backlink => backlink.From)
            .OrderBy(group => site.Of(group.Key).Rank),
    ];

    /// <summary>How many documents the backlinks of a page take, its own among them.</summary>
    public static int Documents(LinkedPage page)
    {
        var linking = page.Backlinks.Select(backlink => backlink.From).Distinct().Count();
        return linking <= OnThePage ? 1 : 1 + ((linking - OnThePage + OnEachFurther - 1) / OnEachFurther);
    }

    /// <param name="number">1 for the page itself, 2 and up for the further documents.</param>
    public BacklinksView Build(LinkedPage page, int number)
    {
        var linking = Linking(page);
        var (skip, take) = number == 1 ? (0, OnThePage) : (OnThePage + ((number - 2) * OnEachFurther), OnEachFurther);
        var at = number == 1 ? page.Path : SitePaths.MoreBacklinks(page.Path, number);
        var groups = linking.Skip(skip).Take(take)
            .GroupBy(group => group.Key.Type)
            .Select(type => new BacklinkGroup(type.Key.HasSubject ? phrases[$"type.{type.Key.Name}.plural"] : phrases["nav.about"], [.. type.Select(group => Card(at, group))]));
        var left = linking.Count - skip - take;
        return new(linking.Count, [.. groups], left > 0 ? new(phrases.Count("backlinks.more", left), at.RelativeTo(SitePaths.MoreBacklinks(page.Path, number + 1))) : null);
    }

    private BacklinkCard Card(OutputPath at, IGrouping<Page, Backlink> group)
    {
        var from = site.Of(group.Key);
        var contexts = group.DistinctBy(backlink => backlink.Fact is null ? group.Key.Body.Links[backlink.Link].Sentence : -1 - backlink.Fact.Span.Line).Take(MostContexts)
            .Select(backlink => backlink.Fact is { } fact ? new(phrases["backlinks.timeline", dates.Of(fact.Date)] + " ", fact.Text, "") : Context(from, backlink.Link));
        return new(new(group.Key.Title, at.RelativeTo(from.Path), Description: group.Key.FrontMatter.Summary), [.. contexts]);
    }

    /// <summary>The sentence around a link; links in it that have no text of their own read as on the page.</summary>
    private static ContextView Context(LinkedPage from, int index)
    {
        var body = from.Page.Body;
        var link = body.Links[index];
        var sentence = body.Sentence(link.Sentence);
        var before = new System.Text.StringBuilder();
        var after = new System.Text.StringBuilder();
        var marked = LinkText.Of(link, from.Links[index].Resolution);
        var position = 0;
        var first = index;
        while (first > 0 && body.Links[first - 1].Sentence == link.Sentence)
        {
            first--;
        }

        for (var i = first; i < body.Links.Length && body.Links[i].Sentence == link.Sentence; i++)
        {
            var other = body.Links[i];
            var part = i <= index ? before : after;
            part.Append(sentence, position, Math.Max(0, other.Start - position));
            position = Math.Max(position, other.Start + other.Length);
            if (i != index)
            {
                part.Append(LinkText.Of(other, from.Links[i].Resolution));
            }
        }

        after.Append(sentence, position, sentence.Length - position);
        return new(before.ToString(), marked, after.ToString());
    }
}
