using System.Collections.Immutable;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Linking;

/// <summary>Finds the pages that a table of an author asks for.</summary>
/// <remarks>For one thread.</remarks>
public sealed class TableRows(Site site)
{
    private readonly Countries countries = new(site);

    /// <summary>All that meet its conditions, in its order; its limit is for whoever shows them.</summary>
    public ImmutableArray<LinkedPage> Of(TableQuery query) =>
        [.. Sorted(query, site.OfType(query.Type).Where(page => query.Where.All(condition => Meets(page, condition))))];

    /// <summary>The countries of a page.</summary>
    public ImmutableArray<Page> CountriesOf(LinkedPage page) => countries.Of(page);

    /// <summary>Of a value that changes only what the newest source says counts; of others all.</summary>
    public static IEnumerable<Claim> Counting(LinkedPage page, string field)
    {
        if (page.Page.FrontMatter.Field(field) is not { Claims: var claims, Definition: var definition })
        {
            return [];
        }

        var newest = definition is { Volatile: true, Kind: not ValueKind.Reference } ? claims.Max(claim => claim.AsOf?.Latest) : null;
        return newest is null ? claims : claims.Where(claim => claim.AsOf?.Latest == newest);
    }

    private bool Meets(LinkedPage page, TableCondition condition) =>
        condition switch
        {
            TableCondition.Is { Field: TableQuery.Country, Values: var values } => countries
                .Of(page)
                .Any(country => values.Any(value => value is ClaimValue.Reference { Value: var named } && site.Target(named) == country)),
            TableCondition.Is { Field: var field, Values: var values } => Counting(page, field)
                .Any(claim => values.Any(value => IsSame(claim.Value, value))),
            TableCondition.Before { Field: var field, Date: var date } => Dates(page, field).Any(found => found.Latest < date.Earliest),
            TableCondition.After { Field: var field, Date: var date } => Dates(page, field).Any(found => found.Earliest > date.Latest),
            _ => false,
        };

    private bool IsSame(ClaimValue said, ClaimValue asked) =>
        (said, asked) switch
        {
            (ClaimValue.Choice one, ClaimValue.Choice other) => one.Value == other.Value,
            (ClaimValue.Number one, ClaimValue.Number other) => one.Min <= other.Min && other.Max <= one.Max,
            // A year asked for has all its days.
            (ClaimValue.Date one, ClaimValue.Date other) => other.Value.Earliest <= one.Value.Earliest
                && one.Value.Latest <= other.Value.Latest,
            (ClaimValue.Reference one, ClaimValue.Reference other) => site.Target(one.Value) is { } page
                && page == site.Target(other.Value),
            (ClaimValue.Reference one, ClaimValue.Text other) => site.Target(one.Value) is { } page
                ? site.Resolver.Resolve(other.Value) is LinkResolution.Found { Page: var named } && named == page
                : Folding.NameKey(one.Value.Target) == Folding.NameKey(other.Value),
            (ClaimValue.Text one, ClaimValue.Text other) => Folding.NameKey(one.Value) == Folding.NameKey(other.Value),
            (ClaimValue.Unknown, ClaimValue.Unknown) or (ClaimValue.None, ClaimValue.None) => true,
            _ => false,
        };

    private static IEnumerable<Edtf> Dates(LinkedPage page, string field) =>
        page.Page.FrontMatter.Claims(field).Select(claim => claim.Value).OfType<ClaimValue.Date>().Select(date => date.Value);

    /// <summary>Pages without a value come last, whichever way.</summary>
    private IEnumerable<LinkedPage> Sorted(TableQuery query, IEnumerable<LinkedPage> pages)
    {
        var byRank = pages.OrderBy(page => page.Rank);
        if (query.Sort is not { Field: var field, Descending: var descending })
        {
            return byRank;
        }

        if (field == TableQuery.Title)
        {
            return descending ? byRank.Reverse() : byRank;
        }

        var keyed = byRank.Select(page => (Page: page, Key: Key(page, field))).OrderBy(row => row.Key is null ? 1 : 0);
        return (descending ? keyed.ThenByDescending(row => row.Key) : keyed.ThenBy(row => row.Key)).Select(row => row.Page);
    }

    private SortKey? Key(LinkedPage page, string field) =>
        Counting(page, field).Select(claim => claim.Value).Select(value => KeyOf(value)).FirstOrDefault(key => key is not null);

    private SortKey? KeyOf(ClaimValue value) =>
        value switch
        {
            ClaimValue.Date { Value: var date } => new(date.Earliest == long.MinValue ? date.Latest : date.Earliest, 0, ""),
            ClaimValue.Number { Min: var min, Max: var max } => new(min ?? max ?? 0, max ?? min ?? 0, ""),
            ClaimValue.Choice { Value: var word } => new(0, 0, word),
            ClaimValue.Text { Value: var text } => new(0, 0, Folding.NameKey(text)),
            ClaimValue.Reference { Value: var reference } => site.Target(reference) is { } page
                ? new(site.Of(page).Rank, 0, "")
                : new(long.MaxValue, 0, Folding.NameKey(reference.Target)),
            _ => null,
        };

    private sealed record SortKey(long First, long Second, string Name) : IComparable<SortKey>
    {
        public int CompareTo(SortKey? other) =>
            First.CompareTo(other!.First) is not 0 and var first ? first
            : Second.CompareTo(other.Second) is not 0 and var second ? second
            : string.CompareOrdinal(Name, other.Name);
    }
}
