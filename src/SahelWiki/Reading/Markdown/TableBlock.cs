using System.Collections.Immutable;
using System.Globalization;
using SahelWiki.Diagnostics;
using SahelWiki.Language;
using SahelWiki.Model;
using SahelWiki.Reading.Yaml;
using SahelWiki.Text;

namespace SahelWiki.Reading.Markdown;

/// <summary>Reads a fenced block <c>table</c>: YAML with a fixed set of keys, held against the fields of the type it names.</summary>
internal sealed class TableBlock
{
    /// <summary>What the block is called after its fence.</summary>
    public const string Name = "table";

    private const string Example = "type: groups";

    private static readonly string[] Keys = ["type", "where", "before", "after", "columns", "sort", "limit", "caption"];

    private readonly DiagnosticBag bag;
    private readonly YamlValues values;
    private readonly PageType type;
    private bool isBroken;

    private TableBlock(DiagnosticBag bag, PageType type) => (this.bag, values, this.type) = (bag, new(bag), type);

    /// <param name="start">Where the block's text begins in the file.</param>
    /// <param name="fence">Its first line, for findings about the whole.</param>
    /// <returns>Null where it cannot be read, which is reported.</returns>
    public static TableQuery? Read(SourceText text, int start, int length, SourceSpan fence, DiagnosticBag bag)
    {
        var before = bag.Count;
        var root = length > 0 ? YamlReader.Parse(text, start, length, bag) : null;
        if (root is not YamlNode.Mapping mapping)
        {
            if (bag.Count == before)
            {
                bag.Add(Rules.BadTable, root?.Span ?? fence, "This table does not say of which pages.", $"Write in it: {Example}");
            }

            return null;
        }

        return TypeOf(mapping, fence, bag) is { } type ? new TableBlock(bag, type).Read(mapping, fence) : null;
    }

    private static PageType? TypeOf(YamlNode.Mapping mapping, SourceSpan fence, DiagnosticBag bag)
    {
        if (mapping.Find("type")?.Value is not YamlNode.Scalar { Value: var written, Span: var span })
        {
            bag.Add(
                Rules.BadTable,
                mapping.Find("type")?.Value.Span ?? fence,
                "This table does not say of which pages.",
                $"Write in it: {Example}"
            );
            return null;
        }

        var name = written.Trim();
        if ((PageTypes.InFolder(name) ?? PageTypes.Named(name)) is { HasSubject: true } type)
        {
            return type;
        }

        var folders = PageTypes.All.Select(known => known.Folder).ToArray();
        bag.Add(
            Rules.BadTable,
            span,
            $"There are no pages of the type \"{name}\".",
            NearestName.Find(name, folders) is { } nearest ? $"Did you mean \"{nearest}\"?" : $"Types are: {string.Join(", ", folders)}."
        );
        return null;
    }

    private TableQuery? Read(YamlNode.Mapping mapping, SourceSpan fence)
    {
        var where = ImmutableArray.CreateBuilder<TableCondition>();
        ImmutableArray<string> columns = [];
        TableOrder? sort = null;
        int? limit = null;
        var caption = "";
        foreach (var entry in mapping.Entries)
        {
            switch (entry.Key)
            {
                case "type":
                    break;
                case "where":
                    where.AddRange(Entries(entry).Select(Is).OfType<TableCondition>());
                    break;
                case "before" or "after":
                    where.AddRange(Entries(entry).Select(field => When(field, isBefore: entry.Key == "before")).OfType<TableCondition>());
                    break;
                case "columns":
                    columns = [.. Items(entry.Value).Select(item => Column(item)).OfType<string>().Distinct()];
                    break;
                case "sort":
                    sort = Sort(entry.Value);
                    break;
                case "limit":
                    limit = Limit(entry.Value);
                    break;
                case "caption":
                    caption = values.Text(entry, "caption");
                    break;
                default:
                    Say(
                        entry.KeySpan,
                        $"\"{entry.Key}\" is no part of a table.",
                        NearestName.Find(entry.Key, Keys) is { } nearest
                            ? $"Did you mean \"{nearest}\"?"
                            : $"Parts are: {string.Join(", ", Keys)}."
                    );
                    break;
            }
        }

        if (columns.IsEmpty)
        {
            columns = [TableQuery.Title, .. type.Fields.Where(field => field.IsKeyFact).Select(field => field.Name)];
        }

        return isBroken ? null : new(type, where.ToImmutable(), columns, sort, limit, caption, fence);
    }

    private IEnumerable<YamlEntry> Entries(YamlEntry entry)
    {
        if (entry.Value is YamlNode.Mapping mapping)
        {
            return mapping.Entries;
        }

        Say(
            entry.Value.Span,
            $"\"{entry.Key}\" has fields with their values.",
            $"Write: {entry.Key}: {{{(entry.Key == "where" ? "country: mali" : $"{Dates().FirstOrDefault("date")}: 2012")}}}"
        );
        return [];
    }

    private IEnumerable<string> Dates() => type.Fields.Where(field => field.Kind == ValueKind.Date).Select(field => field.Name);

    private static IEnumerable<YamlNode> Items(YamlNode node) => node is YamlNode.Sequence list ? list.Items : [node];

    private TableCondition? Is(YamlEntry entry)
    {
        if (entry.Key == TableQuery.Country)
        {
            return new TableCondition.Is(entry.Key, [.. Items(entry.Value).Select(item => Page(item, ["place"])).OfType<ClaimValue>()]);
        }

        if (FieldOf(entry.Key, entry.KeySpan, [TableQuery.Country]) is not { } field)
        {
            return null;
        }

        if (field.Kind == ValueKind.Coordinates)
        {
            Say(entry.KeySpan, "A table cannot choose pages by their coordinates.", "Choose by place or country.");
            return null;
        }

        return new TableCondition.Is(field.Name, [.. Items(entry.Value).Select(item => Value(field, item)).OfType<ClaimValue>()]);
    }

    private ClaimValue? Value(FieldDefinition field, YamlNode node)
    {
        if (node is not YamlNode.Scalar { Value: var written } || written.Trim() is not { Length: > 0 } text)
        {
            Say(node.Span, $"\"{field.Name}\" has no value here.", "Write a value, or several: [one, two]");
            return null;
        }

        switch (text, field.Kind)
        {
            case ("unknown", not ValueKind.Choice):
                return new ClaimValue.Unknown();
            case ("none", not ValueKind.Choice):
                return new ClaimValue.None();
            case (_, ValueKind.Choice):
                if (field.Choices.Contains(text))
                {
                    return new ClaimValue.Choice(text);
                }

                Say(
                    node.Span,
                    $"\"{text}\" is no value of \"{field.Name}\".",
                    NearestName.Find(text, field.Choices) is { } nearest
                        ? $"Did you mean \"{nearest}\"?"
                        : $"Values are: {string.Join(", ", field.Choices)}."
                );
                return null;
            case (_, ValueKind.Date):
                return DateOf(node, field.Name) is { } date ? new ClaimValue.Date(date) : null;
            case (_, ValueKind.Number or ValueKind.NumberOrText)
                when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                return new ClaimValue.Number(number, number);
            case (_, ValueKind.Number):
                Say(node.Span, $"\"{field.Name}\" is a number, and \"{text}\" is none.", $"Write: {field.Name}: 9");
                return null;
            case (_, ValueKind.Reference):
                return Page(node, field.References);
            default:
                return new ClaimValue.Text(text, []);
        }
    }

    private ClaimValue? Page(YamlNode node, ImmutableArray<string> types)
    {
        if (node is not YamlNode.Scalar { Value: var written, Span: var span } || written.Trim() is not { Length: > 0 } name)
        {
            Say(node.Span, "A page is missing here.", "Write its name: country: mali");
            return null;
        }

        return new ClaimValue.Reference(new(name, null, types, false, span));
    }

    private TableCondition? When(YamlEntry entry, bool isBefore)
    {
        if (FieldOf(entry.Key, entry.KeySpan, []) is not { } field)
        {
            return null;
        }

        if (field.Kind != ValueKind.Date)
        {
            Say(entry.KeySpan, $"\"{field.Name}\" is no date.", $"Dates of {type.Folder} are: {string.Join(", ", Dates())}.");
            return null;
        }

        return DateOf(entry.Value, field.Name) is not { } date ? null
            : isBefore ? new TableCondition.Before(field.Name, date)
            : new TableCondition.After(field.Name, date);
    }

    private Edtf? DateOf(YamlNode node, string name)
    {
        var date = values.Date(node, name);
        isBroken |= date is null;
        return date;
    }

    private string? Column(YamlNode node)
    {
        var name = node is YamlNode.Scalar { Value: var written } ? written.Trim() : "";
        return TableQuery.Own.Contains(name) ? name : FieldOf(name, node.Span, TableQuery.Own)?.Name;
    }

    private TableOrder? Sort(YamlNode node)
    {
        var name = node is YamlNode.Scalar { Value: var written } ? written.Trim() : "";
        var descending = name.StartsWith('-');
        name = name.TrimStart('-').Trim();
        return name == TableQuery.Title ? new(name, descending)
            : FieldOf(name, node.Span, [TableQuery.Title]) is { } field ? new(field.Name, descending)
            : null;
    }

    private int? Limit(YamlNode node)
    {
        if (
            node is YamlNode.Scalar { Value: var written }
            && int.TryParse(written.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            && limit > 0
        )
        {
            return limit;
        }

        Say(node.Span, "\"limit\" is how many rows there are at most.", "Write: limit: 20");
        return null;
    }

    /// <param name="others">What may stand there beside the fields of the type.</param>
    private FieldDefinition? FieldOf(string name, SourceSpan span, ImmutableArray<string> others)
    {
        if (type.Field(name) is { } field)
        {
            return field;
        }

        var known = type.Fields.Select(one => one.Name).Concat(others).ToArray();
        Say(
            span,
            $"\"{name}\" is no field of {type.Folder}.",
            NearestName.Find(name, known) is { } nearest ? $"Did you mean \"{nearest}\"?" : $"Fields are: {string.Join(", ", known)}."
        );
        return null;
    }

    private void Say(SourceSpan span, string message, string hint)
    {
        isBroken = true;
        bag.Add(Rules.BadTable, span, message, hint);
    }
}
