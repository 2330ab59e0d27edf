using System.Collections.Immutable;

namespace SahelWiki.Output.Lineage;

/// <summary>Orders the members of families so that who comes from whom stands near to it.</summary>
internal static class LaneOrder
{
    /// <summary>
    /// Each family in one piece; in it, a member comes before those that come from it, as far as there is no circle, and each branch is one
    /// piece.
    /// </summary>
    /// <param name="members">In the order that decides where descent does not.</param>
    /// <param name="links">From the earlier to the later member.</param>
    public static ImmutableArray<(T Member, int Family)> Of<T>(IReadOnlyList<T> members, IReadOnlyList<(T Earlier, T Later)> links)
        where T : notnull
    {
        var rank = members.Select((member, index) => (member, index)).ToDictionary(pair => pair.member, pair => pair.index);
        var later = links.ToLookup(link => link.Earlier, link => link.Later);
        var earlier = links.ToLookup(link => link.Later, link => link.Earlier);
        var order = ImmutableArray.CreateBuilder<(T, int)>(members.Count);
        var placed = new HashSet<T>();
        var family = 0;
        foreach (var first in members.Where(member => !placed.Contains(member)))
        {
            var relatives = Relatives(first);
            // Those that come from nobody begin; where all come from somebody, the first does.
            foreach (var root in relatives.OrderBy(member => earlier[member].Any() ? 1 : 0).ThenBy(member => rank[member]))
            {
                Place(root);
            }

            family++;
        }

        return order.ToImmutable();

        HashSet<T> Relatives(T start)
        {
            var (found, open) = (new HashSet<T> { start }, new Stack<T>([start]));
            while (open.TryPop(out var member))
            {
                foreach (var next in later[member].Concat(earlier[member]).Where(found.Add))
                {
                    open.Push(next);
                }
            }

            return found;
        }

        void Place(T root)
        {
            var open = new Stack<T>([root]);
            while (open.TryPop(out var member))
            {
                // A merger waits for the last of those that merge; it is met again from there.
                if (
                    placed.Contains(member)
                    || (!member.Equals(root) && earlier[member].Any(before => !placed.Contains(before) && !before.Equals(member)))
                )
                {
                    continue;
                }

                placed.Add(member);
                order.Add((member, family));
                foreach (var next in later[member].Distinct().OrderByDescending(next => rank[next]))
                {
                    open.Push(next);
                }
            }
        }
    }
}
