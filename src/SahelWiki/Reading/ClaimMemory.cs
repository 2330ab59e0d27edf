using System.Collections.Immutable;
using System.Text;

namespace SahelWiki.Reading;

/// <summary>What versions of files claimed, kept from one build to the next: old versions never change.</summary>
/// <remarks>A file of lines. One that cannot be read or written costs time and changes nothing.</remarks>
internal sealed class ClaimMemory
{
    /// <summary>To be raised whenever the same bytes are read into other claims.</summary>
    private const string Format = "sahelwiki claims 1";

    private readonly string? file;
    private readonly Dictionary<(string Blob, string Folder), ImmutableArray<SaidClaim>> known = [];

    private ClaimMemory(string? file) => this.file = file;

    /// <param name="folder">In the repository.</param>
    public static ClaimMemory Open(string folder)
    {
        var answer = Git.Run(folder, "rev-parse", "--git-path", "sahelwiki/claims");
        var memory = new ClaimMemory(
            answer is null ? null : Path.GetFullPath(Encoding.UTF8.GetString(answer).TrimEnd('\n'), Path.GetFullPath(folder))
        );
        memory.Load();
        return memory;
    }

    public ImmutableArray<SaidClaim>? Find(string blob, string folder) => known.TryGetValue((blob, folder), out var claims) ? claims : null;

    public void Save(IEnumerable<(string Blob, string Folder, ImmutableArray<SaidClaim> Claims)> all)
    {
        if (file is null)
        {
            return;
        }

        var part = $"{file}.{Environment.ProcessId}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllLines(part, Lines(all), new UTF8Encoding(false));
            File.Move(part, file, overwrite: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            File.Delete(part);
        }
    }

    private static IEnumerable<string> Lines(IEnumerable<(string Blob, string Folder, ImmutableArray<SaidClaim> Claims)> all)
    {
        yield return Format;
        foreach (var (blob, folder, claims) in all.DistinctBy(one => (one.Blob, one.Folder)))
        {
            yield return $"{blob}\t{folder}\t{claims.Length}";
            foreach (var claim in claims)
            {
                yield return string.Join('\t', new[] { claim.Field, claim.Target, claim.Works, claim.When, claim.Value }.Select(Escaped));
            }
        }
    }

    private void Load()
    {
        try
        {
            if (!File.Exists(file))
            {
                return;
            }

            using var lines = File.ReadLines(file!).GetEnumerator();
            if (!lines.MoveNext() || lines.Current != Format)
            {
                return;
            }

            while (lines.MoveNext())
            {
                var head = lines.Current.Split('\t');
                var claims = ImmutableArray.CreateBuilder<SaidClaim>();
                for (var left = int.Parse(head[2], System.Globalization.CultureInfo.InvariantCulture); left > 0 && lines.MoveNext(); left--)
                {
                    var parts = lines.Current.Split('\t');
                    claims.Add(new(Plain(parts[0]), Plain(parts[1]), Plain(parts[2]), Plain(parts[3]), Plain(parts[4])));
                }

                known[(head[0], head[1])] = claims.ToImmutable();
            }
        }
        catch (Exception broken)
            when (broken is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException or OverflowException)
        {
            known.Clear();
        }
    }

    private static string Escaped(string text) =>
        text.AsSpan().IndexOfAny("\\\t\n\r") < 0
            ? text
            : text.Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("\t", "\\t", StringComparison.Ordinal)
                .Replace("\n", "\\n", StringComparison.Ordinal)
                .Replace("\r", "\\r", StringComparison.Ordinal);

    private static string Plain(string text)
    {
        if (!text.Contains('\\'))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            plain.Append(
                text[i] != '\\'
                    ? text[i]
                    : text[++i] switch
                    {
                        't' => '\t',
                        'n' => '\n',
                        'r' => '\r',
                        var other => other,
                    }
            );
        }

        return plain.ToString();
    }
}
