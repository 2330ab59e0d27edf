using System.Diagnostics;
using System.Globalization;

namespace SahelWiki.Output.Writing;

/// <summary>Working folders of runs that were killed before they could tidy up.</summary>
public static class Leftovers
{
    /// <summary>Removes folders named by a prefix and the number of a process that is no more.</summary>
    public static void Remove(string folder, string prefix)
    {
        foreach (var path in Directory.EnumerateDirectories(folder, prefix + "*"))
        {
            var number = Path.GetFileName(path)[prefix.Length..].Split('-')[0];
            if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var process) && !IsRunning(process))
            {
                try
                {
                    Directory.Delete(path, recursive: true);
                }
                catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
                {
                    // Somebody else's; it harms nobody.
                }
            }
        }
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
