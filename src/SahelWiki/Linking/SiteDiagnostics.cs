using System.Collections.Immutable;
using SahelWiki.Content;
using SahelWiki.Diagnostics;
using SahelWiki.Paths;

namespace SahelWiki.Linking;

/// <summary>Collects what Link finds, together with what Parse found; one lock, since findings are rare.</summary>
public sealed class SiteDiagnostics(ParsedInput input)
{
    private readonly Dictionary<SourcePath, DiagnosticBag> bags = [];
    private Dictionary<SourcePath, Page>? pages;

    public void Add(Page page, Rule rule, SourceSpan span, string message, string? hint = null) =>
        Add(page.Source, () => SourceText.Decode(page.File, out _), rule, span, message, hint);

    /// <param name="path">A file of the input that is no page.</param>
    public void Add(SourcePath path, Rule rule, SourceSpan span, string message, string? hint = null) =>
        Add(path, () => input.Texts.GetValueOrDefault(path) ?? new SourceText(path, ""), rule, span, message, hint);

    /// <summary>Everything found, by place, with the severities of the site's settings.</summary>
    /// <param name="checks">What the checks of the whole site found.</param>
    /// <param name="least">What weighs less is left out, and so is what is switched off.</param>
    public ImmutableArray<Diagnostic> Sorted(IEnumerable<Diagnostic> checks, Severity least)
    {
        var all = input
            .Diagnostics.Concat(input.Pages.SelectMany(page => page.Diagnostics))
            .Concat(bags.Values.SelectMany(bag => bag.ToImmutable()))
            .Concat(checks)
            .Where(found => input.Settings.SeverityOf(found.Rule) is not Severity.Off and var severity && severity >= least)
            .Select(found => found with { Severity = input.Settings.SeverityOf(found.Rule) })
            .Distinct()
            .ToArray();
        Array.Sort(all, Diagnostic.ByPlace);
        Excerpts(all);
        return [.. all];
    }

    /// <summary>The text of a file of the input, decoded anew for a page.</summary>
    public SourceText TextOf(SourcePath path)
    {
        pages ??= input.Pages.ToDictionary(page => page.Source);
        return pages.TryGetValue(path, out var page)
            ? SourceText.Decode(page.File, out _)
            : input.Texts.GetValueOrDefault(path) ?? new SourceText(path, "");
    }

    /// <summary>Gives remarks that are shown the excerpt they were spared.</summary>
    private void Excerpts(Diagnostic[] all)
    {
        SourceText? text = null;
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i] is { Excerpt: null, Rule.DefaultSeverity: Severity.Info })
            {
                text = text?.Path == all[i].Source ? text : TextOf(all[i].Source);
                all[i] = all[i] with { Excerpt = text.Line(all[i].Span.Line) };
            }
        }
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
