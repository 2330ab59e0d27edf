using System.Text.RegularExpressions;

namespace SahelWiki.Reading.Markdown;

/// <summary>What to write in place of HTML.</summary>
internal static partial class HtmlAdvice
{
    public static string For(string raw)
    {
        if (raw.TrimStart().StartsWith("<!--", StringComparison.Ordinal))
        {
            return "Remove the comment; notes for other editors belong in the pull request.";
        }

        return Tag().Match(raw).Groups["name"].Value.ToLowerInvariant() switch
        {
            "b" or "strong" or "mark" => "Write **bold** with two asterisks on each side.",
            "i" or "em" or "cite" => "Write *italics* with an asterisk on each side.",
            "s" or "del" or "strike" => "Write ~~12~~ with two tildes on each side.",
            "a" => "Write [the words](https://…), or [[name of the page]].",
            "img" or "figure" or "picture" => "Put the image into images/ and write: ![What it shows](../images/photo.png)",
            "table" or "tr" or "td" or "th" => "Write bars between the cells, and |---|---| below the headings.",
            "ul" or "ol" or "li" => "Begin each entry of a list with a hyphen and a space.",
            "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => "Begin the heading with number signs and a space: ## History",
            "blockquote" => "Begin each line of the quotation with > and a space.",
            "ref" => "Add the work to a file in sources/ and cite it, [@key, p. 12]; or write a note: ^[The note.]",
            "sup" => "Close it in the same paragraph: 1<sup>er</sup>, or write 1^er^.",
            "sub" => "Close it in the same paragraph: H<sub>2</sub>O, or write H~2~O.",
            "u"
            or "font"
            or "span"
            or "div"
            or "center"
            or "small"
            or "big"
            or "p"
            or "iframe"
            or "script"
            or "style"
            or "details"
            or "summary" => "Remove it: the look of the site is the same on all pages.",
            "br" => "Remove it, and leave a blank line between two paragraphs.",
            _ => "Write it in Markdown, or put it in `backticks` to show it as it is.",
        };
    }

    [GeneratedRegex(@"^\s*</?(?<name>[A-Za-z][A-Za-z0-9]*)")]
    private static partial Regex Tag();
}
