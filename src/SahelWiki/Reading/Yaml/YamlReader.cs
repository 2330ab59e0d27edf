using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SahelWiki.Reading.Yaml;

/// <summary>A piece of YAML that knows where it stands in the author's file.</summary>
public abstract record YamlNode(SourceSpan Span)
{
    /// <param name="Value">The text, whatever YAML would make of it: <c>yes</c> stays <c>yes</c>, <c>2012</c> stays <c>2012</c>.</param>
    /// <param name="Quoted">True where the author quoted it: then an empty string is meant.</param>
    public sealed record Scalar(string Value, bool Quoted, SourceSpan Span) : YamlNode(Span);

    public sealed record Sequence(ImmutableArray<YamlNode> Items, SourceSpan Span) : YamlNode(Span);

    /// <param name="Entries">In the author's order; keys are unique.</param>
    public sealed record Mapping(ImmutableArray<YamlEntry> Entries, SourceSpan Span) : YamlNode(Span)
    {
        public YamlEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);
    }

    /// <summary>True for what YAML calls null: nothing after the colon, or <c>~</c>.</summary>
    public bool IsNull => this is Scalar { Quoted: false, Value: "" or "~" or "null" };
}

/// <summary>One <c>key: value</c> of a mapping.</summary>
public sealed record YamlEntry(string Key, SourceSpan KeySpan, YamlNode Value);

/// <summary>Reads YAML into positioned nodes; mistakes become diagnostics, never exceptions.</summary>
public static class YamlReader
{
    private const int DeepestNesting = 60;

    /// <param name="offset">Where the YAML begins in the file.</param>
    /// <param name="length">How much of the file it is.</param>
    /// <returns>The root; null where the text is empty or cannot be read.</returns>
    public static YamlNode? Parse(SourceText text, int offset, int length, DiagnosticBag bag)
    {
        var firstLine = text.Span(offset, 0).Line;
        Reader? reader = null;
        try
        {
            var parser = new Parser(new Scanner(new StringReader(text.Text.Substring(offset, length)), skipComments: true));
            reader = new(parser, text, firstLine, bag);
            return reader.Document();
        }
        // YamlDotNet throws what it likes on unclosed collections and empty keys: no text may get past this.
        catch (Exception problem) when (Fault.Is(problem))
        {
            if (reader is not { HasOddValue: true })
            {
                Report(problem, text, firstLine, offset, length, bag);
            }

            return null;
        }
    }

    /// <summary>Reads a whole file.</summary>
    /// <param name="isBroken">True where it is no YAML, which is reported; a file without anything in it is none the less whole.</param>
    public static YamlNode? ParseFile(SourceText text, DiagnosticBag bag, out bool isBroken)
    {
        var before = bag.Count;
        var root = Parse(text, 0, text.Text.Length, bag);
        isBroken = root is null && bag.Count > before;
        return root;
    }

    /// <summary>
    /// Names at the beginning of lines, for a file that is no YAML: what it defines is still known then, and its own mistake is the only
    /// one reported.
    /// </summary>
    public static IEnumerable<(string Name, SourceSpan Span)> NamesOfLines(SourceText text)
    {
        for (var number = 1; text.Line(number) is { } line; number++)
        {
            var colon = line.IndexOf(':');
            if (colon > 0 && (char.IsLetterOrDigit(line[0]) || line[0] is '"' or '\''))
            {
                yield return (line[..colon].TrimEnd().Trim('"', '\''), text.At(number, 1, colon));
            }
        }
    }

    private static void Report(Exception problem, SourceText text, int firstLine, int offset, int length, DiagnosticBag bag)
    {
        if (problem is TooDeepException deep)
        {
            bag.Add(Rules.TooDeep, deep.Span, $"The YAML is nested more than {DeepestNesting} deep.", "Write it with fewer levels.");
            return;
        }

        var lastLine = text.Span(offset + length, 0).Line;
        for (var line = firstLine; line <= lastLine; line++)
        {
            var content = text.Line(line) ?? "";
            var tab = content.AsSpan().IndexOf('\t');
            if (tab >= 0 && content.AsSpan(0, tab).Trim(' ').IsEmpty)
            {
                bag.Add(
                    Rules.TabInYaml,
                    text.At(line, tab + 1, 1),
                    "This line is indented with a tab.",
                    "Indent with spaces: two for each level."
                );
                return;
            }
        }

        var mark = problem is YamlException { Start: var start } ? start : Mark.Empty;
        var at = text.At(Math.Clamp(firstLine + (int)mark.Line - 1, firstLine, lastLine), (int)Math.Max(1, mark.Column), 0);
        var message = problem.InnerException is YamlException inner ? inner.Message : problem.Message;
        string? Line(int number) => number >= firstLine && number <= lastLine ? text.Line(number) : null;
        if (
            problem is not YamlException
            || message.Contains("flow", StringComparison.Ordinal)
            || message.Contains("node content", StringComparison.Ordinal)
        )
        {
            if (YamlBrackets.Unclosed(Line, firstLine) is { } bracket)
            {
                bag.Add(
                    Rules.BadYaml,
                    text.At(bracket.Line, bracket.Column, 1),
                    "The bracket that opens here is never closed.",
                    "Close it on the same line, or put the value in quotes."
                );
                return;
            }
        }

        var (faulty, column, hint) = YamlAdvice.Find(Line, at.Line);
        var span =
            column > 0 ? text.At(faulty, column, 1)
            : faulty == at.Line ? at
            : text.At(faulty, 1, 0);
        bag.Add(Rules.BadYaml, span, column > 0 ? "The fields cannot be told apart here." : YamlAdvice.Sentence(message), hint);
    }

    private sealed class TooDeepException(SourceSpan span) : YamlException("too deep")
    {
        public SourceSpan Span => span;
    }

    private sealed class Reader(Parser parser, SourceText text, int firstLine, DiagnosticBag bag)
    {
        private bool hasOddValue;

        /// <summary>True where such a value was reported: what the parser cannot read after it is its doing.</summary>
        public bool HasOddValue => hasOddValue;

        public YamlNode? Document()
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                return null;
            }

            parser.Consume<DocumentStart>();
            var root = Node(0);
            parser.Consume<DocumentEnd>();
            if (parser.TryConsume<DocumentStart>(out var second))
            {
                bag.Add(Rules.BadYaml, Span(second), "There is a second YAML document here.", "Remove the line of hyphens.");
            }

            return root;
        }

        private YamlNode Node(int depth)
        {
            parser.MoveNextIfNone();
            var current = parser.Current!;
            if (depth > DeepestNesting)
            {
                throw new TooDeepException(Span(current));
            }

            if (current is NodeEvent { Anchor.IsEmpty: false } or AnchorAlias)
            {
                bag.Add(
                    Rules.BadYaml,
                    Span(current),
                    "A value that begins with & or * means something else in YAML.",
                    "Put the whole value in quotation marks."
                );
                hasOddValue = true;
            }
            else if (current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } tag })
            {
                bag.Add(
                    Rules.BadYaml,
                    Span(current),
                    $"A value that begins with ! means something else in YAML ({tag.Value}).",
                    "Put the whole value in quotation marks."
                );
                hasOddValue = true;
            }

            switch (current)
            {
                case Scalar scalar:
                    parser.MoveNext();
                    HiddenCharacters.ReportEscaped(scalar.Value, _ => IsEscaped(scalar) ? Span(scalar) : null, bag);
                    CheckCut(scalar);
                    return new YamlNode.Scalar(scalar.Value, scalar.Style is not ScalarStyle.Plain, Span(scalar));
                case SequenceStart:
                    return Sequence(depth);
                case MappingStart:
                    return Mapping(depth);
                default:
                    parser.MoveNext();
                    return new YamlNode.Scalar("", false, Span(current));
            }
        }

        /// <summary>
        /// What follows a number sign is a remark to YAML, and part of the name to everybody else; a remark has a space behind it.
        /// </summary>
        private void CheckCut(Scalar scalar)
        {
            var line = firstLine + (int)scalar.End.Line - 1;
            if (scalar.Style is not ScalarStyle.Plain || scalar.Value.Length == 0 || text.Line(line) is not { } content)
            {
                return;
            }

            var rest = content.AsSpan(Math.Min(content.Length, Math.Max(0, (int)scalar.End.Column - 1)));
            var sign = rest.IndexOfAnyExcept(' ');
            if (sign > 0 && rest[sign] == '#' && sign + 1 < rest.Length && rest[sign + 1] is not (' ' or '#' or '-' or '='))
            {
                var whole = scalar.Value + rest.TrimEnd().ToString();
                bag.Add(
                    Rules.CutValue,
                    text.At(line, content.Length - rest.Length + sign + 1, rest.Length - sign),
                    $"\"{scalar.Value}\" ends here: what follows a space and a number sign is a remark that nobody sees.",
                    $"Put the whole value in quotation marks: \"{whole.Replace("\\", "\\\\").Replace("\"", "\\\"")}\""
                );
            }
        }

        /// <summary>
        /// Whether a scalar has characters that its place in the file has not; what stands there itself is reported with the file.
        /// </summary>
        private bool IsEscaped(Scalar scalar)
        {
            var start = text.OffsetOfLine(firstLine + (int)scalar.Start.Line - 1) + (int)scalar.Start.Column - 1;
            var end = text.OffsetOfLine(firstLine + (int)scalar.End.Line - 1) + (int)scalar.End.Column - 1;
            return !HiddenCharacters.AnyIn(text.Text.AsSpan()[start..Math.Clamp(end, start, text.Text.Length)]);
        }

        private YamlNode.Sequence Sequence(int depth)
        {
            var start = parser.Consume<SequenceStart>();
            var items = ImmutableArray.CreateBuilder<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Node(depth + 1));
            }

            return new(items.ToImmutable(), Span(start));
        }

        private YamlNode.Mapping Mapping(int depth)
        {
            var start = parser.Consume<MappingStart>();
            var entries = ImmutableArray.CreateBuilder<YamlEntry>();
            HashSet<string>? keys = null;
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = Node(depth + 1);
                var value = Node(depth + 1);
                if (key is not YamlNode.Scalar { Value: var name })
                {
                    bag.Add(
                        Rules.BadYaml,
                        key.Span,
                        "The name of a field is a plain word.",
                        "Put a value that contains brackets or braces in quotes."
                    );
                }
                else if (key is YamlNode.Scalar { Value: "", Quoted: false })
                {
                    // The parser cannot go on after the first, and says nothing that would help.
                    if (!hasOddValue)
                    {
                        bag.Add(
                            Rules.BadYaml,
                            key.Span,
                            "The name of a field is missing before the colon.",
                            "Write it, or put a value that begins with a question mark or a colon in quotation marks."
                        );
                    }

                    hasOddValue = true;
                }
                else if (key is YamlNode.Scalar { Quoted: false } && value.IsNull && Tight(name) is var colon and > 0)
                {
                    bag.Add(
                        Rules.BadYaml,
                        key.Span,
                        "A space is missing after the colon.",
                        $"Write: {name[..colon]}: {name[(colon + 1)..]}"
                    );
                    entries.Add(
                        new(name[..colon], key.Span with { Length = colon }, new YamlNode.Scalar(name[(colon + 1)..], false, key.Span))
                    );
                }
                else if (!(keys ??= []).Add(name))
                {
                    bag.Add(
                        Rules.DuplicateKey,
                        key.Span,
                        $"\"{name}\" is written twice here.",
                        "Keep one of them, or join their values in one list."
                    );
                }
                else
                {
                    entries.Add(new(name, key.Span, value));
                }
            }

            var first = entries.Count > 0 ? entries[0].KeySpan : Span(start);
            return new(entries.ToImmutable(), Span(start) with { Line = Math.Min(Span(start).Line, first.Line) });
        }

        /// <summary>The colon within a name that was to be a name and a value; an address has slashes behind its colon.</summary>
        private static int Tight(string name) =>
            name.IndexOf(':') is var colon and > 0
            && colon + 1 < name.Length
            && name[colon + 1] != '/'
            && name.AsSpan(0, colon).IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz_-ABCDEFGHIJKLMNOPQRSTUVWXYZ") < 0
                ? colon
                : 0;

        private SourceSpan Span(ParsingEvent piece)
        {
            var line = firstLine + (int)piece.Start.Line - 1;
            var column = (int)piece.Start.Column;
            var length =
                piece.End.Line == piece.Start.Line
                    ? (int)(piece.End.Column - piece.Start.Column)
                    : (text.Line(line)?.Length ?? 0) - column + 1;
            return text.At(line, column, piece is Scalar ? Math.Max(0, length) : Math.Min(Math.Max(0, length), 1));
        }
    }
}

file static class ParserSteps
{
    /// <summary>The low-level parser stands before the first event until it is moved.</summary>
    public static void MoveNextIfNone(this IParser parser)
    {
        if (parser.Current is null)
        {
            parser.MoveNext();
        }
    }
}
