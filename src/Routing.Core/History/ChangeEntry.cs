using System.Text.Json;
using System.Text.Json.Nodes;

namespace Routing.Core;

/// <summary>A change of configuration: who made it, of what, and how that was before and after, as JSON.</summary>
/// <param name="Number">Given by history, in the order they were begun.</param>
/// <param name="By">The key's name, <c>local</c> without keys, or <c>rule:NAME</c>.</param>
/// <param name="What">The operation, as in <c>putQueue</c>.</param>
public sealed record ChangeEntry(
    long Number, DateTimeOffset At, string By, string? Agent, string What, string Kind, string Id, string? Before, string? After = null, ChangeOutcome Outcome = ChangeOutcome.Unknown)
{
    /// <summary>A pilot that ended by itself; what people do is kept as they do it.</summary>
    public static ChangeEntry? ByRule(RoutingEvent happened, DateTimeOffset at) => happened is PilotChanged { ByRule: true } ended
        ? new ChangeEntry(
            0, at, $"rule:{ended.Pilot}", null, "stopPilot", "pilot", ended.Group, Standing(PilotStatus.Running, null), Standing(ended.Status, ended.Reason), ChangeOutcome.Made)
        : null;

    private static string Standing(PilotStatus status, string? reason) => new JsonObject { ["status"] = JsonNamingPolicy.CamelCase.ConvertName(status.ToString()), ["reason"] = reason }.ToJsonString();
}

/// <summary>What came of a change.</summary>
public enum ChangeOutcome
{
    /// <summary>Begun, and not heard of again: the server stopped just then.</summary>
    Unknown,
    Made,
    Refused,
}

/// <summary>Which changes, newest first.</summary>
/// <param name="Before">Only those with a lower number.</param>
/// <param name="After">Only those with a higher number: none below is looked at.</param>
public sealed record ChangeQuery(int Limit, long? Before = null, string? Kind = null, string? Id = null, string? By = null, long After = 0);
