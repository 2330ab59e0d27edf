using System.Collections.Immutable;
using System.Globalization;
using SahelWiki.Linking;
using SahelWiki.Output.Facts;
using SahelWiki.Text;
using static SahelWiki.Output.Pictures.SvgWriter;

namespace SahelWiki.Output.Pictures;

/// <summary>Draws the strip of events and dead along time.</summary>
/// <param name="width">Of the drawing.</param>
/// <param name="size">Of letters.</param>
internal sealed class RhythmSvg(Rhythm rhythm, SourceSilence silence, int width, double size)
{
    public static readonly ImmutableDictionary<string, string> Paints = new Dictionary<string, string>
    {
        ["silent-most"] = "fill=\"#8a8d98\" fill-opacity=\".16\"",
        ["silent-all"] = "fill=\"#8a8d98\" fill-opacity=\".34\"",
        ["axis"] = "stroke=\"#777b85\"",
        ["grid"] = "stroke=\"#d8d8d0\"",
        ["bar"] = "fill=\"#2a3d94\"",
        ["bar-spread"] = "fill=\"#fdfdfb\" stroke=\"#2a3d94\" stroke-width=\".8\"",
        ["dead"] = "fill=\"#a5281f\"",
        ["dead-spread"] = "fill=\"#fdfdfb\" stroke=\"#a5281f\" stroke-width=\".8\"",
        ["dead-most"] = "fill=\"none\" stroke=\"#a5281f\" stroke-dasharray=\"2 2\"",
        ["tick"] = "fill=\"#555a68\"",
        ["axis-name"] = "fill=\"#1b1d25\" font-weight=\"600\"",
    }.ToImmutableDictionary();

    private double Left => 2.8 * size;

    private double Plot => width - Left - 4;

    private double Top => 1.6 * size;

    /// <summary>Height of each of the two halves.</summary>
    private double Half => Math.Max(70, width * 0.11);

    private double Middle => Top + Half;

    private double Bottom => Middle + (2.2 * size) + Half;

    public int Height => (int)Math.Ceiling(Bottom + (1.8 * size));

    private double MostEvents => Round(rhythm.Bins.Max(bin => bin.Sure + bin.Spread));

    private double MostDead => Round(rhythm.Bins.Max(bin => bin.Most));

    /// <param name="names">What the axes count: events, dead.</param>
    /// <param name="year">Address and name of a year; null where it has no row.</param>
    public void Draw(SvgWriter svg, (string Events, string Dead) names, Func<int, (string Href, string Name)?> year)
    {
        Silence(svg);
        Grid(svg, names);
        var step = Plot / rhythm.Bins.Length;
        var gap = step > 4 ? 1 : 0;
        for (var i = 0; i < rhythm.Bins.Length; i++)
        {
            var (bin, x) = (rhythm.Bins[i], Left + (i * step));
            var (sure, spread) = (Half * bin.Sure / MostEvents, Half * bin.Spread / MostEvents);
            Bar(svg, "bar", x, Middle - sure, step - gap, sure);
            Bar(svg, "bar-spread", x, Middle - sure - spread, step - gap, spread);
            var (known, least, most) = (Half * bin.SureDead / MostDead, Half * bin.Least / MostDead, Half * bin.Most / MostDead);
            Bar(svg, "dead", x, Bottom - known, step - gap, known);
            Bar(svg, "dead-spread", x, Bottom - least, step - gap, least - known);
            Bar(svg, "dead-most", x, Bottom - most, step - gap, most > least + 0.5 ? most - least : 0);
        }

        svg.Line();
        Years(svg, year);
    }

    private void Silence(SvgWriter svg)
    {
        void Band(string look, long from, long to)
        {
            var (left, right) = (At(from), At(to));
            if (right > left)
            {
                Bar(svg, look, left, Top, right - left, Bottom - Top);
            }
        }

        if (silence.MostAfter is { } after)
        {
            Band("silent-most", after + 1, long.MaxValue);
        }

        foreach (var (from, to) in silence.Gaps)
        {
            Band("silent-all", from, to);
        }
    }

    private void Grid(SvgWriter svg, (string Events, string Dead) names)
    {
        foreach (var (bottom, most, name) in new[] { (Middle, MostEvents, names.Events), (Bottom, MostDead, names.Dead) })
        {
            svg.Text("axis-name", Left, bottom - Half - (0.5 * size), name, $" font-size=\"{Number(size)}\"");
            foreach (var share in most % 2 == 0 ? new[] { 0.5, 1 } : [1])
            {
                var y = bottom - (share * Half);
                svg.Shape("line", "grid", $" x1=\"{Number(Left)}\" y1=\"{Number(y)}\" x2=\"{Number(Left + Plot)}\" y2=\"{Number(y)}\"");
                svg.Text(
                    "tick",
                    Left - 4,
                    y + (0.35 * size),
                    (share * most).ToString("0.#", CultureInfo.InvariantCulture),
                    $" text-anchor=\"end\" font-size=\"{Number(0.9 * size)}\""
                );
            }

            svg.Shape(
                "line",
                "axis",
                $" x1=\"{Number(Left)}\" y1=\"{Number(bottom)}\" x2=\"{Number(Left + Plot)}\" y2=\"{Number(bottom)}\""
            );
        }
    }

    /// <summary>A year is a link as wide as it is; names of years stand where there is room.</summary>
    private void Years(SvgWriter svg, Func<int, (string Href, string Name)?> year)
    {
        var wide = Plot / (rhythm.LastYear - rhythm.FirstYear + 1);
        var every = new[] { 1, 2, 5, 10, 20 }.First(step => step * wide >= TextWidths.Of("2000", 0.9 * size) + 4 || step == 20);
        for (var number = rhythm.FirstYear; number <= rhythm.LastYear; number++)
        {
            var x = Left + ((number - rhythm.FirstYear) * wide);
            if (number > rhythm.FirstYear)
            {
                svg.Shape("line", "grid", $" x1=\"{Number(x)}\" y1=\"{Number(Bottom)}\" x2=\"{Number(x)}\" y2=\"{Number(Bottom + 5)}\"");
            }

            var link = year(number);
            if (link is var (href, name))
            {
                svg.Open("a", "year", $" href=\"{Html.Attribute(href)}\" aria-label=\"{Html.Attribute(name)}\"");
                svg.Open("title", "").Words(name).Raw("</title>");
                svg.Shape(
                    "rect",
                    "hit",
                    $" x=\"{Number(x)}\" y=\"{Number(Top)}\" width=\"{Number(wide)}\" height=\"{Number(Height - Top)}\" fill-opacity=\"0\""
                );
            }

            if ((number - rhythm.FirstYear) % every == 0)
            {
                svg.Text(
                    "tick",
                    x + (wide / 2),
                    Bottom + (1.3 * size),
                    number.ToString(CultureInfo.InvariantCulture),
                    $" text-anchor=\"middle\" font-size=\"{Number(0.9 * size)}\""
                );
            }

            if (link is not null)
            {
                svg.Close("a");
            }
        }
    }

    private static void Bar(SvgWriter svg, string look, double x, double y, double wide, double high)
    {
        if (high > 0)
        {
            svg.Shape(
                "rect",
                look,
                $" x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(wide)}\" height=\"{Number(Math.Max(high, 0.6))}\""
            );
        }
    }

    /// <summary>Where a day is on the strip, at its edges for one that lies beyond.</summary>
    private double At(long day)
    {
        var (first, last) = (rhythm.Bins[0].From, rhythm.Bins[^1].To);
        return Left + (Plot * (Math.Clamp(day, first, last + 1) - first) / (last + 1 - first));
    }

    /// <summary>The next of 1, 2, 4, 6, 10, 20, 40, 60, 100 …, so that half of it is a round number too.</summary>
    private static double Round(double most)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, most))));
        return new[] { 1, 2, 4, 6, 10 }.Select(digit => digit * power).First(round => round >= most || round == 10 * power);
    }
}
