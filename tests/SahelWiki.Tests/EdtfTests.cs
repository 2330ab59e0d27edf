using SahelWiki.Language;
using SahelWiki.Model;

namespace SahelWiki.Tests;

public sealed class EdtfTests
{
    [Theory]
    [InlineData("2012", "2012")]
    [InlineData("2012-03", "March 2012")]
    [InlineData("2012-03-21", "21 March 2012")]
    [InlineData("2012-03-21T23:59:00Z", "21 March 2012")]
    [InlineData("2012~", "about 2012")]
    [InlineData("2012-03?", "possibly March 2012")]
    [InlineData("2012%", "possibly about 2012")]
    [InlineData("201X", "2010s")]
    [InlineData("20XX", "2000–99")]
    [InlineData("2012-XX", "2012")]
    [InlineData("2012-03-XX", "March 2012")]
    [InlineData("2012-XX-XX", "2012")]
    [InlineData("2020-21", "spring 2020")]
    [InlineData("2020-24", "winter 2020")]
    [InlineData("2012/2015", "2012–2015")]
    [InlineData("2012-03/2015", "March 2012 – 2015")]
    [InlineData("../2015", "until 2015")]
    [InlineData("2012/..", "since 2012")]
    [InlineData("2012/", "from 2012")]
    [InlineData("/2015", "until 2015")]
    [InlineData("-0044-03-15", "15 March 45 BC")]
    [InlineData("0000", "1 BC")]
    [InlineData("Y-17000", "17001 BC")]
    public void A_date_is_shown_in_words(string written, string words) =>
        Assert.Equal(words, new DateWords(Phrases.For("en")).Of(Parse(written)));

    [Theory]
    [InlineData("2012-13", "there is no month 13")]
    [InlineData("2012-20", "there is no month 20")]
    [InlineData("2012-25", "there is no month 25")]
    [InlineData("2015-02-30", "that month has no day 30")]
    [InlineData("2015-02-29", "that month has no day 29")]
    [InlineData("2012-00", "it has none of the forms of a date")]
    [InlineData("2012-3", "months and days have two digits")]
    [InlineData("12", "a year has four digits")]
    [InlineData("2015/2012", "it ends before it begins")]
    [InlineData("2012/2013/2014", "between two dates stands one slash")]
    [InlineData("../..", "a span has at least one end")]
    [InlineData("March 2012", "it has none of the forms of a date")]
    [InlineData("2012-03-21-01", "it has none of the forms of a date")]
    [InlineData("201X-03", "it has none of the forms of a date")]
    [InlineData("2012-21-03", "it has none of the forms of a date")]
    [InlineData("", "it has none of the forms of a date")]
    [InlineData("２０１２", "it has none of the forms of a date")]
    public void What_is_no_date_is_refused_with_a_reason(string written, string reason)
    {
        Assert.Null(EdtfParser.Parse(written, out var given));
        Assert.Equal(reason, given);
    }

    [Fact]
    public void A_leap_day_exists_in_leap_years_only()
    {
        Assert.NotNull(EdtfParser.Parse("2000-02-29", out _));
        Assert.Null(EdtfParser.Parse("1900-02-29", out _));
    }

    [Fact]
    public void Dates_are_sorted_by_their_earliest_day_and_open_starts_by_their_end()
    {
        string[] sorted = ["201X", "2012", "2012-01-05", "2012-21", "2012-04~", "2012-05/2013", "../2013-06", "2014/.."];

        Assert.Equal(sorted, sorted.Reverse().Select(Parse).Order().Select(date => date.Written));
    }

    [Theory]
    [InlineData("0001-01-01", 0)]
    [InlineData("0001-01-02", 1)]
    [InlineData("1970-01-01", 719162)]
    [InlineData("2012-04-02", 734594)]
    public void Days_are_counted_from_the_first_of_year_one(string written, long day)
    {
        Assert.Equal(day, Parse(written).Earliest);
        Assert.Equal(DateOnly.Parse(written, System.Globalization.CultureInfo.InvariantCulture).DayNumber, Parse(written).Earliest);
    }

    [Theory]
    [InlineData("2012", "2012-03", true)]
    [InlineData("2012", "2013", false)]
    [InlineData("2012/..", "2020", true)]
    [InlineData("../2011", "2012", false)]
    public void Dates_that_can_mean_one_day_overlap(string a, string b, bool overlap) => Assert.Equal(overlap, Parse(a).Overlaps(Parse(b)));

    private static Edtf Parse(string written) => EdtfParser.Parse(written, out var reason) ?? throw new InvalidOperationException(reason);
}
