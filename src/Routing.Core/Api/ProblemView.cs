using System.Text.Json.Serialization;

namespace Routing.Core;

/// <summary>An error as the API answers it (RFC 9457).</summary>
public sealed record ProblemView
{
    /// <summary>Stable name of the kind of problem.</summary>
    public required string Type { get; init; }
    public required string Title { get; init; }
    public required int Status { get; init; }

    /// <summary>What is wrong here, and how to mend it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }

    /// <summary>The field at fault by path, as in <c>requirements[0].minLevel</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Field { get; init; }

    /// <summary>The line of the body on which it stands, from 1, or of what lacks it; null where it stands nowhere in it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Line { get; init; }

    /// <summary>The state now, for a conflict.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? State { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TraceId { get; init; }
}
