using System.Text;
using SahelWiki.Language;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Text;

namespace SahelWiki.Editing;

/// <summary>Plans a text in another language: a file with the headings of the page in place, and beside them all that is to be
/// said.</summary>
/// <remarks>
/// The original's text stands in comments of the front matter, which nobody sees on the site: whoever publishes the file half done shows
/// too little, never words in the wrong language.
/// </remarks>
public static class NewTranslation
{
    /// <exception cref="EditException">There is a text in the language already, or none can be; nothing was changed.</exception>
    public static PlannedFile Plan(ParsedInput input, string name, string language)
    {
        var page = PageFinder.Find(input, name, "Nothing was written.", "sahelwiki new translation {0} " + language);
        var own = page.Text.Language ?? input.Settings.Language.Split('-')[0];
        if (!Phrases.Has(language))
        {
            throw new EditException(
                $"The site has no words of its own in the language \"{language}\".",
                $"Nothing was written. Languages are: {string.Join(", ", Phrases.Languages)}."
            );
        }

        if (language == own)
        {
            throw new EditException($"{page.Source} is in that language itself.", "Nothing was written. Change that file.");
        }

        if (page.Unreadable is { } broken)
        {
            throw new EditException(
                $"{page.Source} line {broken.Span.Line} cannot be read: {broken.Message}",
                "Nothing was written. Mend that page first."
            );
        }

        if (input.Translations.FirstOrDefault(text => text.Of == page.Id && text.Language == language) is { } known)
        {
            throw new EditException(
                $"{known.Text.File.Path} is there already.",
                $"Nothing was written. What it lacks tells: sahelwiki translations --language {language}"
            );
        }

        var path = new SourcePath($"{page.Source.Value[..^".md".Length]}.{language}.md");
        return new(null, new(path, [.. Encoding.UTF8.GetBytes(Text(page, language))]));
    }

    private static string Text(Page page, string language)
    {
        var text = new StringBuilder("---\n");
        text.Append("# In this language: the title and the summary. Facts stay in ").Append(page.Source.FileName).Append(".\n");
        text.Append("title: ").Append(YamlText.Scalar(page.Title)).Append('\n');
        text.Append("summary: ").Append(YamlText.Scalar(page.Summary)).Append('\n');
        Words(text, page);
        Original(text, page);
        text.Append("# When all is said, take these comments out, and run: sahelwiki translations accept ")
            .Append(page.Id)
            .Append(" --language ")
            .Append(language)
            .Append("\n---\n\n");
        foreach (var heading in page.Body.Headings)
        {
            text.Append('#', heading.Level).Append(' ').Append(heading.Text).Append("\n\n");
        }

        return text.ToString();
    }

    private static void Words(StringBuilder text, Page page)
    {
        var free = FreeWords.Of(page.Subject.FrontMatter).ToArray();
        if (free.Length == 0 || !page.Type.HasSubject)
        {
            return;
        }

        text.Append("\n# Words of the facts: on the left as they stand there, on the right in this language. Take away the # of each.\n");
        text.Append("# words:\n");
        foreach (var words in free)
        {
            var quoted = Quoted(words);
            text.Append("#   ").Append(quoted).Append(": ").Append(quoted).Append('\n');
        }
    }

    private static void Original(StringBuilder text, Page page)
    {
        var source = SourceText.Decode(page.File, out _);
        var body = source.Text[PageParser.BodyOffset(source)..].Trim();
        text.Append("\n# What is to be said below the three hyphens, with the same links and citations:\n#\n");
        foreach (var line in body.AsSpan().EnumerateLines())
        {
            text.Append(line.IsEmpty ? "#" : "# ").Append(line).Append('\n');
        }

        text.Append("#\n");
    }

    private static string Quoted(string words) =>
        "\"" + words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
