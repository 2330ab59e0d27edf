using SahelWiki.Output.Archive;

namespace SahelWiki.Tests.Archive;

public sealed class ByteDeltaTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 200)]
    [InlineData(200, 0)]
    [InlineData(63, 63)]
    [InlineData(64, 64)]
    [InlineData(5000, 5000)]
    public void Any_bytes_are_made_from_any_others(int source, int target)
    {
        var random = new Random(source + target);
        var (from, to) = (new byte[source], new byte[target]);
        random.NextBytes(from);
        random.NextBytes(to);

        Assert.Equal(to, Made(from, Recipe(from, to), to.Length));
        Assert.Equal(from, Made(from, Recipe(from, from), from.Length));
    }

    [Fact]
    public void After_random_edits_the_bytes_are_the_same_and_what_was_kept_is_not_repeated()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var random = new Random(seed);
            var from = new byte[random.Next(20_000, 40_000)];
            random.NextBytes(from);
            var to = from.ToList();
            for (var edit = 0; edit < 5; edit++)
            {
                var at = random.Next(to.Count - 2000);
                var moved = to.GetRange(at, 2000);
                to.RemoveRange(at, random.Next(1000));
                to.InsertRange(random.Next(to.Count), edit % 2 == 0 ? moved : [1, 2, 3]);
            }

            var recipe = Recipe(from, [.. to]);

            Assert.Equal([.. to], Made(from, recipe, to.Count));
            Assert.True(recipe.Length < 3000, $"seed {seed}: {recipe.Length} bytes");
        }
    }

    [Fact]
    public void Long_runs_of_one_byte_are_copied()
    {
        var (from, to) = (new byte[10_000], new byte[9_000]);

        var recipe = Recipe(from, to);

        Assert.Equal(to, Made(from, recipe, to.Length));
        Assert.True(recipe.Length < 20, $"{recipe.Length} bytes");
    }

    [Fact]
    public void A_recipe_that_was_tampered_with_is_refused_or_makes_no_more_than_it_may()
    {
        var random = new Random(7);
        var from = new byte[3000];
        random.NextBytes(from);
        var to = (byte[])[.. from[1000..], 1, 2, 3, .. from[..1500]];
        var recipe = Recipe(from, to);
        for (var at = 0; at < recipe.Length; at++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var changed = recipe.ToArray();
                changed[at] ^= (byte)(1 << bit);
                using var target = new MemoryStream();
                try
                {
                    ByteDelta.Apply(new MemoryStream(changed), Source(from), target, to.Length, default);
                }
                catch (InvalidDataException)
                {
                    // Refused.
                }

                Assert.True(target.Length <= to.Length, $"byte {at}, bit {bit}");
            }
        }
    }

    private static byte[] Recipe(byte[] from, byte[] to)
    {
        using var recipe = new MemoryStream();
        ByteDelta.Write(recipe, from, to);
        return recipe.ToArray();
    }

    private static byte[] Made(byte[] from, byte[] recipe, int size)
    {
        using var target = new MemoryStream();
        ByteDelta.Apply(new MemoryStream(recipe), Source(from), target, size, default);
        return target.ToArray();
    }

    /// <summary>In two parts, as in an update.</summary>
    private static JoinedSource Source(byte[] from) =>
        new(new MemoryStream(from[..(from.Length / 3)]), new MemoryStream(from[(from.Length / 3)..]));
}
