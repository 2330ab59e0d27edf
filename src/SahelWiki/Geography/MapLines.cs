using System.Collections.Immutable;
using System.Globalization;

namespace SahelWiki.Geography;

/// <summary>Reads the lines of <c>outlines.txt</c> and <c>atlas.txt</c>.</summary>
internal static class MapLines
{
    /// <summary>The text of one of the files, line by line, without its comments.</summary>
    public static IEnumerable<string> Of(string resource)
    {
        using var stream = typeof(MapLines).Assembly.GetManifestResourceStream("geography/" + resource)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line[0] != '#')
            {
                yield return line;
            }
        }
    }

    /// <param name="steps">From point to point, in hundredths of a degree: <c>-798,1261 3,-4</c>.</param>
    public static GeoPoint[] Points(string steps)
    {
        var (x, y) = (0, 0);
        return
        [
            .. steps
                .Split(' ')
                .Select(step =>
                {
                    var comma = step.IndexOf(',');
                    x += int.Parse(step.AsSpan(0, comma), CultureInfo.InvariantCulture);
                    y += int.Parse(step.AsSpan(comma + 1), CultureInfo.InvariantCulture);
                    return new GeoPoint(x / 100.0, y / 100.0);
                }),
        ];
    }

    /// <param name="numbers">Of lines, in order; with <c>~</c> those that are walked backwards.</param>
    public static GeoPoint[] Ring(string numbers, IReadOnlyList<GeoPoint[]> lines) =>
        [.. numbers.Split(' ').SelectMany(part => part[0] == '~' ? lines[Number(part[1..])].Reverse() : lines[Number(part)])];

    public static ImmutableArray<GeoPoint[]> Rings(IEnumerable<string> rings, IReadOnlyList<GeoPoint[]> lines) =>
        [.. rings.Select(ring => Ring(ring, lines))];

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
