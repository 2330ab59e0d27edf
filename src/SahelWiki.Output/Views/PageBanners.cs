using System.Collections.Immutable;
using SahelWiki.Language;
using SahelWiki.Model;

namespace SahelWiki.Output.Views;

/// <summary>Finds what a reader should be told before trusting a page.</summary>
/// <param name="today">The day of the site's last change, which is all a build knows of time; null where there is no history: then nothing
/// counts as stale.</param>
internal sealed class PageBanners(Phrases phrases, int staleAfterMonths, DateTimeOffset? today)
{
    /// <summary>A text with fewer words is called a stub: about three sentences.</summary>
    private const int StubWords = 60;

    private readonly long? staleBefore = today is { } day
        ? DateOnly.FromDateTime(day.UtcDateTime).AddMonths(-staleAfterMonths).DayNumber
        : null;

    public ImmutableArray<BannerView> Of(Page page)
    {
        var banners = ImmutableArray.CreateBuilder<BannerView>();
        if (
            Rows(page.FrontMatter.Fields.Where(field => field.Claims.Any(claim => claim.Confidence == Confidence.Disputed))) is
            { Length: > 0 } disputed
        )
        {
            banners.Add(new("disputed", phrases["banner.disputed"], disputed));
        }

        if (IsActive(page) && Rows(page.FrontMatter.Fields.Where(IsStale)) is { Length: > 0 } stale)
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

    private static bool IsActive(Page page) =>
        page.Type == Group.Type && page.FrontMatter.Claims("status").Any(claim => claim.Value is ClaimValue.Choice { Value: "active" });

    /// <summary>
    /// True where the newest of a changing field's values speaks of a day too long ago. Days are counted from 1 January of year 1, as
    /// <see cref="Edtf.Latest"/> counts them.
    /// </summary>
    private bool IsStale(Field field) =>
        field.Definition.Volatile
        && staleBefore is { } limit
        && field.Claims.Select(claim => claim.AsOf?.Latest).Max() is { } newest
        && newest < limit;

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
