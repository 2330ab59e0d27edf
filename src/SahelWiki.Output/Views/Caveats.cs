using System.Collections.Immutable;
using SahelWiki.Language;

namespace SahelWiki.Output.Views;

/// <summary>
/// What a shared link must say of a page before its summary: messengers show some 80 letters, and a doubt at the sentence's end is lost.
/// </summary>
internal sealed class Caveats(Phrases phrases)
{
    /// <summary>Letters of a description that WhatsApp shows of a link in a chat; Signal, Facebook and X show no fewer.</summary>
    private const int Shown = 80;

    private readonly string[] hedges = phrases["caveat.hedges"].Split('|');

    /// <param name="banners">Of the page.</param>
    /// <returns>Words in brackets, with a space behind them; empty where the summary can stand alone.</returns>
    public string Of(string summary, ImmutableArray<BannerView> banners)
    {
        var words = banners
            .Where(banner => banner.Kind is "disputed" or "stale")
            .Select(banner => phrases[$"caveat.{banner.Kind}"])
            .ToList();
        if (IsHedgeLost(summary, Shown - Bracketed(words).Length))
        {
            words.Add(phrases["caveat.unconfirmed"]);
        }

        return Bracketed(words);
    }

    /// <summary>Whether the first word of doubt ends beyond what is shown of the summary.</summary>
    private bool IsHedgeLost(string summary, int shown)
    {
        var ends = hedges
            .Select(hedge => (At: summary.IndexOf(hedge, StringComparison.OrdinalIgnoreCase), hedge.Length))
            .Where(found => found.At >= 0)
            .Select(found => found.At + found.Length)
            .ToArray();
        return ends.Length > 0 && ends.Min() > shown;
    }

    private string Bracketed(List<string> words) => words.Count == 0 ? "" : $"[{string.Join(phrases["label.semicolon"], words)}] ";
}
