using System.Buffers;
using System.Text;

namespace SahelWiki.Output.Data;

/// <summary>Writes a table as CSV.</summary>
/// <remarks>
/// Source: RFC 4180: a line of names, commas, lines ended by CR LF, quotation marks around what holds a comma, a quotation mark or a line
/// end. UTF-8 without a byte order mark, which many readers would take for a part of the first name.
/// </remarks>
public static class CsvFile
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    public static byte[] Of(DataTable table)
    {
        var csv = new StringBuilder();
        Line(csv, [.. table.Fields.Select(field => field.Name)], null);
        var isText = table.Fields.Select(field => field.Type is "string").ToArray();
        foreach (var row in table.Rows())
        {
            Line(csv, row, isText);
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static void Line(StringBuilder csv, string?[] cells, bool[]? isText)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = cells[i] ?? "";
            cell = isText is not null && isText[i] ? Cells.Guarded(cell) : cell;
            csv.Append(i > 0 ? "," : "");
            if (cell.AsSpan().ContainsAny(Special))
            {
                csv.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            }
            else
            {
                csv.Append(cell);
            }
        }

        csv.Append("\r\n");
    }
}
