using System.Collections.Immutable;
using SahelWiki.Content;
using SahelWiki.Diagnostics;
using SahelWiki.Paths;

namespace SahelWiki.Linking;

/// <summary>Collects what Link finds, together with what Parse found; one lock, since findings are rare.</summary>
public sealed class SiteDiagnostics(ParsedInput input)
{
    private readonly Dictionary<SourcePath, DiagnosticBag> bags = [];

    public void Add(Page page, Rule rule, SourceSpan span, string message, string? hint = null) => Add(page.Source, () => SourceText.Decode(page.File, out _), rule, span, message, hint);

    /// <param name="path">A file of the input that is no page.</param>
    public void Add(SourcePath path, Rule rule, SourceSpan span, string message, string? hint = null) =>
        Add(path, () => input.Texts.GetValueOrDefault(path) ?? new SourceText(path, ""), rule, span, message, hint);

    /// <summary>Everything found, by place, with the severities of the site's settings; what is switched off is left out.</summary>
    public ImmutableArray<Diagnostic> Sorted()
    {
        var all = input.Diagnostics
            .Concat(input.Pages.SelectMany(page => page.Diagnostics))
            .Concat(bags.Values.SelectMany(bag => bag.ToImmutable()))
            .Select(found => found with { Severity = input.Settings.SeverityOf(found.Rule) })
            .Where(found => found.Severity != Severity.Off)
            .Distinct()
            .ToArray();
        Array.Sort(all, Diagnostic.ByPlace);
        return [.. all];
    }

    private void Add(SourcePath path, Func<SourceText> text, Rule rule, SourceSpan span, string message, string? hint)
    {
        lock (bags)
        {
            if (!bags.TryGetValue(path, out var bag))
            {
                bags[path] = bag = new(text());
            }

            bag.Add(rule, span, message, hint);
        }
    }
}
