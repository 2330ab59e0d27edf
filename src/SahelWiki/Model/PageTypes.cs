using System.Collections.Immutable;

namespace SahelWiki.Model;

/// <summary>Every page type there is.</summary>
public static class PageTypes
{
    public static PageType Home { get; } = new("home", "", []) { HasSubject = false };

    public static PageType About { get; } = new("about", "about", []) { HasSubject = false };

    /// <summary>In the order in which the site lists them.</summary>
    public static ImmutableArray<PageType> All { get; } =
    [Group.Type, Person.Type, Event.Type, Place.Type, Organisation.Type, Article.Type];

    private static readonly Dictionary<string, PageType> ByFolder = All.Append(About).ToDictionary(type => type.Folder);
    private static readonly Dictionary<string, PageType> ByName = All.ToDictionary(type => type.Name);

    public static PageType? InFolder(string folder) => ByFolder.GetValueOrDefault(folder);

    public static PageType? Named(string name) => ByName.GetValueOrDefault(name);
}
