namespace SahelWiki.Diagnostics;

/// <summary>One kind of mistake.</summary>
/// <param name="Code"><c>SW</c> and four digits; never reused for another mistake.</param>
/// <param name="Name">Kebab-case; what <c>site.yaml</c> and <c>--rule</c> call it.</param>
/// <param name="Sentence">What the rule asks for.</param>
/// <param name="Bad">An example that breaks it.</param>
/// <param name="Good">The same, mended.</param>
public sealed record Rule(string Code, string Name, Severity DefaultSeverity, string Sentence, string Bad, string Good)
{
    public override string ToString() => $"{Code} {Name}";
}
