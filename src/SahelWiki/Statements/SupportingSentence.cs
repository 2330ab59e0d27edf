using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Statements;

/// <summary>Finds the sentence of a page's text that says what a statement says.</summary>
public static class SupportingSentence
{
    /// <summary>
    /// The first sentence of the subject's text that cites the same work at the same place and names the value: by a link to the page
    /// that it is, or in words.
    /// </summary>
    /// <param name="label">The value in words.</param>
    /// <returns>As it reads on the page; empty where there is none: a sentence that only stands near would be no proof.</returns>
    public static string Of(Statement statement, string label)
    {
        if (statement.Citations.IsEmpty || statement.Value.Type is StatedType.Unknown or StatedType.None or StatedType.Coordinates)
        {
            return "";
        }

        var page = statement.Subject;
        // An entry of the timeline is about its event.
        var value = statement.Value.Page
            ?? (statement.Kind == StatementKind.Dated ? statement.Qualifiers : []).FirstOrDefault()?.Value.Page;
        TextRange? last = null;
        foreach (var mark in page.Page.Body.Citations)
        {
            if (mark.Sentence == last || !mark.Citations.Any(cited => statement.Citations.Any(own => IsSamePlace(own, cited))))
            {
                continue;
            }

            last = mark.Sentence;
            var sentence = LinkText.Sentence(page, mark.Sentence);
            if (LeadsTo(page, mark.Sentence, value) || HasWords(sentence, label))
            {
                return sentence;
            }
        }

        return "";
    }

    /// <summary>A claim without a place rests on the work as a whole, and so on any place of it.</summary>
    private static bool IsSamePlace(Citation own, Citation cited) =>
        own.Key == cited.Key && (own.Locator.IsNone || own.Locator == cited.Locator || own.Locator.FirstShared(cited.Locator) is not null);

    private static bool LeadsTo(LinkedPage page, TextRange sentence, LinkedPage? value) =>
        value is not null
        && page.Links.Any(link =>
            link.Written.Sentence == sentence && link.Resolution is LinkResolution.Found { Page: var target } && target == value.Page
        );

    /// <summary>Whole words: "9" is not in "1990".</summary>
    private static bool HasWords(string sentence, string words)
    {
        for (
            var at = sentence.IndexOf(words, StringComparison.OrdinalIgnoreCase);
            at >= 0 && words.Length > 0;
            at = sentence.IndexOf(words, at + 1, StringComparison.OrdinalIgnoreCase)
        )
        {
            if (
                (at == 0 || !char.IsLetterOrDigit(sentence[at - 1]))
                && (at + words.Length == sentence.Length || !char.IsLetterOrDigit(sentence[at + words.Length]))
            )
            {
                return true;
            }
        }

        return false;
    }
}
