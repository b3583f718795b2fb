using System.Runtime.CompilerServices;
using System.Text;

namespace Routing.Client;

/// <summary>
/// Reads server-sent events block by block. Not <c>SseParser</c>: the server moves our cursor
/// with blocks that hold an id and no data, which that parser does not tell from an event cut off after its id line, and
/// resuming from the latter would skip it.
/// </summary>
internal static class SseReader
{
    /// <summary>Each whole block: its id, if it has one, and its data, if it has some.</summary>
    public static async IAsyncEnumerable<(string? Id, string? Data)> Read(Stream stream, [EnumeratorCancellation] CancellationToken ct)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        string? id = null;
        StringBuilder? data = null;
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            if (line.Length == 0)
            {
                if (id is not null || data is not null) yield return (id, data?.ToString());
                (id, data) = (null, null);
            }
            else if (Field(line, "id") is { } sentId) id = sentId;
            else if (Field(line, "data") is { } sentData) data = data is null ? new StringBuilder(sentData) : data.Append('\n').Append(sentData);
        }
    }

    private static string? Field(string line, string name)
    {
        if (!line.StartsWith(name, StringComparison.Ordinal) || line.Length <= name.Length || line[name.Length] != ':') return null;
        var value = line.AsSpan(name.Length + 1);
        return (value.StartsWith(' ') ? value[1..] : value).ToString();
    }
}
