using System.Globalization;

namespace SahelWiki.Cli.Commands;

/// <summary>What the environment says of the time of the build.</summary>
internal static class Reproducible
{
    /// <summary>The day of <c>SOURCE_DATE_EPOCH</c>, in UTC; null where it is not set or is no number of seconds.</summary>
    /// <remarks>Source: reproducible-builds.org, "SOURCE_DATE_EPOCH specification" 1.1.</remarks>
    public static DateOnly? Today() => Today(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"));

    internal static DateOnly? Today(string? seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
        && epoch <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(epoch).UtcDateTime)
            : null;
}
