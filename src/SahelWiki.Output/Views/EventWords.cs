using System.Collections.Immutable;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Output.Facts;
using SahelWiki.Text;

namespace SahelWiki.Output.Views;

/// <summary>Words what is known of an event: for the rows of tables, and for marks of pictures, which say the same.</summary>
internal sealed class EventWords(ViewBuilder views)
{
    /// <summary>Fields that the row of an event shows, and whose sources stand in it.</summary>
    private static readonly string[] Shown = ["date", "status", "place", "killed", "participants"];

    public string Kind(string kind) => views.Phrases.Or($"choice.{kind}", kind);

    public string Date(EventFact fact) => fact.Date is { } date ? views.Dates.Of(date) : "";

    /// <summary>How many were killed, in figures; empty where no account has any.</summary>
    public string Dead(Toll toll)
    {
        string Written(long value) => value.ToString("N0", views.Phrases.Culture);
        return toll switch
        {
            { IsKnown: false } => "",
            { Max: null } => views.Phrases["number.atLeast", Written(toll.Min)],
            { Max: { } max } when max == toll.Min => Written(max),
            { Max: { } max } => views.Phrases["number.range", Written(toll.Min), Written(max)],
        };
    }

    /// <summary>Who did it, and who says so; empty where nobody asks.</summary>
    public string By(Responsibility by) =>
        by.State switch
        {
            ClaimState.Claimed => views.Phrases["by.claimed", Names(by.Claimers)],
            ClaimState.Attributed => by.Named.IsEmpty
                ? views.Phrases["by.attributed.nobody"]
                : views.Phrases["by.attributed", Names(by.Named)],
            ClaimState.Unknown => views.Phrases["by.unknown"],
            _ => "",
        };

    /// <summary>Everything in one line, for a mark: <c>Attack on Boulikessi; March 2017; 11 killed; claimed by JNIM</c>.</summary>
    public string Line(EventFact fact)
    {
        string[] parts =
        [
            fact.IsPlanned ? views.Phrases["event.planned", fact.Page.Page.Title] : fact.Page.Page.Title,
            Date(fact),
            fact.Dead.IsKnown ? views.Phrases["event.killed", Dead(fact.Dead)] : "",
            By(fact.By),
        ];
        return string.Join("; ", parts.Where(part => part.Length > 0));
    }

    /// <summary>Pages of the places it names.</summary>
    public IEnumerable<Page> Places(EventFact fact) => fact.Page.Page.FrontMatter.Claims("place").SelectMany(views.Site.Targets).Distinct();

    /// <summary>Works that state what the row says, each once.</summary>
    public IEnumerable<LinkedSource> Works(EventFact fact) =>
        Works(fact.Page.Page.FrontMatter.Fields.Where(field => Shown.Contains(field.Definition.Name)).SelectMany(field => field.Claims));

    public IEnumerable<LinkedSource> Works(IEnumerable<Claim> claims) =>
        claims
            .SelectMany(claim => claim.Sources)
            .Select(citation => citation.Key)
            .Distinct()
            .Select(key => views.Site.Source(key))
            .OfType<LinkedSource>();

    public LinkView Work(OutputPath at, LinkedSource source) =>
        new(NameOf(source.Entry), at.RelativeTo(source.Path), Description: views.Formatter.ShortText(source.Entry));

    /// <summary>A work in two words: author or what it appeared in, and the year.</summary>
    private string NameOf(SourceEntry entry)
    {
        var author =
            entry.Authors is [var only] ? only.Short
            : entry.Authors is [var first, ..] ? views.Phrases["cite.etAl", first.Short]
            : entry.Container ?? entry.Title;
        return entry.Issued is { } issued
            ? $"{author} {issued.SortYear.ToString(System.Globalization.CultureInfo.InvariantCulture)}"
            : author;
    }

    private string Names(ImmutableArray<Page> pages) => string.Join(", ", pages.Select(Short));

    /// <summary>The acronym of a group, which readers know better, else its title.</summary>
    private static string Short(Page page) =>
        page.FrontMatter.Aliases.FirstOrDefault(alias => alias.Kind == "acronym" && alias.Language is null or "en")?.Name is { } acronym
        && page.Title.Length > 18
            ? acronym
            : page.Title;
}
