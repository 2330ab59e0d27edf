using SahelWiki.Text;

namespace SahelWiki.Diagnostics;

/// <summary>Words of the examples in the guides and of the pages that <c>new</c> makes, which nobody means to publish.</summary>
internal static class ExampleText
{
    private static readonly string[] Beginnings =
    [
        "Name of the subject",
        "Title of the work",
        "One or two plain sentences that say what",
        "First sentence, with a link to",
        "Who published it",
        "Family name",
    ];

    /// <param name="name">Of the field; null for the text of the page.</param>
    public static void Report(string value, string? name, SourceSpan span, DiagnosticBag bag)
    {
        if (Beginnings.Any(beginning => value.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)))
        {
            bag.Add(
                Rules.ExampleLeft,
                span,
                $"These words are from the example in the guide: \"{(value.Length <= 60 ? value : value[..60] + "…")}\".",
                name is null ? "Write the text of the page in their place." : $"Write the page's own \"{name}\" in their place."
            );
        }
    }
}
