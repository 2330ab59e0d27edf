using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SahelWiki.Diagnostics;
using SahelWiki.Text;

namespace SahelWiki.Reading.Markdown;

/// <summary>Finds signs of other programs, and signs that make nothing, in words that readers would see as they stand.</summary>
internal static partial class ForeignSyntax
{
    /// <summary>Stands for what is no word of the author's: code, names of links, escaped signs.</summary>
    public const char Gap = '\ufffc';

    /// <param name="Sign">A text has none of these where it has not this; looking for it is far cheaper than the expression.</param>
    /// <param name="What">What the signs are, for the sentence "it looks like …"</param>
    /// <param name="Advice">What to write instead, a full sentence.</param>
    private sealed record Kind(string Sign, Regex Pattern, string What, Func<Match, string> Advice);

    /// <summary>Every kind that may stand within a line has one of these signs; much text has none.</summary>
    private static readonly SearchValues<char> Signs = SearchValues.Create("＠%={}'[]$*_~^:#&<\\");

    /// <summary>Where two match at one place, the first of them is told.</summary>
    private static readonly ImmutableArray<Kind> Kinds =
    [
        new("%%", Comment(), "the beginning of a comment", _ => "Remove it: everybody can read the file, and the site has no comments."),
        new("{{", Template(), "a template of another program", _ => "Remove it, and write in words what it would show."),
        new("{%", Liquid(), "a command of another program", _ => "Remove it, and write in words what it would show."),
        new("==", WikiHeading(), "a heading as Wikipedia writes it", found => $"Write: {Marks(found)} {Words(found)}"),
        new("==", Highlight(), "a highlighted word", found => $"Write: **{Words(found)}**"),
        new("'''", WikiBold(), "bold as Wikipedia writes it", found => $"Write: **{Words(found)}**"),
        new("''", WikiItalic(), "italics as Wikipedia writes them", found => $"Write: *{Words(found)}*"),
        new("://", WikiAddress(), "a link as Wikipedia writes it", found => $"Write: [{Words(found)}]({found.Groups["url"].Value})"),
        new("{|", WikiTable(), "a table as Wikipedia writes it", _ => "Write bars between the cells, and |---|---| below the headings."),
        new("REDIRECT", WikiRedirect(), "a redirect as Wikipedia writes it", _ => "Remove it, and list the former name in \"aliases\"."),
        new("[", Contents(), "the mark of a table of contents", _ => "Remove it: each page has its contents by itself."),
        new("!!!", Admonition(), "a box as other programs write it", _ => Box),
        new("???", Admonition(), "a box as other programs write it", _ => Box),
        new(":::", Fence(), "a box as other programs write it", _ => Box),
        new("::", Directive(), "a box as other programs write it", _ => Box),
        new("::", InlineField(), "a field in the text", _ => "Put it into the front matter, or write it as a sentence."),
        new("[", Task(), "a box to tick", found => $"Remove \"{found.Value.Trim()}\": a list of things to do belongs into an issue."),
        new("$", Formula(), "a formula", _ => "Write it in words or signs: x², CO₂, 3 × 4."),
        new("*[", Abbreviation(), "the meaning of an abbreviation", _ =>
            "Write it out where it is first used, with the letters in brackets."
        ),
        new("[@", CitationWithSpace(), "a citation", found => $"Remove the space behind the @: [@{Words(found)}"),
        new("＠", WideAt(), "a citation", _ => "Write the sign @ of the keyboard: [@key, p. 12]"),
        new("[^", NoteWithSpace(), "a note", found => $"The name of a note has no spaces: {Words(found).Replace(' ', '-')}"),
        new("^[", OpenNote(), "the beginning of a note", _ => "Close it: ^[The note.]"),
        new("{", Attributes(), "an attribute", _ => "Remove it: the look of the site is the same on all pages."),
        new("^", BlockName(), "the name of a paragraph", _ => "Remove it, and link to the heading: [[page#heading]]"),
        new("\\", Latex(), "a command of LaTeX", found => $"Write its words alone: {Words(found)}"),
        new("[/", ForumTag(), "a tag as forums write it", _ => "Write **bold**, *italics*, [words](https://…)."),
        new("](", AddressWithSpace(), "a link", found => $"Write its address between angle brackets: (<{Words(found)}>)"),
        new("](", OpenAddress(), "a link", _ => "Close the bracket behind its address: [the words](https://…)"),
        new("] ", SpaceBeforeAddress(), "a link", found => $"Remove the space before its address: ]({Words(found)}"),
        new("![", OpenImage(), "an image", _ => "Write: ![What it shows](../images/photo.png)"),
        new("]]", ClosingBrackets(), "the end of a link", _ => "Write two brackets before it, too: [[name of the page]]"),
        new(":", Emoji(), "the name of a sign", _ => "Write the sign itself, or leave it out."),
        new("#", Tag(), "a tag", found =>
            $"Write it in the front matter, tags: [{Words(found)}]; a heading has a space: ## {Words(found)}"
        ),
        new("", Bullet(), "a bullet", found => $"Begin each entry of a list with a hyphen and a space: - {Words(found)}"),
        new("", NoSpaceInList(), "the mark of a list", found => $"Put a space behind it: {found.Groups["mark"].Value} {Words(found)}"),
        new("**", Bold(), "the mark of bold", _ => BesideWords),
        new("__", BoldLine(), "the mark of bold", _ => BesideWords),
        new("~~", Struck(), "the mark of struck words", _ => "Write them before and behind the words, without spaces: ~~12~~ 15"),
        new("*", Italic(), "the mark of italics", _ => "Close it behind the last word, *so*; write \\* for an asterisk."),
        new("&", Reference(), "the name of a sign", found => $"End it with a semicolon, {found.Value};, or write the sign itself."),
        new("<", OpenTag(), "the beginning of HTML", _ => "Remove it: pages hold no HTML."),
    ];

    private const string Box = "Write a box with > before each line, and > [!note] as its first.";

    private const string BesideWords =
        "Put the signs right beside the words, a space outside of them, and punctuation outside: **words**, or remove them.";

    /// <summary>What lists begin with, and what people begin them with.</summary>
    private static readonly SearchValues<char> ListSigns = SearchValues.Create("*+-0123456789•▪◦·●‣⁃!?.");

    /// <summary>False for nearly all text, and cheaper than to look for the signs.</summary>
    /// <param name="lineBreaks">Where its lines end.</param>
    public static bool MayBeIn(ReadOnlySpan<char> text, List<int> lineBreaks)
    {
        if (text.ContainsAny(Signs) || (text.Length > 0 && ListSigns.Contains(text[0])))
        {
            return true;
        }

        foreach (var at in lineBreaks)
        {
            if (at + 1 < text.Length && ListSigns.Contains(text[at + 1]))
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="words">With line breaks as they are written.</param>
    /// <param name="span">From a place in the words to its place in the file.</param>
    public static void Report(ReadOnlySpan<char> words, bool isHeading, Func<int, int, SourceSpan> span, DiagnosticBag bag)
    {
        if (bag.Count >= DiagnosticBag.MostInOneFile)
        {
            return;
        }

        var text = words.ToString();
        var taken = new List<TextRange>();
        if (text.Contains("://", StringComparison.Ordinal))
        {
            // What looks like a sign in an address is none; a link that Wikipedia writes so is found before.
            Find(Kinds.Where(kind => kind.Sign is "://" or "](" or "] "));
            taken.AddRange(Address().Matches(text).Select(found => new TextRange(found.Index, found.Length)));
        }

        Find(Kinds);

        void Find(IEnumerable<Kind> kinds)
        {
            foreach (var kind in kinds.Where(kind => text.Contains(kind.Sign, StringComparison.Ordinal)))
            {
                foreach (Match found in kind.Pattern.Matches(text))
                {
                    if (
                        found.Length == 0
                        || taken.Any(range => range.Start < found.Index + found.Length && found.Index < range.Start + range.Length)
                    )
                    {
                        continue;
                    }

                    taken.Add(new(found.Index, found.Length));
                    if (!(isHeading && found.Value.StartsWith("{#", StringComparison.Ordinal)))
                    {
                        var shown = found.Value.Trim();
                        var quoted = shown.Length <= 40 ? shown : shown[..40].TrimEnd() + "…";
                        bag.Add(
                            Rules.ForeignSyntax,
                            span(found.Index, found.Length),
                            $"\"{quoted.ReplaceLineEndings(" ")}\" is shown as it stands: it looks like {kind.What}.",
                            kind.Advice(found)
                        );
                    }
                }
            }
        }
    }

    private static string Words(Match found) => found.Groups["words"].Value.Trim();

    private static string Marks(Match found) => new('#', Math.Clamp(found.Groups["marks"].Length, 2, 6));

    private const RegexOptions Lines = RegexOptions.Multiline | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"https?://[^\s\]]+")]
    private static partial Regex Address();

    [GeneratedRegex("%%")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\{\{.{0,200}?(?:\}\}|$)", Lines)]
    private static partial Regex Template();

    [GeneratedRegex(@"\{%.{0,200}?(?:%\}|$)", Lines)]
    private static partial Regex Liquid();

    [GeneratedRegex(@"^\s*(?<marks>={2,6})\s*(?<words>[^=\n]+?)\s*={2,6}\s*$", Lines)]
    private static partial Regex WikiHeading();

    [GeneratedRegex(@"==(?<words>[^\s=](?:[^=\n]{0,200}[^\s=])?)==")]
    private static partial Regex Highlight();

    [GeneratedRegex("'''(?:'')?(?<words>[^'\n]{1,200})'''(?:'')?")]
    private static partial Regex WikiBold();

    [GeneratedRegex("(?<!')''(?<words>[^'\n]{1,200})''(?!')")]
    private static partial Regex WikiItalic();

    [GeneratedRegex(@"\[(?<url>https?://[^\s\]]+) (?<words>[^\]\n]{1,200})\](?!\()")]
    private static partial Regex WikiAddress();

    [GeneratedRegex(@"^\s*(?:\{\|.*|\|[-}])\s*$", Lines)]
    private static partial Regex WikiTable();

    [GeneratedRegex(@"^#REDIRECT(?:ION)?\b", Lines)]
    private static partial Regex WikiRedirect();

    [GeneratedRegex(@"^\s*\[TOC\]\s*$", Lines | RegexOptions.IgnoreCase)]
    private static partial Regex Contents();

    [GeneratedRegex(@"^(?:!!!|\?\?\?\+?)[ ]*\w.*$", Lines)]
    private static partial Regex Admonition();

    [GeneratedRegex(@"^:{3,}.*$", Lines)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\.\. [\w-]+::.*$", Lines)]
    private static partial Regex Directive();

    [GeneratedRegex(@"(?<=^|[\[(])[\p{L}\p{N}_ -]{1,30}::(?=\s)", Lines)]
    private static partial Regex InlineField();

    [GeneratedRegex(@"^\[[ xX-]\] ", Lines)]
    private static partial Regex Task();

    [GeneratedRegex(@"\$\$[^$]{0,400}(?:\$\$)?|(?<![\w$])\$(?=\S)[^$\n]{0,200}?[\\^_={}+][^$\n]{0,200}?(?<=\S)\$(?![\w$])")]
    private static partial Regex Formula();

    [GeneratedRegex(@"^\*\[[^\]\n]{1,60}\]:.*$", Lines)]
    private static partial Regex Abbreviation();

    [GeneratedRegex(@"(?<words>\[\^[^\]\n]{0,60}\s[^\]\n]{0,60}\])")]
    private static partial Regex NoteWithSpace();

    [GeneratedRegex(@"\[@\s+(?<words>[^\]\n]{0,60}\]?)")]
    private static partial Regex CitationWithSpace();

    [GeneratedRegex("＠")]
    private static partial Regex WideAt();

    [GeneratedRegex(@"\^\[")]
    private static partial Regex OpenNote();

    [GeneratedRegex(@"\{(?::[ ]*[.#]?|[.#])[A-Za-z][^}\n]{0,100}\}|\{[a-z-]+=[^}\n]{1,100}\}")]
    private static partial Regex Attributes();

    [GeneratedRegex(@"(?<=^|\s)\^[A-Za-z0-9-]+\s*$", Lines)]
    private static partial Regex BlockName();

    [GeneratedRegex(@"\\[a-zA-Z]+\{(?<words>[^}\n]{0,200})\}")]
    private static partial Regex Latex();

    [GeneratedRegex(@"\[(?<tag>b|i|u|s|url|quote|img|size|color)(?:=[^\]\n]{0,200})?\][^\n]{0,400}?\[/\k<tag>\]", RegexOptions.IgnoreCase)]
    private static partial Regex ForumTag();

    [GeneratedRegex(@"!?\[[^\]\n]{0,200}\]\((?<words>[^()<>\n""]{1,200}?\.[A-Za-z0-9]{2,4})(?:[ ]+""[^""\n]{0,300}"")?\)")]
    private static partial Regex AddressWithSpace();

    [GeneratedRegex(@"\[[^\]\n]{1,200}\]\((?:https?:|www\.|\.\.?/)[^\s)]*(?=\s|$)", Lines)]
    private static partial Regex OpenAddress();

    [GeneratedRegex(@"\]\s+\((?<words>(?:https?:|www\.|\.\.?/)[^\s)]{0,200}\)?)")]
    private static partial Regex SpaceBeforeAddress();

    [GeneratedRegex(@"!\[[^\]\n]{0,200}\]?")]
    private static partial Regex OpenImage();

    [GeneratedRegex(@"(?<!\[[^\]\n]{0,200})\]\](?!\])")]
    private static partial Regex ClosingBrackets();

    [GeneratedRegex(@"(?<![\w:/.-]):[a-z][a-z0-9_+-]{1,30}:(?![\w/:])")]
    private static partial Regex Emoji();

    [GeneratedRegex(@"(?<=^|\s)#(?<words>\p{L}[\p{L}\p{N}_/-]*)", Lines)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^[ \t]*[•▪◦·●‣⁃][ \t]*(?<words>\S.{0,40})", Lines)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(?<mark>[*+-]|\d{1,2}[.)])(?<words>\p{Lu}?\p{L}[\p{L} ]{1,40})(?=.*$)", Lines)]
    private static partial Regex NoSpaceInList();

    [GeneratedRegex(@"\*{2,3}(?!\*)")]
    private static partial Regex Bold();

    [GeneratedRegex(@"(?<![\w_])__(?=\w)|(?<=\w)__(?![\w_])")]
    private static partial Regex BoldLine();

    [GeneratedRegex("~~(?!~)")]
    private static partial Regex Struck();

    [GeneratedRegex(@"(?<=^|[\s(«“])\*(?=\p{L})", Lines)]
    private static partial Regex Italic();

    [GeneratedRegex(@"&(?:nbsp|amp|lt|gt|quot|[aeiouAEIOU](?:acute|grave|circ|uml)|[cC]cedil|[lr]aquo|[lr]squo|[lr]dquo|[nm]dash)\b(?!;)")]
    private static partial Regex Reference();

    [GeneratedRegex(
        @"</?(?:br|p|b|i|u|s|em|strong|div|span|sup|sub|a|img|table|tr|td|ref|center|font|small|big)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex OpenTag();
}
