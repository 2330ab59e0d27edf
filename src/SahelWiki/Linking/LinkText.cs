using SahelWiki.Model;

namespace SahelWiki.Linking;

/// <summary>What a link shows where its author gave no text.</summary>
public static class LinkText
{
    /// <summary>A sentence as it reads on its page.</summary>
    /// <param name="index">Of <see cref="Body.Sentences"/>.</param>
    public static string Sentence(LinkedPage page, int index)
    {
        var sentence = page.Page.Body.Sentence(index);
        for (var i = page.Page.Body.Links.Length - 1; i >= 0; i--)
        {
            var link = page.Page.Body.Links[i];
            if (link.Sentence == index && link.Label is null)
            {
                sentence = sentence[..link.Start] + Of(link, page.Links[i].Resolution) + sentence[(link.Start + link.Length)..];
            }
        }

        return sentence;
    }

    /// <summary>The target's title; an alias written to the letter stays as written.</summary>
    public static string Of(OutgoingLink link, LinkResolution resolution) =>
        resolution switch
        {
            _ when link.Label is { } label => label,
            LinkResolution.Found found when link.Target.Length == 0 => found
                .Page.Body.Headings.FirstOrDefault(heading => heading.Id == link.Heading)
                ?.Text
                ?? link.Heading
                ?? "",
            LinkResolution.Found { IsAlias: true } => link.Target,
            LinkResolution.Found found => found.Page.Title,
            _ => PageNames.HasFolder(link.Target) ? PageNames.Readable(link.Target) : link.Target,
        };
}
