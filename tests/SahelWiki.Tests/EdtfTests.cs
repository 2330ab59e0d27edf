using SahelWiki.Language;
using SahelWiki.Model;
using SahelWiki.Reading.Facts;
using SahelWiki.Tests.Support;

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
    [InlineData("Y170000002", "170000002")]
    [InlineData("-205X", "2060 BC–2051 BC")]
    [InlineData("201X-12", "December 2010s")]
    [InlineData("2012-04-02T23:20:30+04:30", "2 April 2012")]
    [InlineData("2012-04~-02", "about 2 April 2012")]
    [InlineData("2012-33", "first quarter of 2012")]
    [InlineData("2012-41", "second half of 2012")]
    [InlineData("2012-25", "spring 2012")]
    [InlineData("[2012, 2013]", "2012 or 2013")]
    [InlineData("[2012, 2013, 2015..2017]", "2012, 2013 or 2015–2017")]
    [InlineData("[..2012]", "2012 or earlier")]
    [InlineData("[2012..]", "2012 or later")]
    [InlineData("{2012, 2014-03}", "2012 and March 2014")]
    [InlineData("201X/..", "since the 2010s")]
    public void A_date_is_shown_in_words(string written, string words) =>
        Assert.Equal(words, new DateWords(Phrases.For("en")).Of(Parse(written)));

    [Theory]
    [InlineData("2012-13", "there is no month 13")]
    [InlineData("2012-20", "there is no month 20")]
    [InlineData("2012-42", "there is no month 42")]
    [InlineData("-0000", "the year before the first is 0000")]
    [InlineData("Y3000000000", "no calendar reaches that year")]
    [InlineData("2012-03-21T10:00:00?", "it has none of the forms of a date")]
    [InlineData("201X-XX", "of a decade, what is not known is left out")]
    [InlineData("[2012, ..2013]", "what is open in a set stands at its beginning or its end")]
    [InlineData("[]", "it has none of the forms of a date")]
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
    public void Dates_are_sorted_by_their_middle_spans_by_their_beginning_and_open_starts_by_their_end()
    {
        string[] sorted =
        [
            "2012-01-05",
            "2012-21",
            "2012-05/2013",
            "2012-06",
            "2012",
            "2012-09",
            "../2013-06",
            "2014/..",
            "201X",
            "2015-03",
        ];

        Assert.Equal(sorted, sorted.Reverse().Select(Parse).Order().Select(date => date.Written));
    }

    /// <summary>The vectors of the Library of Congress and of other libraries, with the first and last day each can mean.</summary>
    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_date_of_other_libraries_means_the_same_days(string written, string first, string last)
    {
        var date = EdtfParser.Parse(written, out _);

        Assert.Equal(first == "refused", date is null);
        if (date is not null)
        {
            Assert.Equal((DayOf(first), DayOf(last)), (date.Earliest, date.Latest));
            Assert.Equal(written, date.Written);
            Assert.NotEmpty(new DateWords(Phrases.For("en")).Of(date));
        }
    }

    public static TheoryData<string, string, string> Vectors
    {
        get
        {
            var vectors = new TheoryData<string, string, string>();
            foreach (var line in File.ReadLines(Path.Combine(Folders.Vectors, "edtf.txt")).Where(line => line is not ("" or ['#', ..])))
            {
                var fields = line.Split(" | ", StringSplitOptions.TrimEntries);
                vectors.Add(fields[0], fields[1], fields.Length > 2 ? fields[2] : fields[1]);
            }

            return vectors;
        }
    }

    [Theory]
    [InlineData("20120321", "2012-03-21")]
    [InlineData("2012-03-21 10:00", "2012-03-21")]
    [InlineData("2012-03-21T5 PM", "2012-03-21")]
    [InlineData("2012-03-21 à 10h30", "2012-03-21")]
    [InlineData("2012T10:00", "2012")]
    [InlineData("2012-03-21T10:00:00?", "2012-03-21?")]
    [InlineData("1985/open", "1985/..")]
    [InlineData("unknown/1985", "/1985")]
    [InlineData("2012/present", "2012/..")]
    [InlineData("198u", "198X")]
    [InlineData("1984?~", "1984%")]
    [InlineData("2012 ?", "2012?")]
    [InlineData("2012-21-XX", "2012-21")]
    [InlineData("201X-XX", "201X")]
    [InlineData("2012-00-00", "2012")]
    [InlineData("Y12345-03", "Y12345")]
    [InlineData("Y 12345", "Y12345")]
    [InlineData("Y+12345", "Y12345")]
    [InlineData("Y00001", "0001")]
    [InlineData("Y12345~", "Y12345")]
    [InlineData("-0000", "0000")]
    [InlineData("2013‑01‑10", "2013-01-10")]
    [InlineData("2013–01–10", "2013-01-10")]
    [InlineData("٢٠١٢", "2012")]
    [InlineData("10 janvier 2013", "2013-01-10")]
    [InlineData("le 1er août 2013", "2013-08-01")]
    [InlineData("1er mai 2013", "2013-05-01")]
    [InlineData("mai 2013", "2013-05")]
    [InlineData("en févr. 2013", "2013-02")]
    [InlineData("juil. 2013", "2013-07")]
    [InlineData("sept. 2013", "2013-09")]
    [InlineData("décembre 2013", "2013-12")]
    [InlineData("vers 2015", "2015~")]
    [InlineData("environ 2015", "2015~")]
    [InlineData("vers mars 2015", "2015-03~")]
    [InlineData("du 3 au 5 mai 2012", "2012-05-03/2012-05-05")]
    [InlineData("3–5 May 2012", "2012-05-03/2012-05-05")]
    [InlineData("May 3-5, 2012", "2012-05-03/2012-05-05")]
    [InlineData("du 28 avril au 5 mai 2012", "2012-04-28/2012-05-05")]
    [InlineData("du 28 décembre 2011 au 5 janvier 2012", "2011-12-28/2012-01-05")]
    [InlineData("de mars à mai 2012", "2012-03/2012-05")]
    [InlineData("March–May 2012", "2012-03/2012-05")]
    [InlineData("de 2012 à 2015", "2012/2015")]
    [InlineData("entre 2012 et 2015", "2012/2015")]
    [InlineData("2012–15", "2012/2015")]
    [InlineData("2012-13", "2012/2013")]
    [InlineData("depuis 2012", "2012/..")]
    [InlineData("depuis mars 2012", "2012-03/..")]
    [InlineData("à partir de 2012", "2012/..")]
    [InlineData("jusqu’en 2015", "../2015")]
    [InlineData("avant 2015", "../2015")]
    [InlineData("les années 1990", "199X")]
    [InlineData("1990s", "199X")]
    [InlineData("XIXe siècle", "18XX")]
    [InlineData("the 19th century", "18XX")]
    [InlineData("44 av. J.-C.", "-0043")]
    [InlineData("printemps 2012", "2012-21")]
    [InlineData("été 2012", "2012-22")]
    [InlineData("premier trimestre 2012", "2012-33")]
    [InlineData("second half of 2012", "2012-41")]
    [InlineData("2012 ou 2013", "[2012, 2013]")]
    [InlineData("10 January 2013", "2013-01-10")]
    [InlineData("January 10, 2013", "2013-01-10")]
    [InlineData("10/01/2013", "2013-01-10, or 2013-10-01")]
    public void What_is_nearly_a_date_is_answered_with_what_to_write(string written, string answer)
    {
        Assert.Null(EdtfParser.Parse(written, out _));

        Assert.Equal(answer, string.Join(", or ", DateGuess.Of(written)));
    }

    [Theory]
    [InlineData("ma 2012")]
    [InlineData("jui. 2012")]
    [InlineData("soon")]
    [InlineData("récemment")]
    [InlineData("2012-02-30")]
    public void What_could_mean_anything_is_not_guessed(string written) => Assert.Empty(DateGuess.Of(written));

    [Theory]
    [InlineData("une dizaine", "{value: 10, note: une dizaine}")]
    [InlineData("une vingtaine de morts", "{value: 20, note: une vingtaine de morts}")]
    [InlineData("a dozen", "{value: 12, note: a dozen}")]
    [InlineData("au moins 11", "{min: 11}")]
    [InlineData("plus de 1 100", "{min: 1100}")]
    [InlineData("11 à 15", "{min: 11, max: 15}")]
    [InlineData("entre 11 et 15", "{min: 11, max: 15}")]
    [InlineData("moins de 15", "{max: 15}")]
    [InlineData("environ 15", "{value: 15, note: environ}")]
    [InlineData("at least 11", "{min: 11}")]
    [InlineData("beaucoup", null)]
    public void A_number_in_words_is_answered_with_what_to_write(string written, string? answer) =>
        Assert.Equal(answer, NumberGuess.Of(written));

    [Fact]
    public void Dashes_that_look_like_hyphens_are_called_what_they_are()
    {
        var site = TestSites.Load(("events/x.md", TestSites.Page("X", "", "date: 2013‑01‑10")));

        var found = Assert.Single(site.Diagnostics, finding => finding.Rule == Diagnostics.Rules.BadDate);
        Assert.Equal(
            "\"2013‑01‑10\" is not how dates are written here: what stands between its numbers are dashes, not hyphens.",
            found.Message
        );
        Assert.Equal("Write: 2013-01-10", found.Hint);
    }

    [Fact]
    public void A_number_may_be_grouped_by_the_spaces_of_word_processors()
    {
        var site = TestSites.Load(
            (
                "events/x.md",
                TestSites.Page("X", "", "killed: {value: 1\u202f100, source: afpc-mali}\ninjured: {value: 1\u00a0100, source: afpc-mali}")
            )
        );

        Assert.DoesNotContain(site.Diagnostics, finding => finding.Rule == Diagnostics.Rules.WrongType);
    }

    private static long DayOf(string written)
    {
        if (written is "open" or "-open")
        {
            return written == "open" ? long.MaxValue : long.MinValue;
        }

        var parts = written
            .TrimStart('-')
            .Split('-')
            .Select(part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture))
            .ToArray();
        return Calendar.Day(written[0] == '-' ? -parts[0] : parts[0], parts[1], parts[2]);
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
