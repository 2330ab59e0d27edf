using System.Collections.Immutable;
using SahelWiki.Diagnostics;
using SahelWiki.Text;

namespace SahelWiki.Model;

/// <summary>A subject with the text about it that one edition shows, as their files alone tell them.</summary>
/// <remarks>What it has to do with other pages is decided in Link.</remarks>
/// <param name="Text">In the edition's language; where nobody wrote one, the original.</param>
public sealed record Page(Subject Subject, PageText Text)
{
    private PageNames? names;

    /// <summary>True where the edition has no text of its own on the subject: its lists lead to the original.</summary>
    public bool IsForeign { get; init; }

    /// <summary>What the subject is called in texts of other languages: links may name it so, too.</summary>
    public ImmutableArray<string> OtherTitles { get; init; } = [];

    /// <summary>In what the text is behind the original, in its own order; empty for an original.</summary>
    public ImmutableArray<LaggingParagraph> Lag { get; init; } = [];

    /// <summary>What its text was translated from, as that reads now; null for an original.</summary>
    public PageText? Original { get; init; }

    /// <summary>The subject's file, with its facts; in the original's edition also the text.</summary>
    public SourceFile File => Subject.File;

    public SourcePath Source => Subject.File.Path;

    public PageId Id => Subject.Id;

    public string Slug => Subject.Id.Slug;

    public PageType Type => Subject.Type;

    /// <summary>The facts, with their free words as this edition has them; as the author wrote them they are the subject's.</summary>
    public FrontMatter FrontMatter { get; init; } = Subject.FrontMatter;

    /// <summary>Pages named in the front matter, in the author's order.</summary>
    public ImmutableArray<PageReference> References => Subject.References;

    public ImmutableArray<Diagnostic> Diagnostics => Subject.Diagnostics;

    public string Title => Text.Title;

    public string Summary => Text.Summary;

    public Body Body => Text.Body;

    /// <summary>Why nothing can be told of what the page says; null where it can be.</summary>
    public Diagnostic? Unreadable => Diagnostics.FirstOrDefault(found => Rules.Unreadable.Contains(found.Rule));

    /// <summary>Its names, folded when they are first asked for.</summary>
    public PageNames Names => names ??= PageNames.Of(this);

    /// <summary>A page is its file: no two of one wiki have the same. (Two files may have one id, which is reported.)</summary>
    public bool Equals(Page? other) => other is not null && Source == other.Source;

    public override int GetHashCode() => Source.GetHashCode();

    public override string ToString() => Id;
}
