using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace SahelWiki.BrowserTests;

/// <summary>axe, asked for violations of WCAG 2.2 AA and of its best practices.</summary>
/// <remarks>Called in the page itself: the site has no frames, for whose sake axe's own driver opens a further page at each run.</remarks>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>A line for each rule that the page breaks as it is shown now; empty where all is well.</summary>
    /// <param name="part">A selector; the whole document where it is left out.</param>
    public static async Task<string[]> Violations(IPage page, string? part = null)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Script);
        }

        return await page.EvaluateAsync<string[]>(
            """
            async (part) => {
              const { violations } = await axe.run(part ?? document, {
                runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
                resultTypes: ["violations"],
              });
              return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(" ")}`);
            }
            """,
            part
        );
    }
}
