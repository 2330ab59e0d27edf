using System.Diagnostics;

namespace SahelWiki.Cli.Archiving;

/// <summary>Waits for a program that writes a file, and sees when its disk is full.</summary>
/// <remarks>
/// libzim waits for ever for a thread that ended because it could not write: without this, a full disk looks like a hang of many minutes.
/// </remarks>
internal static class FullDisk
{
    /// <summary>Less than a file system gives to one more file.</summary>
    private const long LeastRoom = 64 * 1024;

    /// <summary>
    /// How often to look, and how often in a row a disk must be full: another program may take the last room for a moment and give it back.
    /// </summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(0.5);
    private const int Looks = 6;

    /// <param name="room">How many bytes the disk has left.</param>
    /// <returns>False where the disk is full and the program still at work; it goes on until somebody stops it.</returns>
    public static async Task<bool> Wait(Process program, Func<long> room, CancellationToken cancellation)
    {
        var ended = program.WaitForExitAsync(cancellation);
        for (var full = 0; full < Looks; full = room() < LeastRoom ? full + 1 : 0)
        {
            if (await Task.WhenAny(ended, Task.Delay(Look, cancellation)) == ended || cancellation.IsCancellationRequested)
            {
                await ended;
                return true;
            }
        }

        return false;
    }

    /// <summary>What the disk of a file has left, in bytes; much where nobody can tell.</summary>
    public static long Room(string file)
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(file))!).AvailableFreeSpace;
        }
        catch (Exception problem) when (problem is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return long.MaxValue;
        }
    }
}
