namespace Routing.Tidy.Tests;

/// <summary>Half of the files near 50 lines, nine in ten under 160, none over 250. A file that needs a table of contents is two files.</summary>
public static class LengthRules
{
    public const int Most = 250;
    public const int NineInTen = 160;
    public const int Half = 80;

    /// <summary>
    /// Files past <see cref="Most"/>, with the lines they have: the ratchet. None may grow, and an entry goes down with its
    /// file and goes away with it. Adding one needs a reason beside it.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, int> Ratchet = new Dictionary<string, int>();

    public static IEnumerable<string> Faults(IReadOnlyCollection<TextFile> files, IReadOnlyDictionary<string, int> ratchet)
    {
        foreach (var file in files)
        {
            var lines = file.Lines.Length;
            if (ratchet.TryGetValue(file.Path, out var allowed))
            {
                if (lines > allowed) yield return $"{file.Path} has {lines} lines and may have {allowed}: it must not grow.";
                else if (lines <= Most) yield return $"{file.Path} has {lines} lines: take it off the ratchet.";
                else if (lines < allowed) yield return $"{file.Path} has {lines} lines: lower its entry from {allowed}.";
            }
            else if (lines > Most) yield return $"{file.Path} has {lines} lines, over {Most}: it is two files.";
        }
        foreach (var gone in ratchet.Keys.Except(files.Select(file => file.Path))) yield return $"{gone} is gone: take it off the ratchet.";
    }

    /// <summary>The shares, over many files at once.</summary>
    public static IEnumerable<string> Shares(IReadOnlyCollection<TextFile> files)
    {
        var over = files.Where(file => file.Lines.Length >= NineInTen).OrderByDescending(file => file.Lines.Length).ToList();
        if (over.Count * 10 > files.Count)
            yield return $"{over.Count} of {files.Count} files have {NineInTen} lines or more, over a tenth:\n{string.Join('\n', over.Select(file => $"  {file.Lines.Length} {file.Path}"))}";
        if (files.Count(file => file.Lines.Length > Half) * 2 > files.Count) yield return $"More than half of the {files.Count} files are over {Half} lines.";
    }
}
