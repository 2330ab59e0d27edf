using System.Buffers.Binary;

namespace SahelWiki.Output.Views;

/// <summary>Reads how large a picture is, so that a page keeps its place free while it loads.</summary>
/// <remarks>Sources: PNG (ISO/IEC 15948) 11.2.2; JPEG (ITU-T T.81) B.2.2; GIF89a 18; WebP container specification (RFC 9649).</remarks>
public static class ImageSize
{
    /// <returns>Width and height in pixels; null where the file is of another kind or cut short.</returns>
    public static (int Width, int Height)? Of(ReadOnlySpan<byte> file)
    {
        if (file.Length >= 24 && file[..4].SequenceEqual((byte[])[0x89, (byte)'P', (byte)'N', (byte)'G']))
        {
            return (BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]));
        }

        if (file.Length >= 10 && file.StartsWith("GIF8"u8))
        {
            return (BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..]));
        }

        if (file.Length >= 30 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8))
        {
            return WebP(file);
        }

        return file.Length >= 4 && file[0] == 0xFF && file[1] == 0xD8 ? Jpeg(file) : null;
    }

    private static (int, int)? WebP(ReadOnlySpan<byte> file) =>
        file[15] switch
        {
            (byte)'X' => (1 + (file[24] | (file[25] << 8) | (file[26] << 16)), 1 + (file[27] | (file[28] << 8) | (file[29] << 16))),
            (byte)'L' => (
                1 + ((file[21] | (file[22] << 8)) & 0x3FFF),
                1 + (((file[22] >> 6) | (file[23] << 2) | (file[24] << 10)) & 0x3FFF)
            ),
            _ => (
                BinaryPrimitives.ReadUInt16LittleEndian(file[26..]) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(file[28..]) & 0x3FFF
            ),
        };

    private static (int, int)? Jpeg(ReadOnlySpan<byte> file)
    {
        var at = 2;
        while (at + 9 < file.Length && file[at] == 0xFF)
        {
            var marker = file[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return null;
    }
}
