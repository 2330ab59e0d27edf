using System.Collections.Immutable;
using SahelWiki.Model;

namespace SahelWiki.Output.Facts;

/// <summary>How many were killed, over all accounts.</summary>
/// <param name="IsKnown">False where no account has a figure; then the others say nothing.</param>
/// <param name="Min">The least that any account gives.</param>
/// <param name="Max">The most that any gives; null where one gives no upper bound ("at least").</param>
internal readonly record struct Toll(bool IsKnown, long Min, long? Max)
{
    public static Toll Unknown { get; } = new(false, 0, null);

    /// <summary>Accounts of the same victims are alternatives; figures of different victims are added.</summary>
    public static Toll Of(IEnumerable<Claim> claims)
    {
        var groups = claims
            .Where(claim => claim.Value is ClaimValue.Number or ClaimValue.None)
            .GroupBy(claim => (claim.Qualifier("victims") as ClaimValue.Text)?.Value ?? "", claim => Bounds(claim.Value))
            .ToImmutableArray();
        if (groups.IsEmpty)
        {
            return Unknown;
        }

        var max = groups.Select(group => group.Any(bounds => bounds.Max is null) ? null : group.Max(bounds => bounds.Max));
        return new(
            true,
            groups.Sum(group => group.Min(bounds => bounds.Min)),
            max.Aggregate((long?)0, (sum, most) => sum is { } known && most is { } more ? known + more : null)
        );
    }

    private static (long Min, long? Max) Bounds(ClaimValue value) =>
        value is ClaimValue.Number number ? (number.Min ?? 0, number.Max) : (0, 0);
}
