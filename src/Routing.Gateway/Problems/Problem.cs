using System.Diagnostics;
using System.Text.Json;

namespace Routing.Gateway;

/// <summary>An answer that says what is wrong and how to mend it (RFC 9457).</summary>
public sealed class Problem(ProblemKind kind) : Reply(kind.Status)
{
    public ProblemKind Kind { get; } = kind;
    public string? Detail { get; init; }
    public string? Field { get; init; }

    /// <summary>Where the field stands in the body, from 1.</summary>
    public int? Line { get; set; }

    /// <summary>The state now, for a conflict.</summary>
    public string? State { get; init; }

    public override string ContentType => "application/problem+json";

    public override void Write(Utf8JsonWriter to) => JsonSerializer.Serialize(to, View(), ApiJson.Default.ProblemView);

    private ProblemView View() => new()
    {
        Type = Kind.Type,
        Title = Kind.Title,
        Status = Kind.Status,
        Detail = Detail,
        Field = Field,
        Line = Line,
        State = State,
        TraceId = Activity.Current?.TraceId.ToHexString(),
    };
}
