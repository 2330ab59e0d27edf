using System.Runtime.InteropServices;

namespace SahelWiki.Output.Writing;

/// <summary>Puts one folder in the place of another in one step, where the system has such a step.</summary>
/// <remarks>
/// Sources: renameat2(2), RENAME_EXCHANGE, for Linux; renamex_np(2), RENAME_SWAP, for macOS. Windows and some file systems have none: there
/// the old folder is renamed first, and between two renames there is none for a moment. Whoever is killed then leaves the old one beside
/// it, and <see cref="Restore"/> puts it back.
/// </remarks>
internal static class FolderExchange
{
    private const int CurrentFolder = -100;
    private const uint Exchange = 2;

    /// <summary>Puts <paramref name="staged"/> in the place of <paramref name="folder"/>.</summary>
    /// <returns>Where the old folder is now.</returns>
    /// <exception cref="IOException">The system refused; both are where they were.</exception>
    public static string Swap(string staged, string folder, string before)
    {
        if (IsSwapped(staged, folder))
        {
            return staged;
        }

        Directory.Move(folder, before);
        try
        {
            Directory.Move(staged, folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Directory.Move(before, folder);
            throw;
        }

        return before;
    }

    /// <summary>Puts a folder back that a run was killed over, between two renames.</summary>
    public static void Restore(string parent, string prefix, string folder)
    {
        if (!Directory.Exists(folder) && Directory.EnumerateDirectories(parent, prefix + "*").FirstOrDefault() is { } before)
        {
            Directory.Move(before, folder);
        }
    }

    /// <summary>A second name for a file, so that it costs neither time nor space; a copy where the disk has no such names.</summary>
    public static void Link(string from, string to)
    {
        try
        {
            if (OperatingSystem.IsWindows() ? CreateHardLink(to, from, 0) : LinkFile(from, to) == 0)
            {
                return;
            }
        }
        catch (Exception problem) when (problem is DllNotFoundException or EntryPointNotFoundException)
        {
            // A system of another kind: it is copied.
        }

        File.Copy(from, to);
        File.SetLastWriteTimeUtc(to, File.GetLastWriteTimeUtc(from));
    }

    /// <summary>Waits until what was written is on the disk, so that a stick may be pulled out.</summary>
    /// <remarks>Windows does not hold back what goes to one.</remarks>
    public static void Settle()
    {
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                Sync();
            }
        }
        catch (Exception problem) when (problem is DllNotFoundException or EntryPointNotFoundException)
        {
            // A system of another kind: it writes when it sees fit.
        }
    }

    private static bool IsSwapped(string a, string b)
    {
        try
        {
            return OperatingSystem.IsLinux()
                ? RenameAt2(CurrentFolder, a, CurrentFolder, b, Exchange) == 0
                : OperatingSystem.IsMacOS() && RenameX(a, b, Exchange) == 0;
        }
        catch (Exception problem) when (problem is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

#pragma warning disable SYSLIB1054 // Generated code for these few calls would need unsafe code in the whole project.
    [DllImport("libc", EntryPoint = "renameat2", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int RenameAt2(
        int fromFolder,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string from,
        int toFolder,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string to,
        uint flags
    );

    [DllImport("libc", EntryPoint = "renamex_np", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int RenameX(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string from,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string to,
        uint flags
    );

    [DllImport("libc", EntryPoint = "sync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void Sync();

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int LinkFile([MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to);

    [DllImport("kernel32", EntryPoint = "CreateHardLinkW", SetLastError = true, CharSet = CharSet.Unicode)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CreateHardLink(string link, string file, nint attributes);
#pragma warning restore SYSLIB1054
}
