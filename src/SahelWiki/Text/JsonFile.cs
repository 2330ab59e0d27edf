using System.Text.Encodings.Web;
using System.Text.Json;

namespace SahelWiki.Text;

/// <summary>JSON for other programs: indented by one, so that two files are compared line by line with any tool; UTF-8.</summary>
public static class JsonFile
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Of(Action<Utf8JsonWriter> write)
    {
        using var file = new MemoryStream();
        using (var json = new Utf8JsonWriter(file, Options))
        {
            write(json);
        }

        file.WriteByte((byte)'\n');
        return file.ToArray();
    }

    /// <summary>Writes a member that says something; none for null and empty.</summary>
    public static void Member(this Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }

    public static void Member(this Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    /// <summary>Writes an array with something in it; none where there is nothing.</summary>
    public static void Array(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        var all = values.Where(value => value.Length > 0).ToArray();
        if (all.Length == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in all)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes an array of objects, each by a function; none where there is nothing.</summary>
    public static void Objects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> values, Action<T> write)
    {
        var isOpen = false;
        foreach (var value in values)
        {
            if (!isOpen)
            {
                json.WriteStartArray(name);
                isOpen = true;
            }

            json.WriteStartObject();
            write(value);
            json.WriteEndObject();
        }

        if (isOpen)
        {
            json.WriteEndArray();
        }
    }
}
