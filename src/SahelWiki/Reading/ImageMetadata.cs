using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using SahelWiki.Diagnostics;

namespace SahelWiki.Reading;

/// <summary>What a photograph says of its maker beside the picture: place, time, device, names.</summary>
/// <remarks>
/// Sources: JPEG (ITU-T T.81) B.1.1 and Exif 2.32 for JPEG; PNG (ISO/IEC 15948) 11.3 and its extension for Exif; the WebP container
/// (RFC 9649); GIF89a 24 and 26. Of AVIF it is only told that there is some: its parts are addressed by their place in the file.
/// Colour profiles stay, and so does the direction in which a photograph is to be shown.
/// </remarks>
public static class ImageMetadata
{
    private const ushort Orientation = 0x0112;

    /// <summary>What is there, in the words of somebody who doesn't know the format; empty where there is nothing that tells on
    /// people.</summary>
    public static ImmutableArray<string> Of(ReadOnlySpan<byte> file)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        Walk(file, found, null);
        return [.. found];
    }

    /// <returns>The same picture without it; null where there is none, or none that can be taken out.</returns>
    public static byte[]? Without(ReadOnlySpan<byte> file)
    {
        if (Of(file).IsEmpty)
        {
            return null;
        }

        using var kept = new MemoryStream(file.Length);
        return Walk(file, [], kept) ? kept.ToArray() : null;
    }

    /// <returns>False where the file cannot be written without its metadata.</returns>
    private static bool Walk(ReadOnlySpan<byte> file, SortedSet<string> found, MemoryStream? kept)
    {
        try
        {
            return file.StartsWith((byte[])[0xFF, 0xD8]) ? Jpeg(file, found, kept)
                : file.StartsWith((byte[])[0x89, (byte)'P', (byte)'N', (byte)'G']) ? Png(file, found, kept)
                : file.StartsWith("RIFF"u8) && file.Length > 12 && file[8..].StartsWith("WEBP"u8) ? WebP(file, found, kept)
                : file.StartsWith("GIF8"u8) ? Gif(file, found, kept)
                : Avif(file, found);
        }
        catch (Exception problem) when (problem is ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            // Cut short, or no picture at all: it is left as it is.
            return false;
        }
    }

    private static bool Jpeg(ReadOnlySpan<byte> file, SortedSet<string> found, MemoryStream? kept)
    {
        kept?.Write(file[..2]);
        var at = 2;
        while (file[at] == 0xFF && file[at + 1] is not 0xDA)
        {
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            var content = file.Slice(at + 4, length - 4);
            var what = file[at + 1] switch
            {
                0xE1 when content.StartsWith("Exif\0\0"u8) => Exif(content[6..], found),
                0xE1 when content.StartsWith("http://ns.adobe.com/"u8) => Xmp(content, found),
                0xE1 => Note(found, "notes of a program"),
                0xED => Note(found, "names or a caption (IPTC)"),
                0xFE => Note(found, "a comment"),
                _ => false,
            };
            if (!what)
            {
                kept?.Write(file.Slice(at, length));
            }
            else if (
                file[at + 1] == 0xE1
                && content.StartsWith("Exif\0\0"u8)
                && DirectionOf(content[6..]) is > 1 and <= 8 and var direction
            )
            {
                kept?.Write(DirectionAlone(direction));
            }

            at += length;
        }

        kept?.Write(file[at..]);
        return true;
    }

    private static bool Png(ReadOnlySpan<byte> file, SortedSet<string> found, MemoryStream? kept)
    {
        kept?.Write(file[..8]);
        var at = 8;
        while (at < file.Length)
        {
            var length = 12 + checked((int)BinaryPrimitives.ReadUInt32BigEndian(file[at..]));
            var type = Encoding.ASCII.GetString(file.Slice(at + 4, 4));
            var content = file.Slice(at + 8, length - 12);
            var what = type switch
            {
                "eXIf" => Exif(content, found),
                "tEXt" or "zTXt" or "iTXt" => Text(content, found),
                _ => false,
            };
            if (!what)
            {
                kept?.Write(file.Slice(at, length));
            }

            at += length;
        }

        return true;
    }

    private static bool Text(ReadOnlySpan<byte> chunk, SortedSet<string> found)
    {
        var end = chunk.IndexOf((byte)0);
        var keyword = Encoding.Latin1.GetString(end < 0 ? chunk : chunk[..end]);
        return keyword switch
        {
            "Software" or "Title" => false,
            "XML:com.adobe.xmp" => Xmp(chunk, found),
            "Author" or "Copyright" => Note(found, "names"),
            _ => Note(found, $"a text ({HiddenCharacters.Without(keyword[..Math.Min(40, keyword.Length)])})"),
        };
    }

    private static bool WebP(ReadOnlySpan<byte> file, SortedSet<string> found, MemoryStream? kept)
    {
        kept?.Write(file[..12]);
        var at = 12;
        while (at + 8 <= file.Length)
        {
            var size = checked((int)BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]));
            var length = Math.Min(8 + size + (size % 2), file.Length - at);
            var type = Encoding.ASCII.GetString(file.Slice(at, 4));
            var content = file.Slice(at + 8, Math.Min(size, length - 8));
            var what = type switch
            {
                "EXIF" => Exif(content.StartsWith("Exif\0\0"u8) ? content[6..] : content, found),
                "XMP " => Xmp(content, found),
                _ => false,
            };
            if (!what && kept is not null)
            {
                var chunk = file.Slice(at, length).ToArray();
                if (type == "VP8X")
                {
                    // The header says that there is Exif (8) and XMP (4).
                    chunk[8] &= 0xF3;
                }

                kept.Write(chunk);
            }

            at += length;
        }

        if (kept is not null)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(kept.GetBuffer().AsSpan(4), (uint)(kept.Length - 8));
        }

        return true;
    }

    private static bool Gif(ReadOnlySpan<byte> file, SortedSet<string> found, MemoryStream? kept)
    {
        static int Table(byte flags) => (flags & 0x80) != 0 ? 3 * (2 << (flags & 7)) : 0;
        static int Blocks(ReadOnlySpan<byte> file, int at)
        {
            while (file[at] != 0)
            {
                at += 1 + file[at];
            }

            return at + 1;
        }

        var at = 13 + Table(file[10]);
        kept?.Write(file[..at]);
        while (at < file.Length && file[at] != 0x3B)
        {
            var start = at;
            var what = false;
            if (file[at] == 0x21)
            {
                what =
                    file[at + 1] == 0xFE
                        ? Note(found, "a comment")
                        : file[at + 1] == 0xFF && file.Slice(at + 3, 8).SequenceEqual("XMP Data"u8) && Xmp(file[at..], found);
                at = Blocks(file, at + 2);
            }
            else
            {
                at = Blocks(file, at + 11 + Table(file[at + 9]));
            }

            if (!what)
            {
                kept?.Write(file[start..at]);
            }
        }

        kept?.Write(file[at..]);
        return true;
    }

    private static bool Avif(ReadOnlySpan<byte> file, SortedSet<string> found)
    {
        var isOne = file.Length > 12 && file[4..].StartsWith("ftyp"u8);
        if (isOne && file.IndexOf("Exif\0\0"u8) >= 0)
        {
            found.Add("notes of the camera (Exif)");
        }

        if (isOne && file.IndexOf("<x:xmpmeta"u8) >= 0)
        {
            found.Add("notes of a program (XMP)");
        }

        return false;
    }

    /// <returns>Always true: what is noted is taken out.</returns>
    private static bool Note(SortedSet<string> found, string what)
    {
        found.Add(what);
        return true;
    }

    private static bool Xmp(ReadOnlySpan<byte> xmp, SortedSet<string> found)
    {
        found.Add(xmp.IndexOf("GPS"u8) >= 0 ? "the place where it was taken" : "notes of a program (XMP)");
        return true;
    }

    /// <returns>False for one that says no more than how the picture is to be turned.</returns>
    private static bool Exif(ReadOnlySpan<byte> tiff, SortedSet<string> found)
    {
        var before = found.Count;
        var others = false;
        foreach (var (tag, _) in Tags(tiff))
        {
            var what = tag switch
            {
                0x8825 => "the place where it was taken",
                0x010F or 0x0110 or 0xA431 or 0x0131 => "the device",
                0x013B or 0x8298 or 0x9C9D or 0xA430 => "names",
                0x0132 or 0x9003 => "the time when it was taken",
                0x010E or 0x9C9B or 0x9C9C => "a caption",
                Orientation or 0x011A or 0x011B or 0x0128 or 0x0213 => null,
                _ => "",
            };
            others |= what is { Length: 0 };
            if (what is { Length: > 0 })
            {
                found.Add(what);
            }
        }

        if (others && found.Count == before)
        {
            found.Add("notes of the camera (Exif)");
        }

        return others || found.Count > before;
    }

    private static int DirectionOf(ReadOnlySpan<byte> tiff)
    {
        foreach (var (tag, value) in Tags(tiff))
        {
            if (tag == Orientation)
            {
                return value;
            }
        }

        return 1;
    }

    /// <summary>The tags of the first directory, each with the first two bytes of its value.</summary>
    private static List<(ushort Tag, ushort Value)> Tags(ReadOnlySpan<byte> tiff)
    {
        var tags = new List<(ushort, ushort)>();
        if (tiff.Length < 8 || tiff[0] is not ((byte)'I' or (byte)'M'))
        {
            return [(0xFFFF, 0)];
        }

        var isLittle = tiff[0] == (byte)'I';
        ushort Short(ReadOnlySpan<byte> at) =>
            isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
        var offset = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (offset > tiff.Length - 2)
        {
            return [(0xFFFF, 0)];
        }

        var directory = tiff[(int)offset..];
        for (var i = 0; i < Short(directory) && 14 + (12 * i) <= directory.Length; i++)
        {
            var entry = directory.Slice(2 + (12 * i), 12);
            tags.Add((Short(entry), Short(entry[8..])));
        }

        return tags;
    }

    /// <summary>A segment of Exif that says how the picture is to be turned, and nothing else.</summary>
    private static byte[] DirectionAlone(int direction) =>
        [0xFF, 0xE1, 0, 34, .. "Exif\0\0MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)direction, 0, 0, 0, 0, 0, 0];
}
