using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using SahelWiki.Output.Views;
using SahelWiki.Theme;

namespace SahelWiki.Tests.Support;

/// <summary>A theme that writes views down as indented text: goldens show what a document says, not how it looks.</summary>
internal sealed class PlainTheme : ITheme
{
    private static readonly RazorTheme Razor = new();

    public ImmutableArray<ThemeAsset> Assets => [];

    public ReadOnlyMemory<byte> Render(View view)
    {
        var text = new StringBuilder(view.GetType().Name).Append('\n');
        foreach (var property in Properties(view.GetType()))
        {
            if (property.Name != nameof(View.Frame))
            {
                Write(text, 1, property.Name, property.GetValue(view));
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>
    /// Members in the order of the record's parameters; what is empty is left out, so that a new member changes only the goldens that have
    /// it.
    /// </summary>
    private static void Write(StringBuilder text, int depth, string name, object? value)
    {
        switch (value)
        {
            case null or "" or false or 0:
                break;
            case string or int or long or double or bool or Enum:
                Line(text, depth, FormattableString.Invariant($"{name}: {value}"));
                break;
            case IEnumerable list:
                foreach (var item in list)
                {
                    Write(text, depth, name, item);
                }

                break;
            default:
                Line(text, depth, name);
                foreach (var property in Properties(value.GetType()).Where(property => property.Name != nameof(View.Frame)))
                {
                    Write(text, depth + 1, property.Name, property.GetValue(value));
                }

                break;
        }
    }

    private static void Line(StringBuilder text, int depth, string line)
    {
        var indent = new string(' ', depth * 2);
        text.Append(indent).Append(line.TrimEnd().Replace("\n", "\n" + indent + "| ")).Append('\n');
    }

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetConstructors()
            .MaxBy(constructor => constructor.GetParameters().Length)!
            .GetParameters()
            .Select(parameter => type.GetProperty(parameter.Name!))
            .OfType<PropertyInfo>();
}
