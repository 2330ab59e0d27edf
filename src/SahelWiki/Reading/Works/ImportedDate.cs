using System.Globalization;
using SahelWiki.Model;
using SahelWiki.Reading.Facts;

namespace SahelWiki.Reading.Works;

/// <summary>Dates as libraries export them, written as the bibliography wants them.</summary>
internal static class ImportedDate
{
    /// <param name="written">EDTF, with a time of day or without, or words that can be read in one way only: <c>ca. 2014</c>, <c>6 April
    /// 2012</c>, <c>23–27 mai 2019</c>.</param>
    /// <returns>EDTF without a time of day; null where the date cannot be read, or in several ways.</returns>
    public static string? Of(string written)
    {
        var text = written.Trim();
        // A year that the catalogue found elsewhere than in the work stands in brackets; it is no set.
        text = text is ['[', .., ']'] or ['(', .., ')'] && !text.AsSpan().ContainsAny(',', '.') ? text[1..^1] : text;
        text = string.Join('/', text.Split('/').Select(WithoutTime));
        return EdtfParser.Parse(text, out _)?.Written ?? (DateGuess.Of(text) is [var only] ? only : null);
    }

    /// <summary>A date of three fields, each in any form.</summary>
    /// <param name="month">Empty where there is none; a number, a word, a span, or words with a day.</param>
    /// <param name="day">Empty where there is none.</param>
    /// <returns>Null where not even the year can be read; IsWhole is false where month or day could not be.</returns>
    public static (string? Date, bool IsWhole) Of(string year, string month, string day)
    {
        // The letter in "2012a" tells two works of one year apart; here the key does.
        var plain = year.Length == 5 && char.IsAsciiLetterLower(year[4]) && year[..4].All(char.IsAsciiDigit) ? year[..4] : year;
        if (Of(plain) is not { } known)
        {
            return (null, false);
        }

        month = month.Trim();
        day = day.Trim().TrimEnd('.');
        if (month.Length == 0)
        {
            return (known, day.Length == 0);
        }

        if (known.Length != 4 || !known.All(char.IsAsciiDigit))
        {
            return (known, false);
        }

        // Two months are written "Jan./Feb." or "Jan--Feb".
        var words = month.Replace('/', '–');
        var isNumber = int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var written = (isNumber, day.Length) switch
        {
            (true, 0) => $"{known}-{number:00}",
            (true, _) when int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var exact) =>
                $"{known}-{number:00}-{exact:00}",
            (true, _) => $"{day} {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(Math.Clamp(number, 1, 12))} {known}",
            (_, 0) => $"{words} {known}",
            _ => $"{day} {words} {known}",
        };
        return Of(written) is { } whole ? (whole, true)
            : day.Length > 0 && Of(known, month, "").Date is { Length: > 4 } withMonth ? (withMonth, false)
            : (known, false);
    }

    private static string WithoutTime(string date) =>
        date.IndexOf('T') is var time and > 0 && EdtfParser.Parse(date, out _) is Edtf.Single ? date[..time] : date;
}
