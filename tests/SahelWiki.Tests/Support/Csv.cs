using System.Text;

namespace SahelWiki.Tests.Support;

/// <summary>Reads CSV to the letter of RFC 4180; what breaks its rules is a failure.</summary>
internal static class Csv
{
    /// <returns>Each row by the names of the first line.</returns>
    public static List<Dictionary<string, string>> Rows(string csv)
    {
        var lines = Records(csv);
        Assert.All(lines, line => Assert.Equal(lines[0].Count, line.Count));
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    private static List<List<string>> Records(string csv)
    {
        var (records, record, cell) = (new List<List<string>>(), new List<string>(), new StringBuilder());
        for (var i = 0; i < csv.Length; )
        {
            cell.Clear();
            if (csv[i] == '"')
            {
                for (i++; csv[i] != '"' || (i + 1 < csv.Length && csv[i + 1] == '"'); i++)
                {
                    i += csv[i] == '"' ? 1 : 0;
                    cell.Append(csv[i]);
                }

                i++;
            }
            else
            {
                for (; csv[i] is not (',' or '\r'); i++)
                {
                    Assert.False(csv[i] is '"' or '\n', "A quotation mark or a line end stands outside quotation marks.");
                    cell.Append(csv[i]);
                }
            }

            record.Add(cell.ToString());
            if (csv[i] == ',')
            {
                i++;
                continue;
            }

            Assert.Equal("\r\n", csv.Substring(i, 2));
            i += 2;
            records.Add(record);
            record = [];
        }

        return records;
    }
}
