using Microsoft.AspNetCore.Http;

namespace Routing.Gateway;

/// <summary>Versions of configuration as ETags, and the conditions a caller sets on them.</summary>
internal static class Version
{
    public static string ToTag(long version) => $"\"{version}\"";

    /// <summary>Reads <c>If-Match</c> and <c>If-None-Match</c>; a problem when they are not ours.</summary>
    public static Condition Read(IHeaderDictionary headers)
    {
        var none = headers.IfNoneMatch.ToString();
        var match = headers.IfMatch.ToString();
        if (none.Length > 0)
        {
            if (none.Trim() != "*" || match.Length > 0)
                return Condition.Wrong("If-None-Match", "Only * is taken, and not together with If-Match: it creates, and fails if there is one already.");
            return new Condition(ConditionKind.Absent, [], null);
        }
        // Sent empty, as by a variable that was never set, it would guard nothing.
        if (match.Length == 0 && headers.ContainsKey("If-Match")) return Condition.Wrong("If-Match", "It is empty: send an ETag as it was answered, as in \"3\", or *, or leave it out.");
        if (match.Length == 0) return new Condition(ConditionKind.None, [], null);
        if (match.Trim() == "*") return new Condition(ConditionKind.Present, [], null);
        var parts = match.Split(',', StringSplitOptions.TrimEntries);
        var versions = new long[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var tag = parts[i].AsSpan();
            if (tag.StartsWith("W/")) tag = tag[2..];
            if (tag.Length < 3 || tag[0] != '"' || tag[^1] != '"' || !long.TryParse(tag[1..^1], out versions[i]))
                return Condition.Wrong("If-Match", "Send an ETag as it was answered, as in \"3\", or *.");
        }
        return new Condition(ConditionKind.OneOf, versions, null);
    }
}

/// <summary>What kind of condition a caller set.</summary>
internal enum ConditionKind
{
    None,

    /// <summary><c>If-None-Match: *</c></summary>
    Absent,

    /// <summary><c>If-Match: *</c></summary>
    Present,
    OneOf,
}

/// <summary>A condition on the present version.</summary>
internal sealed record Condition(ConditionKind Kind, long[] Versions, Problem? Problem)
{
    public static Condition Wrong(string header, string detail) => new(ConditionKind.None, [], ProblemKinds.InvalidParameter.At(header, detail));

    /// <param name="present">The present version; null or 0 when it was never put.</param>
    public bool Holds(long? present) => Kind switch
    {
        ConditionKind.Absent => present is null or 0,
        ConditionKind.Present => present is > 0,
        ConditionKind.OneOf => present is > 0 and var version && Versions.Contains(version),
        _ => true,
    };
}
