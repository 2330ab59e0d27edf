using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Linking;

/// <summary>What a link shows where its author gave no text.</summary>
public static class LinkText
{
    /// <summary>A sentence as it reads on its page.</summary>
    /// <param name="sentence">As a range of the page's prose.</param>
    public static string Sentence(LinkedPage page, TextRange sentence) => Within(page, sentence, link => link.Written.Sentence == sentence);

    /// <summary>A paragraph as it reads on its page.</summary>
    /// <param name="range">Of the page's prose.</param>
    public static string Paragraph(LinkedPage page, TextRange range) =>
        Within(page, range, link =>
            link.Written.Place.Start >= range.Start && link.Written.Place.Start + link.Written.Place.Length <= range.Start + range.Length
        );

    private static string Within(LinkedPage page, TextRange range, Func<Link, bool> isInIt)
    {
        var body = page.Page.Body;
        var at = range.Start;
        var text = "";
        foreach (var link in page.Links.Where(link => link.Written.Label is null && isInIt(link)))
        {
            text += body.Text(new(at, link.Written.Place.Start - at)) + Of(link);
            at = link.Written.Place.Start + link.Written.Place.Length;
        }

        return text + body.Text(new(at, range.Start + range.Length - at));
    }

    /// <summary>The target's title; an alias written to the letter stays as written.</summary>
    public static string Of(Link link)
    {
        var written = link.Written;
        return link.Resolution switch
        {
            _ when written.Label is { } label => label,
            LinkResolution.Found found when written.Target.Length == 0 => found
                .Page.Body.Headings.FirstOrDefault(heading => heading.Id == written.Heading)
                ?.Text
                ?? written.Heading
                ?? "",
            LinkResolution.Found { IsAlias: true } => written.Target,
            LinkResolution.Found found => found.Page.Title,
            _ => PageNames.HasFolder(written.Target) ? PageNames.Readable(written.Target) : written.Target,
        };
    }
}
