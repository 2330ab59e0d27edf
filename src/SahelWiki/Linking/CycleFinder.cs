namespace SahelWiki.Linking;

internal static class CycleFinder
{
    /// <summary>The cycles of a directed graph, each found once; each starts at its first node in the order given.</summary>
    /// <remarks>Depth-first with an explicit stack: a chain may be as long as strangers make it.</remarks>
    public static IReadOnlyList<IReadOnlyList<T>> Find<T>(IEnumerable<T> nodes, Func<T, IEnumerable<T>> next)
        where T : class
    {
        var cycles = new List<IReadOnlyList<T>>();
        var done = new HashSet<T>(ReferenceEqualityComparer.Instance);
        foreach (var start in nodes)
        {
            if (done.Contains(start))
            {
                continue;
            }

            var path = new List<T> { start };
            var onPath = new HashSet<T>(ReferenceEqualityComparer.Instance) { start };
            var open = new Stack<IEnumerator<T>>();
            open.Push(next(start).GetEnumerator());
            while (open.Count > 0)
            {
                if (!open.Peek().MoveNext())
                {
                    open.Pop().Dispose();
                    done.Add(path[^1]);
                    onPath.Remove(path[^1]);
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                var step = open.Peek().Current;
                if (onPath.Contains(step))
                {
                    cycles.Add([.. path.SkipWhile(node => !ReferenceEquals(node, step))]);
                }
                else if (!done.Contains(step))
                {
                    path.Add(step);
                    onPath.Add(step);
                    open.Push(next(step).GetEnumerator());
                }
            }
        }

        return cycles;
    }
}
