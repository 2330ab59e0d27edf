using SahelWiki.Diagnostics;
using SahelWiki.Model;
using SahelWiki.Reading;
using SahelWiki.Text;

namespace SahelWiki.Linking;

/// <summary>
/// Links a site that the program may fail at: the files that bring the failure out are found, named and set aside, so that every other
/// finding is still told.
/// </summary>
public static class GuardedLink
{
    /// <summary>More files than this that each bring out a mistake of the program: then it is not about the files.</summary>
    private const int MostFaults = 20;

    /// <param name="link">Links what it is given, all or a part; throws where the program fails.</param>
    /// <returns>What it gives; with a <see cref="Rules.Fault"/> for each file that could not be linked, as if nothing stood in
    /// it.</returns>
    public static T Link<T>(ParsedInput input, Func<ParsedInput, T> link)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return link(input);
            }
            catch (Exception problem) when (Fault.Is(problem) && tries < MostFaults)
            {
                input = WithoutCulprit(input, link, problem);
            }
        }
    }

    private static ParsedInput WithoutCulprit<T>(ParsedInput input, Func<ParsedInput, T> link, Exception problem)
    {
        Exception? Failure(ParsedInput part)
        {
            try
            {
                link(part);
                return null;
            }
            catch (Exception failure) when (Fault.Is(failure))
            {
                return failure;
            }
        }

        var noPages = input with { Pages = [] };
        if (Failure(noPages) is { } ofData)
        {
            // A file of data, then: the bibliography is set aside, or else nothing can be said of which it is.
            var path = input.Sources.IsEmpty ? new("site.yaml") : input.Sources[0].Source;
            return input.Sources.IsEmpty || Failure(noPages with { Sources = [] }) is not null
                ? throw new InvalidOperationException($"{ofData.Message} (in the files of data, whatever the pages)", ofData)
                : input with
                {
                    Sources = [],
                    HasWholeBibliography = false,
                    Diagnostics = input.Diagnostics.Add(Fault.Of(ofData, path, SourceSpan.Start, "linking this file")),
                };
        }

        // The first page with which it fails, those before it being there: it has a hand in it.
        var (works, fails) = (0, input.Pages.Length);
        while (fails - works > 1)
        {
            var middle = (works + fails) / 2;
            if (Failure(input with { Pages = input.Pages[..middle] }) is { } failure)
            {
                (fails, problem) = (middle, failure);
            }
            else
            {
                works = middle;
            }
        }

        var page = input.Pages[fails - 1];
        var fault = Fault.Of(problem, page.Source, SourceSpan.Start, "linking this page");
        return input with
        {
            Pages = input.Pages.SetItem(
                fails - 1,
                new(
                    page.Subject with
                    {
                        FrontMatter = FrontMatter.Unreadable,
                        References = [],
                        Diagnostics = page.Diagnostics.Add(fault),
                    },
                    page.Text with
                    {
                        Body = Body.Empty,
                    }
                )
            ),
            Translations = [.. input.Translations.Where(translation => translation.Of != page.Id)],
        };
    }
}
