using System.Text;
using System.Xml;
using SahelWiki.Statements;

namespace SahelWiki.Output.Data;

/// <summary>Pages and the ties between them, for programs that draw and measure networks.</summary>
/// <remarks>Source: GraphML 1.1 Primer. Opens in Gephi, which takes the attribute <c>label</c> for what it writes.</remarks>
internal static class GraphMlFile
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    private static readonly string[] OfNodes = ["label", "type", "summary", "address"];

    private static readonly string[] OfEdges = ["label", "type", "kind", "from", "to", "as_of", "confidence", "note", "works", "role"];

    public static byte[] Of(SiteData data)
    {
        using var file = new MemoryStream();
        using (
            var xml = XmlWriter.Create(
                file,
                new()
                {
                    Encoding = new UTF8Encoding(false),
                    Indent = true,
                    IndentChars = " ",
                    NewLineChars = "\n",
                }
            )
        )
        {
            xml.WriteStartElement("graphml", Namespace);
            Keys(xml, "node", "n-", OfNodes);
            Keys(xml, "edge", "e-", OfEdges);
            xml.WriteStartElement("graph", Namespace);
            xml.WriteAttributeString("id", "wiki");
            xml.WriteAttributeString("edgedefault", "directed");
            foreach (var page in data.Subjects)
            {
                xml.WriteStartElement("node", Namespace);
                xml.WriteAttributeString("id", page.Page.Id);
                Data(xml, "n-", OfNodes, page.Page.Title, page.Page.Type.Name, page.Page.Summary, page.Path.Address);
                xml.WriteEndElement();
            }

            foreach (var statement in data.Edges)
            {
                Edge(xml, data, statement);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        file.WriteByte((byte)'\n');
        return file.ToArray();
    }

    private static void Edge(XmlWriter xml, SiteData data, Statement statement)
    {
        xml.WriteStartElement("edge", Namespace);
        xml.WriteAttributeString("id", statement.Id);
        xml.WriteAttributeString("source", statement.Subject.Page.Id);
        xml.WriteAttributeString("target", statement.Value.Page!.Page.Id);
        if (!StatementTables.IsDirected(statement))
        {
            xml.WriteAttributeString("directed", "false");
        }

        Data(
            xml,
            "e-",
            OfEdges,
            StatementTables.Label(data, statement),
            statement.Field,
            SiteData.Word(statement.Kind),
            StatementTables.Date(statement.From),
            StatementTables.Date(statement.To),
            StatementTables.Date(statement.AsOf),
            SiteData.Word(statement.Confidence),
            statement.Note,
            Cells.Several(statement.Citations.Select(citation => citation.Key.Value).Distinct()),
            statement.Qualifiers.FirstOrDefault(qualifier => qualifier.Name == "role")?.Value.Text
        );
        xml.WriteEndElement();
    }

    private static void Keys(XmlWriter xml, string owner, string prefix, string[] names)
    {
        foreach (var name in names)
        {
            xml.WriteStartElement("key", Namespace);
            xml.WriteAttributeString("id", prefix + name);
            xml.WriteAttributeString("for", owner);
            xml.WriteAttributeString("attr.name", name);
            xml.WriteAttributeString("attr.type", "string");
            xml.WriteEndElement();
        }
    }

    private static void Data(XmlWriter xml, string prefix, string[] names, params string?[] values)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (values[i] is { Length: > 0 } value)
            {
                xml.WriteStartElement("data", Namespace);
                xml.WriteAttributeString("key", prefix + names[i]);
                xml.WriteString(Printable(value));
                xml.WriteEndElement();
            }
        }
    }

    /// <summary>Without control characters, which XML has no way to write.</summary>
    private static string Printable(string text) =>
        text.All(XmlConvert.IsXmlChar)
            ? text
            : string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\ufffd'));
}
