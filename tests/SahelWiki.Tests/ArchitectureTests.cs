using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using SahelWiki.Output;
using Architecture = ArchUnitNET.Domain.Architecture;

namespace SahelWiki.Tests;

/// <summary>Which folder may know which. A folder is a namespace; what stands further up in a list knows nothing of what follows.</summary>
/// <remarks>
/// Read from the compiled code, so that a name without a <c>using</c> counts as well. Constants are inlined by the compiler and don't.
/// </remarks>
public sealed class ArchitectureTests
{
    /// <summary>The engine: all that an editor's server would need.</summary>
    private static readonly string[] Engine =
    [
        "SahelWiki.Text",
        "SahelWiki.Geography",
        "SahelWiki.Diagnostics",
        "SahelWiki.Language",
        "SahelWiki.Model",
        "SahelWiki.Reading",
        "SahelWiki.Linking",
        "SahelWiki.Statements",
        "SahelWiki.Checking",
        "SahelWiki.Editing",
        "SahelWiki.Changes",
        "SahelWiki.Schemas",
        "SahelWiki",
    ];

    /// <summary>From a site to files.</summary>
    private static readonly string[] Output =
    [
        "SahelWiki.Output.Writing",
        "SahelWiki.Output.Facts",
        "SahelWiki.Output.Pictures",
        "SahelWiki.Output.Maps",
        "SahelWiki.Output.Lineage",
        "SahelWiki.Output.Network",
        "SahelWiki.Output.Views",
        "SahelWiki.Output.Search",
        "SahelWiki.Output.Data",
        "SahelWiki.Output.Documents",
        "SahelWiki.Output.Archive",
        "SahelWiki.Output",
    ];

    private static readonly Architecture Code = new ArchLoader()
        .LoadAssemblies(typeof(SiteBuilder).Assembly, typeof(SiteWriter).Assembly)
        .Build();

    [Fact]
    public void Every_folder_of_the_code_stands_in_the_order() =>
        Assert.Empty(
            Code.Types.Select(type => Place(type)).Where(place => place is { Folder: null }).Select(place => place.Namespace).Distinct()
        );

    [Fact]
    public void No_folder_knows_one_that_comes_after_it()
    {
        string[] order = [.. Engine, .. Output];

        var wrong =
            from type in Code.Types
            let own = Place(type).Folder
            where own is not null
            from dependency in type.Dependencies
            let other = Place(dependency.Target).Folder
            where other is not null && Array.IndexOf(order, other) > Array.IndexOf(order, own)
            select $"{own} → {other}: {type.Name} knows {dependency.Target.Name}";

        AssertNone(wrong);
    }

    [Theory]
    [InlineData(
        "SahelWiki.Reading",
        "SahelWiki.Reading.Yaml",
        "SahelWiki.Reading.Works",
        "SahelWiki.Reading.Facts",
        "SahelWiki.Reading.Markdown"
    )]
    public void Rooms_of_a_folder_know_nothing_of_the_folder_that_joins_them(string joiner, params string[] rooms)
    {
        var wrong =
            from type in Code.Types
            where rooms.Contains(type.Namespace?.FullName)
            from dependency in type.Dependencies
            where dependency.Target.Namespace?.FullName == joiner
            select $"{type.FullName} knows {dependency.Target.Name}";

        AssertNone(wrong);
    }

    private static void AssertNone(IEnumerable<string> wrong)
    {
        var all = wrong.Distinct().Order(StringComparer.Ordinal).ToArray();
        Assert.True(all.Length == 0, string.Join("\n", all));
    }

    /// <summary>The longest folder of the lists that a type lies in; null where it lies in none.</summary>
    private static (string? Folder, string Namespace) Place(IType type)
    {
        var name = type.Namespace?.FullName ?? "";
        var folder = Engine
            .Concat(Output)
            .Where(folder =>
                name == folder
                || (folder is not ("SahelWiki" or "SahelWiki.Output") && name.StartsWith(folder + ".", StringComparison.Ordinal))
            )
            .MaxBy(folder => folder.Length);
        return (folder, name);
    }
}
