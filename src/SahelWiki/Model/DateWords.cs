using SahelWiki.Language;

namespace SahelWiki.Model;

/// <summary>Writes EDTF dates in words: <c>2012-03~</c> becomes "about March 2012".</summary>
public sealed class DateWords(Phrases phrases)
{
    public string Of(Edtf date) =>
        date switch
        {
            Edtf.Single single => Of(single),
            Edtf.Interval { From: { } from, To: { } to } => Between(from, to),
            Edtf.Interval { From: { } from, OpenEnd: true } => With("date.since", from),
            Edtf.Interval { From: { } from } => From(from),
            Edtf.Interval { To: { } to } => Until(to),
            Edtf.Set set => Of(set),
            _ => date.Written,
        };

    /// <summary>What began on a date.</summary>
    public string From(Edtf date) => With("date.from", date);

    /// <summary>What went on to a date.</summary>
    public string Until(Edtf date) =>
        date is Edtf.Single { Approximate: true } ? phrases["date.until.about", Of(date)] : With("date.until", date);

    public string Of(DateOnly day) => phrases["date.dayMonthYear", Day(day.Day), phrases[$"month.{day.Month}"], Year(day.Year)];

    /// <summary>The month in which a day lies.</summary>
    /// <param name="day">As <see cref="Calendar.Day"/> counts; one that no calendar has reads as the nearest that it has.</param>
    public string OfMonth(long day)
    {
        var date = DateOnly.FromDayNumber((int)Math.Clamp(day, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
        return phrases["date.monthYear", phrases[$"month.{date.Month}"], Year(date.Year)];
    }

    private string Of(Edtf.Single date)
    {
        var words = Plain(date);
        return (date.Uncertain, date.Approximate) switch
        {
            (true, true) => phrases["date.possiblyAbout" + Kind(date), words],
            (true, false) => phrases["date.possibly", words],
            (false, true) => phrases["date.about" + Kind(date), words],
            _ => words,
        };
    }

    private string With(string phrase, Edtf date) =>
        phrases[phrase + (date is Edtf.Single { Uncertain: false, Approximate: false } single ? Kind(single) : ""), Of(date)];

    /// <summary>A day and a decade want an article in French: jusqu’au 3 mars, depuis les années 2010. What is in doubt begins with other
    /// words.</summary>
    private static string Kind(Edtf.Single date) =>
        date switch
        {
            { Day: not null } => ".day",
            { Month: null, UnknownDigits: 1, Year: > 0 } => ".decade",
            _ => "",
        };

    private string Plain(Edtf.Single date) =>
        date switch
        {
            { Month: null } => Years(date),
            { IsSeason: true } => phrases["date.monthYear", phrases[$"season.{Season(date.Month.Value)}"], Years(date)],
            { Day: null } => phrases["date.monthYear", phrases[$"month.{date.Month}"], Years(date)],
            _ => phrases["date.dayMonthYear", Day(date.Day.Value), phrases[$"month.{date.Month}"], Years(date)],
        };

    /// <summary>Seasons of the north are those that readers mean.</summary>
    private static int Season(int part) => part is >= 25 and <= 28 ? part - 4 : part;

    private string Years(Edtf.Single date) =>
        date switch
        {
            { UnknownDigits: 0 } => Year(date.Year),
            { UnknownDigits: 1, Year: > 0 } => phrases["date.decade", Year(date.Year)],
            { UnknownDigits: 2, Year: > 0 } => phrases["date.century", Year(date.Year)],
            _ => phrases["date.years", Year(date.Year), Year(date.LastYear)],
        };

    private string Of(Edtf.Set set)
    {
        string Member(Edtf member) =>
            (member, set.IsAll) switch
            {
                (Edtf.Interval { From: null, To: { } to }, false) => phrases["date.orEarlier", Of(to)],
                (Edtf.Interval { From: { } from, To: null }, false) => phrases["date.orLater", Of(from)],
                _ => Of(member),
            };
        var members = set.Members.Select(Member).ToArray();
        return members is [var only] ? only : phrases[set.IsAll ? "date.and" : "date.or", string.Join(", ", members[..^1]), members[^1]];
    }

    private string Between(Edtf.Single from, Edtf.Single to)
    {
        var plainYears =
            from is { Month: null, UnknownDigits: 0, Uncertain: false, Approximate: false }
            && to is { Month: null, UnknownDigits: 0, Uncertain: false, Approximate: false };
        return phrases[plainYears ? "date.years" : "date.span", Of(from), Of(to)];
    }

    /// <summary>In French the first of a month is an ordinal: 1er mars 2017.</summary>
    private string Day(int day) => day == 1 ? phrases["date.first"] : day.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string Year(int year) =>
        year > 0
            ? year.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : phrases["date.bc", (1 - year).ToString(System.Globalization.CultureInfo.InvariantCulture)];
}
