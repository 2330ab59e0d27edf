using System.Collections.Immutable;

namespace SahelWiki.Model;

/// <summary>A place in a work, as a citation names it: <c>p. 12</c>, <c>nn. 16–17, 20</c>.</summary>
public sealed record Locator
{
    /// <summary>A range of more numbers than this is taken for a slip: its two ends count alone.</summary>
    private const int LongestRange = 1000;

    private Locator(string text, ImmutableArray<int> numbers) => (Text, Numbers) = (text, numbers);

    /// <summary>The work as a whole.</summary>
    public static Locator None { get; } = new("", []);

    /// <summary>As the author wrote it.</summary>
    public string Text { get; }

    /// <summary>All numbers it names, ranges written out, in ascending order, each once.</summary>
    public ImmutableArray<int> Numbers { get; }

    public bool IsNone => Text.Length == 0;

    /// <summary>What is counted, by its first letter: <c>n</c> for notes, however many; a space where nothing is said.</summary>
    private char Term => Text.Length > 0 ? char.ToLowerInvariant(Text[0]) : ' ';

    public static Locator Of(string text) => text.Length == 0 ? None : new(text, NumbersIn(text));

    /// <summary>The first number that both name, where both count the same: <c>n. 17</c> for <c>nn. 16–18</c> and <c>nn. 17,
    /// 20</c>.</summary>
    public int? FirstShared(Locator other)
    {
        if (Term != other.Term)
        {
            return null;
        }

        foreach (var number in Numbers)
        {
            if (other.Numbers.BinarySearch(number) >= 0)
            {
                return number;
            }
        }

        return null;
    }

    public bool Equals(Locator? other) => other is not null && Text == other.Text;

    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    public override string ToString() => Text;

    private static ImmutableArray<int> NumbersIn(string text)
    {
        var numbers = new SortedSet<int>();
        int? rangeStart = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                continue;
            }

            var end = i;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            if (int.TryParse(text.AsSpan(i, end - i), out var number))
            {
                for (var n = rangeStart is { } start && number - start is > 0 and < LongestRange ? start : number; n <= number; n++)
                {
                    numbers.Add(n);
                }

                rangeStart = end < text.Length && text[end] is '-' or '–' or '—' ? number : null;
            }

            i = end;
        }

        return [.. numbers];
    }
}
