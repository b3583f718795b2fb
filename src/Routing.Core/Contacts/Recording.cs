using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Routing.Core;

/// <summary>Where a contact's recording and its transcript are kept. Others keep them: they are referred to here, and never fetched.</summary>
public sealed record Recording(string? RecordingUrl, string? TranscriptUrl)
{
    public static readonly Recording None = new(null, null);

    internal static void Check(FaultList faults, string prefix, Recording? recording)
    {
        CheckOne(faults, prefix + "recordingUrl", recording?.RecordingUrl);
        CheckOne(faults, prefix + "transcriptUrl", recording?.TranscriptUrl);
    }

    private static void CheckOne(FaultList faults, string field, string? reference) => faults.Require(
        reference is null || References.Is(reference), field, $"Use an https address without a password in it, a urn, or a path or id of your own store, of at most {Limits.UrlLength} characters without spaces.");
}

/// <summary>What of a contact's references changes; null leaves one as it is, empty removes it.</summary>
public sealed record RecordingChange(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? RecordingUrl, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TranscriptUrl)
{
    public Recording On(Recording? present) => new(Changed(present?.RecordingUrl, RecordingUrl), Changed(present?.TranscriptUrl, TranscriptUrl));

    public ImmutableArray<Fault> Check()
    {
        var faults = new FaultList();
        Recording.Check(faults, "", On(null));
        return faults.All;
    }

    private static string? Changed(string? before, string? change) => change switch { null => before, "" => null, _ => change };
}

/// <summary>References to what is kept elsewhere: an https address, a urn, or a path or id of somebody's own store.</summary>
public static class References
{
    public static bool Is(string reference)
    {
        if (reference is not { Length: > 0 and <= Limits.UrlLength } || reference.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '"' or '<' or '>' or '\\' or '`')) return false;
        // Neither of another host, nor of a scheme that a browser would run or open on the reader's own machine.
        return SchemeOf(reference) switch
        {
            null => !reference.StartsWith("//", StringComparison.Ordinal),
            "https" => Uri.TryCreate(reference, UriKind.Absolute, out var url) && url.Host.Length > 0 && url.UserInfo.Length == 0,
            "urn" => reference.Length > "urn:".Length,
            _ => false,
        };
    }

    /// <summary>As RFC 3986 has it: what stands before a colon that no slash, question mark or hash precedes.</summary>
    private static string? SchemeOf(string reference)
    {
        var end = reference.AsSpan().IndexOfAny(":/?#");
        return end >= 0 && reference[end] == ':' ? reference[..end].ToLowerInvariant() : null;
    }
}
