namespace SahelWiki.Model;

/// <summary>What a box beside the text is for.</summary>
public enum Callout
{
    Note,
    Tip,
    Warning,
    Question,
    Example,
    Quotation,
}

/// <summary>The kinds of boxes, under the many names that Obsidian and GitHub have for them.</summary>
public static class Callouts
{
    /// <returns><see cref="Callout.Note"/> for a name that is none of them, as Obsidian has it.</returns>
    public static Callout Of(string name) =>
        name.ToLowerInvariant() switch
        {
            "tip" or "hint" or "success" or "check" or "done" => Callout.Tip,
            "warning" or "caution" or "attention" or "important" or "danger" or "error" or "failure" or "fail" or "missing" or "bug" =>
                Callout.Warning,
            "question" or "help" or "faq" => Callout.Question,
            "example" => Callout.Example,
            "quote" or "cite" => Callout.Quotation,
            _ => Callout.Note,
        };
}
