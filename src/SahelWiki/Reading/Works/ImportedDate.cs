using SahelWiki.Model;
using SahelWiki.Reading.Facts;

namespace SahelWiki.Reading.Works;

/// <summary>Dates as libraries export them, written as the bibliography wants them.</summary>
internal static class ImportedDate
{
    /// <param name="written">EDTF, with a time of day or without, or words that can be read in one way only: <c>ca. 2014</c>, <c>6 April
    /// 2012</c>.</param>
    /// <returns>EDTF without a time of day; null where the date cannot be read, or in several ways.</returns>
    public static string? Of(string written)
    {
        var text = written.Trim();
        if (text.IndexOf('T') is var time and > 0 && EdtfParser.Parse(text, out _) is Edtf.Single)
        {
            text = text[..time];
        }

        return EdtfParser.Parse(text, out _)?.Written ?? (DateGuess.Of(text) is [var only] ? only : null);
    }
}
