using System.Text;

namespace SahelWiki.Output.Pictures;

/// <summary>Writes tables for spreadsheets.</summary>
/// <remarks>Source: RFC 4180.</remarks>
internal static class Csv
{
    /// <summary>What a spreadsheet takes for the beginning of a formula.</summary>
    /// <remarks>Source: OWASP, "CSV Injection".</remarks>
    private static readonly char[] Formula = ['=', '+', '@', '\t', '\r'];

    public static string Of(IEnumerable<IEnumerable<string>> rows)
    {
        var csv = new StringBuilder();
        foreach (var row in rows)
        {
            csv.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return csv.ToString();
    }

    private static string Cell(string text)
    {
        text = text.Length > 0 && Formula.Contains(text[0]) ? "'" + text : text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"")}\"";
    }
}
