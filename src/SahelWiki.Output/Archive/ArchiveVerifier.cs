namespace SahelWiki.Output.Archive;

/// <summary>Tells whether an archive is whole, which commit it is of, and which of its files differ.</summary>
public static class ArchiveVerifier
{
    /// <param name="file">Readable and seekable; what kind it is shows in its first bytes, not in its name.</param>
    public static ArchiveReport Verify(Stream file)
    {
        if (file.Length == 0)
        {
            return ArchiveReport.Broken("It is empty.");
        }

        if (ZimFile.IsZim(file))
        {
            return ZimVerifier.Verify(file);
        }

        file.Position = 0;
        return file.ReadByte() == 'P' && file.ReadByte() == 'K'
            ? ZipVerifier.Verify(file)
            : ArchiveReport.Broken("It is no ZIP, ZIM or EPUB file.");
    }
}
