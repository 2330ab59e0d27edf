using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Reading.Facts;

/// <summary>What somebody means who writes a date as other places want it: the dates to write instead.</summary>
/// <remarks>
/// Only what a person would read in the same way is guessed; where day and month could be either, both readings are given. Words are
/// understood in English, in French and, for libraries that are imported, as other languages of the region and of catalogues write them.
/// </remarks>
public static partial class DateGuess
{
    /// <summary>
    /// Names of the months, without accents: English, French, German, Spanish, Portuguese, Italian, Dutch. Any beginning of three letters
    /// that means one month alone will do.
    /// </summary>
    private static readonly string[][] Months =
    [
        ["january", "janvier", "januar", "enero", "janeiro", "gennaio", "januari"],
        ["february", "fevrier", "februar", "febrero", "fevereiro", "febbraio", "februari"],
        ["march", "mars", "marz", "maerz", "marzo", "marco", "maart"],
        ["april", "avril", "abril", "aprile"],
        ["may", "mai", "mayo", "maio", "maggio", "mei"],
        ["june", "juin", "juni", "junio", "junho", "giugno"],
        ["july", "juillet", "juli", "julio", "julho", "luglio"],
        ["august", "aout", "agosto", "augustus"],
        ["september", "septembre", "septiembre", "setembro", "settembre"],
        ["october", "octobre", "oktober", "octubre", "outubro", "ottobre"],
        ["november", "novembre", "noviembre", "novembro"],
        ["december", "decembre", "dezember", "diciembre", "dezembro", "dicembre"],
    ];

    /// <summary>Parts of the year by their number in EDTF.</summary>
    private static readonly (string Words, int Part)[] Parts =
    [
        ("spring|printemps|fruhling|primavera", 21),
        ("summer|ete|sommer|verano", 22),
        ("autumn|fall|automne|herbst|otono", 23),
        ("winter|hiver|invierno", 24),
        ("q1|(?:first|1st) quarter|(?:premier|1er) trimestre", 33),
        ("q2|(?:second|2nd) quarter|(?:deuxieme|second|2e) trimestre", 34),
        ("q3|(?:third|3rd) quarter|(?:troisieme|3e) trimestre", 35),
        ("q4|(?:fourth|last|4th) quarter|(?:quatrieme|dernier|4e) trimestre", 36),
        ("h1|(?:first|1st) half|(?:premier|1er) semestre", 40),
        ("h2|(?:second|last|2nd) half|(?:second|deuxieme|dernier|2e) semestre", 41),
    ];

    /// <summary>Whether there are hyphens in it that are none: a word processor's, which look like one and are read as another
    /// sign.</summary>
    public static bool HasOtherHyphens(string written) => written.AsSpan().IndexOfAny("‐‑‒–—―−﹣－") >= 0;

    /// <returns>EDTF dates, the likeliest first; empty where there is nothing to guess.</returns>
    public static IReadOnlyList<string> Of(string written)
    {
        var text = Plainly(written);
        return [.. Guesses(text).Where(date => EdtfParser.Parse(date, out _) is not null).Distinct()];
    }

    /// <summary>The number of a month; 0 for a word that means none, or several.</summary>
    internal static int Month(string word)
    {
        var start = Folding.WithoutMarks(word).ToLowerInvariant().TrimEnd('.');
        var found =
            start.Length < 3
                ? []
                : Enumerable.Range(0, 12).Where(i => Months[i].Any(name => name.StartsWith(start, StringComparison.Ordinal))).ToArray();
        // "sept" and "mars" are whole, and no beginning of another.
        return found is [var only] ? only + 1 : Array.FindIndex(Months, names => names.Contains(start)) + 1;
    }

    /// <summary>Small letters without accents, ordinary spaces, hyphens and digits.</summary>
    private static string Plainly(string written)
    {
        var plain = new StringBuilder(written.Length);
        foreach (var c in Folding.WithoutMarks(written))
        {
            plain.Append(
                char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c))
                : char.IsWhiteSpace(c) ? ' '
                : HasOtherHyphens(c.ToString()) ? '-'
                : c is '’' or 'ʼ' or '‘' ? '\''
                : char.ToLowerInvariant(c)
            );
        }

        return Spaces().Replace(plain.ToString(), " ").Trim().TrimEnd('.').Trim('"', ',', ' ');
    }

    private static IEnumerable<string> Guesses(string text)
    {
        if (Slips(text) is { } slip)
        {
            return [slip];
        }

        var mark = "";
        if (Doubt().Match(text) is { Success: true } doubt)
        {
            (text, mark) = (text[..doubt.Index].TrimEnd(), "?");
        }

        if (About().Match(text) is { Success: true } about)
        {
            (text, mark) = (text[about.Length..].Trim(), mark.Length > 0 ? "%" : "~");
        }

        return Plain(text).Select(date => date + mark);
    }

    /// <summary>What is nearly EDTF: the forms of its draft, of other standards, of machines.</summary>
    private static string? Slips(string text)
    {
        var written = text.ToUpperInvariant().Replace('U', 'X');
        return text switch
        {
            _ when Draft().Match(text) is { Success: true } span => $"{End(span.Groups["a"].Value)}/{End(span.Groups["b"].Value)}",
            _ when WithTime().Match(written) is { Success: true } time => time.Groups["date"].Value + time.Groups["mark"].Value,
            _ when Compact().Match(text) is { Success: true } compact => Day(compact, "y", "m", "d"),
            _ when UnknownParts().Match(written) is { Success: true } parts => parts.Groups["year"].Value,
            _ when text == "-0000" => "0000",
            _ when FarYear().Match(written) is { Success: true } far => far.Groups["n"].Value.TrimStart('0') is { Length: > 4 } digits
                ? $"Y{far.Groups["sign"].Value}{digits}"
                : far.Groups["sign"].Value + far.Groups["n"].Value.TrimStart('0').PadLeft(4, '0'),
            _ when text.EndsWith("?~", StringComparison.Ordinal) || text.EndsWith("~?", StringComparison.Ordinal) => text[..^2] + "%",
            _ when written != text.ToUpperInvariant() && EdtfParser.Parse(written, out _) is not null => written,
            _ => null,
        };

        static string End(string written) =>
            written switch
            {
                "open" or "present" or "now" or "today" or "aujourd'hui" or "ce jour" => "..",
                "unknown" or "inconnu" or "inconnue" => "",
                _ => written.ToUpperInvariant(),
            };
    }

    private static IEnumerable<string> Plain(string text)
    {
        if (YearFirst().Match(text) is { Success: true } iso && EdtfParser.Parse(Day(iso, "y", "m", "d"), out _) is not null)
        {
            return [Day(iso, "y", "m", "d")];
        }

        if (YearLast().Match(text) is { Success: true } local)
        {
            return [Day(local, "y", "b", "a"), Day(local, "y", "a", "b")];
        }

        if (Years().Match(text) is { Success: true } span)
        {
            var (from, to) = (span.Groups[1].Value, span.Groups[2].Value);
            return [$"{from}/{(to.Length == 2 ? from[..2] + to : to)}"];
        }

        if (Decade().Match(text) is { Success: true } decade)
        {
            return [decade.Groups["y"].Value + "X"];
        }

        if (Century().Match(text) is { Success: true } century)
        {
            var number = century.Groups["n"].Success
                ? int.Parse(century.Groups["n"].Value, CultureInfo.InvariantCulture)
                : Roman(century.Groups["roman"].Value);
            return [(number - 1).ToString("00", CultureInfo.InvariantCulture) + "XX"];
        }

        if (BeforeChrist().Match(text) is { Success: true } old)
        {
            var year = int.Parse(old.Groups["y"].Value, CultureInfo.InvariantCulture) - 1;
            return [(year > 0 ? "-" : "") + year.ToString("0000", CultureInfo.InvariantCulture)];
        }

        if (Since().Match(text) is { Success: true } since && Plain(since.Groups["d"].Value).ToArray() is [var start])
        {
            return [start + "/.."];
        }

        if (Until().Match(text) is { Success: true } until && Plain(until.Groups["d"].Value).ToArray() is [var end])
        {
            return ["../" + end];
        }

        if (Days().Match(text) is { Success: true } days && Month(days.Groups["m"].Value) is > 0 and var within)
        {
            return
            [
                $"{Worded(days.Groups["y"].Value, within, days.Groups["a"].Value)}/"
                    + Worded(days.Groups["y"].Value, within, days.Groups["b"].Value),
            ];
        }

        if (Between().Match(text) is { Success: true } between && Ends(between) is { } ends)
        {
            return [ends];
        }

        if (Either().Match(text) is { Success: true } either)
        {
            return [$"[{either.Groups[1].Value}, {either.Groups[2].Value}]"];
        }

        return One(text) is { } one ? [one] : [];
    }

    /// <summary>A year, a month of a year, a day in words; null for anything else.</summary>
    private static string? One(string text)
    {
        if (Worded().Match(text) is { Success: true } worded && Month(worded.Groups["m"].Value) is > 0 and var month)
        {
            return Worded(worded.Groups["y"].Value, month, worded.Groups["d"].Value);
        }

        foreach (var (words, part) in Parts)
        {
            var named = Regex.Match(text, $@"^(?:(?:the|le|l'|au|en|a l')\s*)?(?:{words})(?:,? (?:of |de |du )?)(?<y>\d{{4}})$");
            if (named.Success)
            {
                return $"{named.Groups["y"].Value}-{part}";
            }
        }

        return BareYear().IsMatch(text) || EdtfParser.Parse(text, out _) is Edtf.Single ? text : null;
    }

    /// <summary>A span in words; the month and the year of its first day may stand with its last day alone.</summary>
    private static string? Ends(Match between)
    {
        var (first, last) = (between.Groups["a"].Value.Trim(), between.Groups["b"].Value.Trim());
        if (One(last) is not { } to)
        {
            return null;
        }

        var from = One(first) ?? One($"{first} {to[..4]}");
        return from is null ? null : $"{from}/{to}";
    }

    private static string Worded(string year, int month, string day) =>
        $"{year}-{month.ToString("00", CultureInfo.InvariantCulture)}{(day.Length > 0 ? "-" + day.PadLeft(2, '0') : "")}";

    private static string Day(Match match, string year, string month, string day) =>
        match.Groups[day].Success
            ? $"{match.Groups[year].Value}-{match.Groups[month].Value.PadLeft(2, '0')}-{match.Groups[day].Value.PadLeft(2, '0')}"
            : $"{match.Groups[year].Value}-{match.Groups[month].Value.PadLeft(2, '0')}";

    private static int Roman(string numeral)
    {
        var value = 0;
        for (var i = 0; i < numeral.Length; i++)
        {
            static int Of(char c) =>
                c switch
                {
                    'x' => 10,
                    'v' => 5,
                    _ => 1,
                };
            value += i + 1 < numeral.Length && Of(numeral[i]) < Of(numeral[i + 1]) ? -Of(numeral[i]) : Of(numeral[i]);
        }

        return value;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s*(?:\(\?\)|\?)$| \(?(?:uncertain|incertain|probable|probablement|possibly)\)?$")]
    private static partial Regex Doubt();

    [GeneratedRegex(@"^(?:about|around|circa|approximately|approx\.?|vers|environ|env\.?|autour de|ca?\.|ca?(?= )|~)\s*")]
    private static partial Regex About();

    [GeneratedRegex(
        @"^(?<a>open|unknown|inconnue?|[0-9ux-]{4,10}[?~%]?)\s*/\s*(?<b>open|unknown|inconnue?|present|now|today|aujourd'hui|[0-9ux-]{4,10}[?~%]?)$"
    )]
    private static partial Regex Draft();

    /// <summary>A date that has a time of day that EDTF does not allow there, or not in that form.</summary>
    [GeneratedRegex(@"^(?<date>-?\d{4}(-\d\d){0,2})(?:T| (?:A |À |AT )?)\d{1,2}(?:[:H.]\d{0,2}|\s?[AP]\.?M)[^?~%]*(?<mark>[?~%]?)$")]
    private static partial Regex WithTime();

    [GeneratedRegex(@"^(?<y>(?:1[5-9]|20)\d\d)(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\d|3[01])$")]
    private static partial Regex Compact();

    /// <summary>Months and days that are said to be unknown where nothing can be known of them.</summary>
    [GeneratedRegex(@"^(?<year>-?[0-9X]{4}(?:-(?:2[1-9]|3\d|4[01]))?[?~%]?)(?:-(?:XX|00)){1,2}$")]
    private static partial Regex UnknownParts();

    [GeneratedRegex(@"^Y\s*\+?(?<sign>-?)(?<n>\d+)(?:[?~%]|-.*)?$")]
    private static partial Regex FarYear();

    [GeneratedRegex(@"^(?<y>\d{4})[-/.](?<m>\d{1,2})([-/.](?<d>\d{1,2}))?$")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<a>\d{1,2})[-/.]\s*(?<b>\d{1,2})[-/.]\s*(?<y>\d{4})$")]
    private static partial Regex YearLast();

    [GeneratedRegex(@"^(?:de |entre |between |from )?(\d{4})\s*(?:-|--|to|until|and|et|a|jusqu'a|jusqu'en)\s*(\d{4}|\d{2})$")]
    private static partial Regex Years();

    [GeneratedRegex(@"^(?:(?:the )?(?<y>\d{3})0'?s|(?:les |dans les )?annees (?<y>\d{3})0)$")]
    private static partial Regex Decade();

    [GeneratedRegex(
        @"^(?:the |le |au )?(?:(?<n>\d{1,2})\s?(?:th|st|nd|rd|e|er|eme)|(?<roman>[xvi]{1,5})(?:e|er|eme)?) (?:century|siecle)$"
    )]
    private static partial Regex Century();

    [GeneratedRegex(@"^(?<y>\d{1,4}) (?:bc|bce|b\.c\.?|b\.c\.e\.?|av\.? j\.?-?c\.?)$")]
    private static partial Regex BeforeChrist();

    [GeneratedRegex(@"^(?:since|from|after|depuis(?: le)?|a partir d[eu]|apres(?: le)?|des(?: le)?)\s+(?<d>.+)$")]
    private static partial Regex Since();

    [GeneratedRegex(@"^(?:until|till|before|to|up to|jusqu'(?:a|en|au)|avant(?: le)?)\s*(?<d>.+)$")]
    private static partial Regex Until();

    /// <summary>Two days of one month: <c>3-5 May 2012</c>, <c>du 3 au 5 mai 2012</c>, <c>May 3 to 5, 2012</c>.</summary>
    [GeneratedRegex(
        @"^(?:(?:du|from|between|entre le|le|les) )?(?:(?<m>[a-z]{3,10})\.? )?(?<a>\d{1,2})(?:st|nd|rd|th|er)?"
            + @" ?(?:-+|/|to|and|et|au|et le) ?(?<b>\d{1,2})(?:st|nd|rd|th|er)?,?(?: (?:of )?(?<m>[a-z]{3,10})\.?,?)? (?<y>\d{4})$"
    )]
    private static partial Regex Days();

    [GeneratedRegex(
        @"^(?:(?:du|de|from|between|entre(?: le)?) )?(?<a>.*?[a-z0-9.])(?: ?-+ ?| (?:to|until|and|au|a|et(?: le)?|jusqu'au) )(?<b>.+)$"
    )]
    private static partial Regex Between();

    [GeneratedRegex(@"^(\d{4}(?:-\d\d){0,2}) (?:or|ou) (\d{4}(?:-\d\d){0,2})$")]
    private static partial Regex Either();

    [GeneratedRegex(
        @"^(?:(?:the|le|la|en|in|au mois de|mois de) )?(?:(?<d>\d{1,2})(?:st|nd|rd|th|er|e|\.)?\s?(?:of |de |-)?)?(?<m>[a-z]{3,10})\.?,?(?: de)?"
            + @"[\s-](?:(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?<y>\d{4})$"
    )]
    private static partial Regex Worded();

    [GeneratedRegex(@"^\d{4}$")]
    private static partial Regex BareYear();
}
