using System.Text.Json;
using System.Text.Json.Serialization;

namespace Routing.Lab;

/// <summary>A roster file: targets, and by queue how many agents are there slot by slot, and whom they can help.</summary>
internal sealed record RosterFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public StaffingTargets? Targets { get; init; }
    public Dictionary<string, QueueRoster> Queues { get; init; } = [];

    /// <exception cref="InvalidOperationException">It is no such file.</exception>
    public static RosterFile Read(string? path)
    {
        if (path is null) return new RosterFile();
        try
        {
            var roster = JsonSerializer.Deserialize<RosterFile>(File.ReadAllText(path), Json) ?? new RosterFile();
            (roster.Targets ?? new StaffingTargets()).Checked();
            foreach (var queue in roster.Queues.Values) queue.Targets?.Checked();
            return roster;
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            throw new InvalidOperationException($"{path}: {Cli.Fault(fault)} Write as in {{\"targets\":{{\"inTime\":0.8,\"thresholdSeconds\":20,\"shrinkage\":0.3}},\"queues\":{{\"advice\":{{\"agents\":[0,4,9],\"helps\":[\"after-sales\"]}}}}}}.", fault);
        }
    }
}

/// <summary>One queue's part of a roster.</summary>
/// <param name="Agents">From the first slot on; after the last they begin anew, so that one day stands for all.</param>
/// <param name="Helps">Queues whose work its agents can do.</param>
/// <param name="PatienceSeconds">Mean time customers wait; null where they do not leave.</param>
internal sealed record QueueRoster(int[]? Agents = null, string[]? Helps = null, double? PatienceSeconds = null, StaffingTargets? Targets = null);
