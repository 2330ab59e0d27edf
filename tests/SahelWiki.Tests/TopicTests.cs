using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Output.Documents;
using SahelWiki.Output.Views;
using SahelWiki.Tests.Support;
using SahelWiki.Theme;

namespace SahelWiki.Tests;

/// <summary>What becomes of the <c>tags</c> of pages.</summary>
public sealed class TopicTests
{
    [Fact]
    public void A_topic_of_several_pages_leads_to_their_list_and_one_of_its_own_is_only_named()
    {
        var views = Views(
            ("groups/a.md", TestSites.Page("A", "", "tags: [ransom, rare]")),
            ("groups/b.md", TestSites.Page("B", "", "tags: [Ransom]"))
        );

        var topics = Assert.IsType<SubjectView>(views.Page(views.Site.Pages[0])).Topics;

        Assert.Equal(
            ["ransom → ../topics.html#topic-ransom", "rare → "],
            topics.Select(topic => $"{topic.Text.ToLowerInvariant()} → {topic.Href}")
        );
    }

    [Fact]
    public void A_topic_is_called_as_the_page_of_that_name_is()
    {
        var views = Views(
            ("groups/jnim.md", TestSites.Page("Support Group", "", "aliases: [JNIM]")),
            ("groups/b.md", TestSites.Page("B", "", "tags: [jnim]")),
            ("groups/c.md", TestSites.Page("C", "", "tags: [jnim, talks]")),
            ("groups/d.md", TestSites.Page("D", "", "tags: [talks]"))
        );

        Assert.Equal(
            ["JNIM: B, C", "talks: C, D"],
            views.Topics.Topics.Select(topic => $"{topic.Name}: {string.Join(", ", topic.Pages.Select(page => page.Page.Title))}")
        );
    }

    [Fact]
    public void Only_a_wiki_with_tags_has_a_list_of_topics()
    {
        string[] Documents(string fields)
        {
            var views = Views(("groups/a.md", TestSites.Page("A", "", fields)));
            return [.. ListDocuments.Files(new(views, new RazorTheme())).Select(file => file.Path.Value)];
        }

        Assert.Contains("topics.html", Documents("tags: [ransom]"));
        Assert.DoesNotContain("topics.html", Documents(""));
    }

    [Fact]
    public void A_topic_of_a_long_list_is_linked_where_it_stands()
    {
        var summary = string.Concat(Enumerable.Repeat("A long sentence. ", 20));
        var views = Views([
            .. Enumerable
                .Range(0, 700)
                .Select(i => ($"groups/g{i}.md", $"---\ntitle: G {i}\nsummary: {summary}\ntags: [topic {i / 7}]\n---\n\nText.\n")),
        ]);
        var documents = ListDocuments
            .Files(new(views, new RazorTheme()))
            .Where(file => file.Path.Value.Contains("topics", StringComparison.Ordinal))
            .ToDictionary(file => "../" + file.Path.Value, file => System.Text.Encoding.UTF8.GetString(file.Render().Span));

        var links = views.Site.Pages.Select(page => ((SubjectView)views.Page(page)).Topics[0].Href!.Split('#')).ToArray();

        Assert.True(documents.Count > 1);
        Assert.All(links, link => Assert.Contains($" id=\"{link[1]}\"", documents[link[0]]));
    }

    private static ViewBuilder Views(params (string, string)[] files)
    {
        Site site = TestSites.Load(files);
        return new(site, Phrases.For("en"));
    }
}
