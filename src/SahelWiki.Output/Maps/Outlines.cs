using System.Globalization;

namespace SahelWiki.Output.Maps;

/// <summary>Coasts and borders of the world. Their source and licence stand at the head of <c>outlines.txt</c>.</summary>
/// <param name="Coasts">Each from point to point.</param>
/// <param name="Borders">Between countries, as the source draws them.</param>
/// <param name="Land">Closed rings; an inner one is a lake or a sea.</param>
internal sealed record Outlines(IReadOnlyList<GeoPoint[]> Coasts, IReadOnlyList<GeoPoint[]> Borders, IReadOnlyList<GeoPoint[]> Land)
{
    private static readonly Lazy<Outlines> Known = new(() =>
    {
        using var stream = typeof(Outlines).Assembly.GetManifestResourceStream("maps/outlines.txt")!;
        using var reader = new StreamReader(stream);
        return Read(reader);
    });

    public static Outlines World => Known.Value;

    public static Outlines Read(TextReader text)
    {
        var (coasts, borders, land) = (new List<GeoPoint[]>(), new List<GeoPoint[]>(), new List<GeoPoint[]>());
        while (text.ReadLine() is { } line)
        {
            switch (line[0])
            {
                case 'c':
                    coasts.Add(Points(line));
                    break;
                case 'b':
                    borders.Add(Points(line));
                    break;
                case 'r':
                    land.Add(Ring(line, coasts));
                    break;
            }
        }

        return new(coasts, borders, land);
    }

    private static GeoPoint[] Points(string line)
    {
        var (x, y) = (0, 0);
        return
        [
            .. line[2..]
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

    private static GeoPoint[] Ring(string line, List<GeoPoint[]> coasts) =>
        [.. line[2..].Split(' ').SelectMany(part => part[0] == '~' ? coasts[Number(part[1..])].Reverse() : coasts[Number(part)])];

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
