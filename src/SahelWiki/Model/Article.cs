namespace SahelWiki.Model;

/// <summary>Concepts and overviews.</summary>
public static class Article
{
    public static PageType Type { get; } = new("article", "articles", []);
}
