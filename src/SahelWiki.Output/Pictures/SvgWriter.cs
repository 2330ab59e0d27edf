using System.Globalization;
using System.Text;
using SahelWiki.Text;

namespace SahelWiki.Output.Pictures;

/// <summary>Writes the elements of an SVG drawing.</summary>
/// <param name="paints">
/// Attributes that stand for a class, for a file that is looked at by itself; null within a page, whose style sheet knows the classes.
/// </param>
internal sealed class SvgWriter(IReadOnlyDictionary<string, string>? paints = null)
{
    private readonly StringBuilder svg = new();

    public bool StandsAlone => paints is not null;

    /// <param name="attributes">Written already, as <see cref="Number"/> and <see cref="Html.Attribute"/> write them.</param>
    public SvgWriter Open(string tag, string style, string attributes = "")
    {
        Start(tag, style, attributes);
        svg.Append('>');
        return this;
    }

    public SvgWriter Close(string tag)
    {
        svg.Append("</").Append(tag).Append(">\n");
        return this;
    }

    /// <summary>An element without content.</summary>
    public SvgWriter Shape(string tag, string style, string attributes)
    {
        Start(tag, style, attributes);
        svg.Append("/>");
        return this;
    }

    public SvgWriter Words(string text)
    {
        Html.AppendText(svg, text);
        return this;
    }

    /// <summary>A line of words.</summary>
    public SvgWriter Text(string style, double x, double y, string text, string attributes = "") =>
        Open("text", style, $" x=\"{Number(x)}\" y=\"{Number(y)}\"{attributes}").Words(text).Close("text");

    public SvgWriter Line() => Raw("\n");

    /// <summary>Markup as it is.</summary>
    public SvgWriter Raw(string markup)
    {
        svg.Append(markup);
        return this;
    }

    /// <summary>A length to a tenth of the unit.</summary>
    public static string Number(double value)
    {
        var rounded = Math.Round(value, 1, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.#", CultureInfo.InvariantCulture);
    }

    public override string ToString() => svg.ToString();

    private void Start(string tag, string style, string attributes)
    {
        svg.Append('<').Append(tag);
        if (style.Length > 0)
        {
            if (paints is null)
            {
                svg.Append(" class=\"").Append(style).Append('"');
            }
            else
            {
                foreach (var name in style.Split(' '))
                {
                    svg.Append(paints.TryGetValue(name, out var paint) ? " " + paint : "");
                }
            }
        }

        svg.Append(attributes);
    }
}
