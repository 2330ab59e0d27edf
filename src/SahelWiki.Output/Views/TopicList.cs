using System.Collections.Immutable;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Output.Views;

/// <param name="Id">Of its heading in the list of topics.</param>
/// <param name="Name">As a page of that name is called; where there is none, as most pages write it.</param>
/// <param name="Pages">At least two, in the order of their titles.</param>
internal sealed record Topic(string Id, string Name, ImmutableArray<LinkedPage> Pages);

/// <summary>The topics that several pages have in common, from their <c>tags</c>.</summary>
internal sealed class TopicList
{
    private readonly Dictionary<string, Topic> byId;
    private readonly ListPlaces places;
    private readonly SiteSettings settings;

    public TopicList(Site site, Phrases phrases)
    {
        var tagged = site
            .Pages.Where(page => page.Page.Type.HasSubject)
            .SelectMany(page =>
                page.Page.FrontMatter.Tags.Where(tag => tag.Length > 0).DistinctBy(Id).Select(tag => (Tag: tag, Page: page))
            )
            .ToLookup(tagged => Id(tagged.Tag));
        var names = Names(site, tagged.SelectMany(topic => topic).Select(topic => topic.Tag).ToHashSet(StringComparer.OrdinalIgnoreCase));
        Topics =
        [
            .. tagged
                .Where(topic => topic.Skip(1).Any())
                .Select(topic =>
                    (
                        Id: topic.Key,
                        Written: MostWritten(topic.Select(tag => tag.Tag)),
                        Pages: topic.Select(tag => tag.Page).OrderBy(page => page.Rank)
                    )
                )
                .Select(topic => new Topic(topic.Id, Name(topic.Written), [.. topic.Pages]))
                .OrderBy(topic => topic.Name, phrases.Comparer)
                .ThenBy(topic => topic.Id, StringComparer.Ordinal),
        ];
        settings = site.Settings;
        string Name(string tag) => site.Settings.TagNames.GetValueOrDefault(tag) ?? names.GetValueOrDefault(tag, tag);
        byId = Topics.ToDictionary(topic => topic.Id, StringComparer.Ordinal);
        var entries = Topics.SelectMany(topic => topic.Pages.Select(page => (topic.Id, ListParts.OfPage(page)))).ToArray();
        places = new(SitePaths.Topics, entries, index => index == 0 || entries[index].Id != entries[index - 1].Id);
    }

    /// <summary>In the order of the alphabet.</summary>
    public ImmutableArray<Topic> Topics { get; }

    /// <summary>A topic as a page shows it: it leads to the other pages that have it, where there are any.</summary>
    public LinkView Link(OutputPath from, string tag) =>
        byId.TryGetValue(Id(tag), out var topic) ? new(topic.Name, places.Href(from, topic.Id)) : new(settings.TagName(tag), null);

    private static string Id(string tag) => "topic-" + Slug.OfHeading(tag);

    /// <summary>Names of pages that are tags, too: tags are written in small letters, names are not.</summary>
    private static Dictionary<string, string> Names(Site site, HashSet<string> tags)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (
            var name in site
                .Pages.Select(page => page.Page.Title)
                .Concat(site.Pages.SelectMany(page => page.Page.FrontMatter.Aliases.Select(alias => alias.Name)))
                .Where(tags.Contains)
        )
        {
            names.TryAdd(name, name);
        }

        return names;
    }

    private static string MostWritten(IEnumerable<string> written) =>
        written.CountBy(tag => tag).OrderByDescending(tag => tag.Value).ThenBy(tag => tag.Key, StringComparer.Ordinal).First().Key;
}
