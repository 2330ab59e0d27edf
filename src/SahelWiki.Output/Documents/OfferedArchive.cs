namespace SahelWiki.Output.Documents;

/// <summary>An archive that the site offers.</summary>
/// <param name="Format"><c>zip</c>, <c>zim</c> or <c>epub</c>.</param>
/// <param name="Date">From its name.</param>
public sealed record OfferedArchive(string FileName, string Format, DateOnly Date, string Sha256, ReadOnlyMemory<byte> Content);
