using System.Collections.Immutable;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Reading;

/// <summary>Since when a claim stands in the wiki as it does, and what it said before.</summary>
/// <param name="Said">Every value it had, the first one first; at least one. The last is the present one.</param>
public sealed record ClaimPast(ImmutableArray<SaidValue> Said);

/// <param name="Value">As <see cref="SaidClaim.Value"/> has it.</param>
/// <param name="Commit">Which brought it; null for a change that is not committed.</param>
/// <param name="Day">Of the commit, in UTC; null with it.</param>
public sealed record SaidValue(string Value, string? Commit, DateOnly? Day);

/// <param name="Commit">40 or 64 hexadecimal digits.</param>
/// <param name="Claims">Empty where it could not be read.</param>
public readonly record struct FileVersion(string Commit, DateOnly Day, ImmutableArray<SaidClaim> Claims);

/// <summary>What every version of every page claimed, along the main line of the repository.</summary>
/// <param name="versions">Of each file under the name it has now, the oldest first; those without a claim left out.</param>
public sealed class ClaimHistory(IReadOnlyDictionary<SourcePath, ImmutableArray<FileVersion>> versions)
{
    /// <summary>The past of each claim of a page as it is now, in the order of <see cref="SaidClaim.Of(FrontMatter)"/>.</summary>
    public ImmutableArray<ClaimPast> Of(SourcePath file, FrontMatter now)
    {
        var (claims, pasts) = (ImmutableArray<SaidClaim>.Empty, ImmutableArray<ClaimPast>.Empty);
        foreach (var version in versions.GetValueOrDefault(file, []))
        {
            pasts = Next(claims, pasts, version.Claims, version.Commit, version.Day);
            claims = version.Claims;
        }

        return Next(claims, pasts, SaidClaim.Of(now), null, null);
    }

    private static ImmutableArray<ClaimPast> Next(
        ImmutableArray<SaidClaim> before,
        ImmutableArray<ClaimPast> pasts,
        ImmutableArray<SaidClaim> now,
        string? commit,
        DateOnly? day
    )
    {
        var met = Met(before, now);
        var next = ImmutableArray.CreateBuilder<ClaimPast>(now.Length);
        for (var i = 0; i < now.Length; i++)
        {
            var said = new SaidValue(now[i].Value, commit, day);
            next.Add(
                met[i] < 0 ? new([said])
                : before[met[i]].Value == now[i].Value ? pasts[met[i]]
                : new(pasts[met[i]].Said.Add(said))
            );
        }

        return next.MoveToImmutable();
    }

    /// <summary>Which claim of the version before each claim is: the one that is nearest, and no claim twice.</summary>
    /// <returns>Indices; -1 for a new claim.</returns>
    private static int[] Met(ImmutableArray<SaidClaim> before, ImmutableArray<SaidClaim> now)
    {
        var met = new int[now.Length];
        Array.Fill(met, -1);
        var free = Enumerable.Repeat(true, before.Length).ToArray();
        foreach (var sign in Signs)
        {
            for (var i = 0; i < now.Length; i++)
            {
                for (var j = 0; met[i] < 0 && j < before.Length; j++)
                {
                    if (free[j] && before[j].Field == now[i].Field && sign(before[j], now[i]))
                    {
                        (met[i], free[j]) = (j, false);
                    }
                }
            }
        }

        return met;
    }

    /// <summary>From sure to likely. A claim about another page is another claim; one that says something else may be the same.</summary>
    private static readonly Func<SaidClaim, SaidClaim, bool>[] Signs =
    [
        (was, isNow) => was == isNow,
        (was, isNow) => was.Target == isNow.Target && was.Value == isNow.Value && was.Works == isNow.Works,
        (was, isNow) => was.Target == isNow.Target && was.Value == isNow.Value,
        (was, isNow) => was.Target == isNow.Target && was.Works == isNow.Works && was.When == isNow.When,
        (was, isNow) => was.Target == isNow.Target && was.Target.Length > 0 && was.When == isNow.When,
        (was, isNow) => was.Target == isNow.Target && was.Field != "timeline" && SharesWork(was.Works, isNow.Works),
    ];

    private static bool SharesWork(string was, string isNow) =>
        was.Length > 0 && was.Split(' ').Intersect(isNow.Split(' '), StringComparer.Ordinal).Any();
}
