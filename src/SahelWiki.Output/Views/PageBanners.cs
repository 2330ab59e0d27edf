using System.Collections.Immutable;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;

namespace SahelWiki.Output.Views;

/// <summary>Finds what a reader should be told before trusting a page.</summary>
internal sealed class PageBanners(Site site, Phrases phrases)
{
    /// <summary>A text with fewer words is called a stub: about three sentences.</summary>
    private const int StubWords = 60;

    public ImmutableArray<BannerView> Of(LinkedPage linked)
    {
        var page = linked.Page;
        var banners = ImmutableArray.CreateBuilder<BannerView>();
        if (
            Rows(page.FrontMatter.Fields.Where(field => field.Claims.Any(claim => claim.Confidence == Confidence.Disputed))) is
            { Length: > 0 } disputed
        )
        {
            banners.Add(new("disputed", phrases["banner.disputed"], disputed));
        }

        if (Rows(StaleFacts.Of(site, linked).Select(fact => fact.Field).Distinct()) is { Length: > 0 } stale)
        {
            banners.Add(new("stale", phrases["banner.stale"], stale));
        }

        if (IsStub(page.Body))
        {
            banners.Add(new("stub", phrases["banner.stub"], []));
        }

        return banners.ToImmutable();
    }

    private ImmutableArray<LinkView> Rows(IEnumerable<Field> fields) =>
        [.. fields.Select(field => new LinkView(phrases[$"field.{field.Definition.Name}"], "#" + PartIds.Fact(field.Definition.Name)))];

    /// <summary>Counts no further than it has to: most pages are no stubs, and their first section says so.</summary>
    private static bool IsStub(Body body)
    {
        var words = 0;
        foreach (var section in body.Sections)
        {
            using var text = section.Borrow();
            words += Words(text.Span);
            if (words >= StubWords)
            {
                return false;
            }
        }

        return true;
    }

    private static int Words(ReadOnlySpan<char> text)
    {
        var words = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]) && (i == 0 || char.IsWhiteSpace(text[i - 1])))
            {
                words++;
            }
        }

        return words;
    }
}
