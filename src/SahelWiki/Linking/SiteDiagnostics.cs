using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Text;

namespace SahelWiki.Linking;

/// <summary>Collects what Link finds beside what Parse found; one lock, since findings are rare.</summary>
/// <param name="edition">Facts are the same in all editions: what is wrong with them is told once, in the wiki's own.</param>
public sealed class SiteDiagnostics(ParsedInput input, Edition edition)
{
    private readonly Dictionary<SourcePath, DiagnosticBag> bags = [];

    /// <summary>Something about a page's facts, or about its file.</summary>
    public void Add(Page page, Rule rule, SourceSpan span, string message, string? hint = null)
    {
        if (edition.IsOwn)
        {
            Add(page.Source, () => SourceText.Decode(page.File, out _), rule, span, message, hint);
        }
    }

    /// <summary>Something about a page's text.</summary>
    public void AddToText(Page page, Rule rule, SourceSpan span, string message, string? hint = null) =>
        Add(page.Text.File.Path, () => SourceText.Decode(page.Text.File, out _), rule, span, message, hint);

    /// <param name="path">A file of the input that is no page.</param>
    public void Add(SourcePath path, Rule rule, SourceSpan span, string message, string? hint = null)
    {
        if (edition.IsOwn)
        {
            Add(path, () => input.Texts.GetValueOrDefault(path) ?? new SourceText(path, ""), rule, span, message, hint);
        }
    }

    /// <summary>What Parse and Link found, in no particular order, with the severities of the catalogue.</summary>
    public ImmutableArray<Diagnostic> Found() =>
        [
            .. edition.IsOwn
                ? input
                    .Diagnostics.Concat(input.Pages.SelectMany(page => page.Diagnostics))
                    .Concat(input.Translations.SelectMany(text => text.Diagnostics))
                : [],
            .. bags.Values.SelectMany(bag => bag.ToImmutable()),
        ];

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
