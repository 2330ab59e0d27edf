using System.Globalization;
using SahelWiki.Linking;
using SahelWiki.Model;

namespace SahelWiki.Statements;

/// <summary>Writes values in the one form that the data has for each.</summary>
public static class StatedValues
{
    public static StatedValue Of(Site site, ClaimValue value) =>
        value switch
        {
            ClaimValue.Text { Value: var text } => new(StatedType.Text, text),
            ClaimValue.Choice { Value: var word } => new(StatedType.Word, word),
            ClaimValue.Number { Min: var min, Max: var max } => new(StatedType.Number, Number(min, max), min, max),
            ClaimValue.Date { Value: var date } => new(StatedType.Date, Date(date)),
            ClaimValue.Place { Value: var place } => new(StatedType.Coordinates, Geo(place)),
            ClaimValue.Reference { Value: var reference } => Page(site, reference),
            ClaimValue.None => new(StatedType.None, ""),
            _ => new(StatedType.Unknown, ""),
        };

    public static StatedValue Page(Site site, PageReference reference) =>
        site.Target(reference) is { } found
            ? new(StatedType.Page, found.Id, Page: site.Of(found))
            : new(StatedType.Name, reference.Label ?? reference.Target);

    public static string Date(Edtf date) => date.Written.Trim();

    /// <summary>Decimals beyond two, about a kilometre, are cut: places are given as towns and regions, for the sake of those who live
    /// there.</summary>
    public const int MostDecimals = 2;

    /// <remarks>Source: RFC 5870, "A Uniform Resource Identifier for Geographic Locations": latitude first, no zeros at the end.</remarks>
    public static string Geo(Coordinates place) =>
        $"geo:{Degrees(Math.Round(place.Latitude, MostDecimals))},{Degrees(Math.Round(place.Longitude, MostDecimals))}";

    /// <summary>Without zeros at the end: <c>-8.00</c> is <c>-8</c>.</summary>
    public static string Degrees(decimal degrees) => degrees.ToString("0.#########", CultureInfo.InvariantCulture);

    private static string Number(long? min, long? max) =>
        min == max ? Plain(min!.Value) : $"{(min is { } least ? Plain(least) : "")}..{(max is { } most ? Plain(most) : "")}";

    private static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);
}
