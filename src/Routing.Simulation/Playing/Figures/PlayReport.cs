using System.Text.Json.Serialization;

namespace Routing.Simulation;

/// <summary>What came of a play, so far or at its end. Waits are in scenario seconds, round trips and lag in seconds of the clock.</summary>
public sealed record PlayReport
{
    public required string Scenario { get; init; }
    public required long Seed { get; init; }
    public required double Speed { get; init; }
    public required double WallSeconds { get; init; }
    public required double ScenarioSeconds { get; init; }
    public required IReadOnlyDictionary<string, QueueReport> Queues { get; init; }
    public required IReadOnlyDictionary<string, CallReport> Calls { get; init; }

    /// <summary>From arrival to the answer or to leaving.</summary>
    public required Percentiles WaitSeconds { get; init; }

    /// <summary>From arrival to the answer, over the answered.</summary>
    public required Percentiles AnswerSeconds { get; init; }

    /// <summary>How much later than scheduled customers turned up: above a few milliseconds the server, or the player, cannot keep pace.</summary>
    public required Percentiles LagSeconds { get; init; }
    public required int OpenContacts { get; init; }
    public required IReadOnlyList<PromiseReport> Promises { get; init; }

    /// <summary>What became of the contacts that were open at the end; null while the play goes on.</summary>
    public EndOfPlay? End { get; init; }

    [JsonIgnore]
    public bool AllKept => Promises.All(promise => promise.Broken == 0);
}

/// <summary>One queue in a play.</summary>
public sealed record QueueReport
{
    public required long Arrived { get; init; }
    public required long Offers { get; init; }
    public required long Answered { get; init; }
    public required long Served { get; init; }
    public required long Abandoned { get; init; }
    public required long Blocked { get; init; }
    public required long Dropped { get; init; }
    public required double ServiceLevelTargetPercent { get; init; }
    public required int ServiceLevelWithinSeconds { get; init; }

    /// <summary>Service level with abandons counted as missed: a ÷ (A + B).</summary>
    public required double? AbandonsCountAsMissedPercent { get; init; }
    public required Percentiles AnswerSeconds { get; init; }
}

/// <summary>One kind of call in a play.</summary>
public sealed record CallReport(Percentiles RoundTripSeconds, IReadOnlyDictionary<string, long> Outcomes);

/// <summary>A promise, how often it was put to the test, and how often it was broken.</summary>
public sealed record PromiseReport(string Promise, long Checked, long Broken, IReadOnlyList<Violation> Violations);

/// <summary>What was still open at the end, by the state the system gave.</summary>
public sealed record EndOfPlay(bool Drained, IReadOnlyDictionary<string, int> OpenByState);

/// <summary>A play's report as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(PlayReport))]
public sealed partial class PlayReportJson : JsonSerializerContext;
