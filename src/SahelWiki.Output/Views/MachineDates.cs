using System.Globalization;
using SahelWiki.Model;

namespace SahelWiki.Output.Views;

internal static class MachineDates
{
    /// <summary>The date as HTML's <c>datetime</c> attribute takes it; null for what it cannot say.</summary>
    /// <remarks>Source: HTML Standard, "The time element": a valid date, month or year string.</remarks>
    public static string? Of(Edtf date) =>
        date switch
        {
            Edtf.Single { UnknownDigits: 0, IsSeason: false, Year: > 0 } single => single switch
            {
                { Month: null } => single.Year.ToString("D4", CultureInfo.InvariantCulture),
                { Day: null } => string.Create(CultureInfo.InvariantCulture, $"{single.Year:D4}-{single.Month:D2}"),
                _ => string.Create(CultureInfo.InvariantCulture, $"{single.Year:D4}-{single.Month:D2}-{single.Day:D2}"),
            },
            _ => null,
        };
}
