using System.Text;
using SahelWiki.Theme;

namespace SahelWiki.Tests;

public sealed class Utf8WriterTests
{
    // Attributes cannot hold half a pair.
    public static TheoryData<string> Texts =>
        ["", "plain", "Ségou · ɓ · مالي", "😀", "a😀b𞤀c", "lone " + '\ud83d' + " half", '\ude00' + " begins", "ends " + '\ud83d'];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_document_has_the_bytes_of_its_text_however_it_was_cut(string text)
    {
        var expected = Encoding.UTF8.GetBytes(text);

        Assert.Equal(expected, Written(writer => writer.Write(text)));
        Assert.Equal(expected, Written(writer => text.ToList().ForEach(writer.Write)));
        Assert.Equal(expected, Written(writer => writer.Write(text.ToCharArray(), 0, text.Length)));
    }

    [Fact]
    public void A_document_longer_than_its_buffer_is_whole()
    {
        var line = new string('x', 50_000) + "é";

        var bytes = Written(writer => Enumerable.Repeat(line, 40).ToList().ForEach(writer.Write));

        Assert.Equal(string.Concat(Enumerable.Repeat(line, 40)), Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public void Nothing_of_one_document_gets_into_the_next()
    {
        var writer = new Utf8Writer();
        writer.Write("first \ud83d");
        writer.Clear();
        writer.Write("second");

        Assert.Equal("second", Encoding.UTF8.GetString(writer.ToArray()));
    }

    private static byte[] Written(Action<Utf8Writer> write)
    {
        var writer = new Utf8Writer();
        write(writer);
        return writer.ToArray();
    }
}
