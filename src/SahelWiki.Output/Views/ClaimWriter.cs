using System.Collections.Immutable;
using SahelWiki.Language;
using SahelWiki.Linking;
using SahelWiki.Model;
using SahelWiki.Text;

namespace SahelWiki.Output.Views;

/// <summary>Words a page's claims for readers.</summary>
/// <param name="at">The document they are shown in.</param>
internal sealed class ClaimWriter(ViewBuilder views, OutputPath at, NoteBook notes)
{
    private readonly Site site = views.Site;
    private readonly Phrases phrases = views.Phrases;
    private readonly DateWords dates = views.Dates;

    /// <param name="owner">The page that makes the claim, whose references it uses.</param>
    public ClaimView Claim(LinkedPage owner, string field, Claim claim) =>
        new(
            Value(owner, field, claim.Value),
            Remarks(owner, claim, null),
            claim.Note ?? "",
            IsDoubtful(claim.Confidence),
            notes.Marks(claim.Sources)
        );

    /// <summary>The same claim seen from the page it names: the value is the page that makes it.</summary>
    public ClaimView Inverse(LinkedPage owner, Claim claim, Page seenFrom)
    {
        var remarks = Remarks(owner, claim, seenFrom);
        return new(Link(owner.Page), remarks, claim.Note ?? "", IsDoubtful(claim.Confidence), notes.Marks(claim.Sources));
    }

    public ClaimView Relation(RelationEnd end)
    {
        var statements = end.Edge.Statements.Select(stated => stated.Relation).ToArray();
        var period = Period(end.Edge.Start, end.Edge.End);
        var confidence = statements.Select(statement => statement.Confidence).FirstOrDefault(found => found is not null);
        var remarks = new[] { period, Word(confidence) }.Where(remark => remark.Length > 0).Select(remark => new LinkView(remark, null));
        var note = string.Join("; ", statements.Select(statement => statement.Note).Where(note => !string.IsNullOrEmpty(note)).Distinct());
        return new(
            Link(end.Other),
            [.. remarks],
            note,
            IsDoubtful(confidence),
            notes.Marks(statements.SelectMany(statement => statement.Sources))
        );
    }

    public LinkView Link(Page page) => views.Link(at, page);

    public LinkView Reference(LinkedPage owner, PageReference reference) =>
        site.Resolve(reference) switch
        {
            LinkResolution.Found { Page: var page } found => Link(page) with
            {
                Text = reference.Label
                    ?? (found.IsAlias || (reference.Optional && !IsAddress(reference.Target)) ? reference.Target : page.Title),
            },
            _ when reference.Optional => new(reference.Target, null),
            _ => new(reference.Label ?? PageNames.Readable(reference.Target), views.Wanted.Href(at, reference.Target), Wanted: true),
        };

    private static bool IsAddress(string written) => PageNames.HasFolder(written) || PageNames.IsSlug(written);

    /// <summary><c>2012–2015</c>, <c>since March 2012</c>, …; empty where neither end is known.</summary>
    public string Period(Edtf? from, Edtf? to) =>
        (from, to) switch
        {
            ({ } start, { } end) when start.Written == end.Written => dates.Of(start),
            ({ } start, { } end) => phrases[IsYear(start) && IsYear(end) ? "date.years" : "date.span", dates.Of(start), dates.Of(end)],
            ({ } start, null) => start is Edtf.Interval ? dates.Of(start) : dates.From(start),
            (null, { } end) => dates.Until(end),
            _ => "",
        };

    private static bool IsYear(Edtf date) => date is Edtf.Single { Month: null, Uncertain: false, Approximate: false, UnknownDigits: 0 };

    /// <summary>What a claim says, in words; of a page its link.</summary>
    public LinkView Value(LinkedPage owner, string field, ClaimValue value) =>
        value switch
        {
            ClaimValue.Text text => new(text.Value, null),
            ClaimValue.Choice choice => new(
                phrases.Or($"choice.{field}.{choice.Value}", phrases.Or($"choice.{choice.Value}", choice.Value)),
                null
            ),
            ClaimValue.Number number => new(Number(number), null),
            ClaimValue.Date date => new(dates.Of(date.Value), null),
            ClaimValue.Place place => new(Coordinates(place.Value), null),
            ClaimValue.Reference reference => Reference(owner, reference.Value),
            ClaimValue.Unknown => new(phrases["value.unknown"], null),
            _ => new(phrases["value.none"], null),
        };

    private string Number(ClaimValue.Number number)
    {
        string Written(long value) => value.ToString("N0", phrases.Culture);
        return (number.Min, number.Max) switch
        {
            ({ } min, { } max) when min == max => Written(min),
            ({ } min, { } max) => phrases["number.range", Written(min), Written(max)],
            ({ } min, null) => phrases["number.atLeast", Written(min)],
            (null, { } max) => phrases["number.atMost", Written(max)],
            _ => "",
        };
    }

    private string Coordinates(Coordinates place)
    {
        string Side(decimal degrees, string positive, string negative) =>
            phrases["coordinates.side", Math.Abs(degrees).ToString(phrases.Culture), phrases[degrees < 0 ? negative : positive]];
        return $"{Side(place.Latitude, "coordinates.north", "coordinates.south")}, "
            + $"{Side(place.Longitude, "coordinates.east", "coordinates.west")}";
    }

    /// <param name="seenFrom">A page that needs no link to itself; null for none.</param>
    private ImmutableArray<LinkView> Remarks(LinkedPage owner, Claim claim, Page? seenFrom)
    {
        var remarks = ImmutableArray.CreateBuilder<LinkView>();
        if (seenFrom is not null && claim.Value is not ClaimValue.Reference && claim.Value is not (ClaimValue.Unknown or ClaimValue.None))
        {
            remarks.Add(Value(owner, "", claim.Value));
        }
        else if (seenFrom is not null && claim.Value is ClaimValue.Reference { Value: var value } && site.Target(value) != seenFrom)
        {
            remarks.Add(Reference(owner, value));
        }

        foreach (var qualifier in claim.Qualifiers)
        {
            switch (qualifier.Value)
            {
                case ClaimValue.Reference { Value: var page }:
                    if (seenFrom is null || site.Target(page) != seenFrom)
                    {
                        remarks.Add(Reference(owner, page));
                    }

                    break;
                case { } plain:
                    remarks.Add(Value(owner, qualifier.Name, plain));
                    break;
            }
        }

        foreach (
            var remark in new[]
            {
                Period(claim.From, claim.To),
                claim.AsOf is { } asOf ? phrases["claim.asOf", dates.Of(asOf)] : "",
                Word(claim.Confidence),
            }
        )
        {
            if (remark.Length > 0)
            {
                remarks.Add(new(remark, null));
            }
        }

        return remarks.ToImmutable();
    }

    private string Word(Confidence? confidence) =>
        confidence switch
        {
            Confidence.Low => phrases["confidence.low"],
            Confidence.Medium => phrases["confidence.medium"],
            Confidence.Disputed => phrases["confidence.disputed"],
            _ => "",
        };

    private static bool IsDoubtful(Confidence? confidence) => confidence is Confidence.Low or Confidence.Disputed;
}
