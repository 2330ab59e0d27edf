namespace SahelWiki.BrowserTests;

/// <summary>One document of each kind that the repository's own wiki has.</summary>
public static class KindsOfPages
{
    public static IReadOnlyList<string> All { get; } =
    [
        "index.html", "groups/jnim.html", "persons/iyad-ag-ghaly.html", "events/bamako-attack-2024.html", "places/mali.html", "organisations/minusma.html", "articles/tuareg.html",
        "groups/index.html", "events/index.html", "a-z.html", "sources/index.html", "sources/afpc-mali.html", "about/writing-guide.html", "wanted.html", "orphans.html", "404.html",
        "backlinks/groups/jnim-2.html", "timeline.html", "map.html", "family-tree.html",
    ];
}
