namespace SahelWiki.BrowserTests;

/// <summary>Files of the repository that tests read.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find();

    public static string Input => Path.Combine(Root, "input");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SahelWiki.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds SahelWiki.sln.");
    }
}
