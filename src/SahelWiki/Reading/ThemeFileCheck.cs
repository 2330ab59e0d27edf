using System.Collections.Frozen;
using System.Text;
using System.Xml;
using SahelWiki.Diagnostics;
using SahelWiki.Text;

namespace SahelWiki.Reading;

/// <summary>Sees that the style sheet and the icons of a wiki draw, and do nothing else: no script, no request to another host.</summary>
internal static class ThemeFileCheck
{
    public const string Folder = "theme";

    private const int LargestStyle = 100_000,
        LargestIcon = 200_000;

    private static readonly string[] Names = ["style.css", "icon.svg", "icon.png"];

    private static readonly FrozenSet<string> Elements = new[]
    {
        "svg",
        "g",
        "title",
        "desc",
        "defs",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "mask",
        "use",
    }.ToFrozenSet();

    /// <summary>Whether it is one of the files, and safe.</summary>
    public static bool IsOfTheme(SourceFile file) =>
        file.Problem is null && file.Path.Folder == Folder && Names.Contains(file.Path.FileName) && Problem(file) is null;

    public static void Report(SourceFile file, DiagnosticBag bag)
    {
        if (file.Path.Folder != Folder || !Names.Contains(file.Path.FileName))
        {
            bag.Add(
                Rules.MisplacedFile,
                SourceSpan.Start,
                $"\"{file.Path.FileName}\" is left out: the folder \"{Folder}\" holds {string.Join(", ", Names)}.",
                "Give it one of these names, or remove it."
            );
        }
        else if (Problem(file) is { } problem)
        {
            bag.Add(Rules.ThemeFile, SourceSpan.Start, $"This file is not used: {problem}.", "Remove that, and build again.");
        }
    }

    private static string? Problem(SourceFile file) =>
        file.Path.FileName switch
        {
            "style.css" => Style(file.Bytes.AsSpan()),
            "icon.svg" => Drawing(file),
            _ => file.Bytes.AsSpan().StartsWith((byte[])[0x89, (byte)'P', (byte)'N', (byte)'G']) && file.Bytes.Length <= LargestIcon
                ? null
                : "it is no PNG, or larger than 200 kB",
        };

    /// <remarks>An escape can spell any of these words in a way that no search finds, so there is none.</remarks>
    private static string? Style(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return bytes.Length > LargestStyle ? "it is larger than 100 kB"
            : new[] { "@import", "url(", "image-set(", "src(", "expression(", "behavior:", "</", "\\" }.FirstOrDefault(word =>
                text.Contains(word, StringComparison.OrdinalIgnoreCase)
            )
                is { } found
                ? $"it has \"{found}\", with which a page could ask another host"
            : null;
    }

    private static string? Drawing(SourceFile file)
    {
        if (file.Bytes.Length > LargestIcon)
        {
            return "it is larger than 200 kB";
        }

        try
        {
            using var reader = XmlReader.Create(
                new MemoryStream([.. file.Bytes]),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
            );
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.ProcessingInstruction)
                {
                    return "it has an instruction to a program";
                }

                if (reader.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                if (!Elements.Contains(reader.LocalName))
                {
                    return $"it has <{reader.LocalName}>, which is more than a drawing";
                }

                while (reader.MoveToNextAttribute())
                {
                    if (!IsSafe(reader.LocalName, reader.Value, reader.NamespaceURI))
                    {
                        return $"it has the attribute {reader.Name}, which is more than a drawing";
                    }
                }
            }

            return null;
        }
        catch (XmlException)
        {
            return "it is no whole SVG";
        }
    }

    private static bool IsSafe(string name, string value, string space) =>
        space == "http://www.w3.org/2000/xmlns/"
        || (
            !name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
            && name is not "style"
            && (name is not "href" || value.StartsWith('#'))
            && (
                !value.Contains("url(", StringComparison.OrdinalIgnoreCase) || value.StartsWith("url(#", StringComparison.OrdinalIgnoreCase)
            )
            && !value.Contains(':')
        );
}
