using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Routing.Core;

/// <summary>A queue as the API answers it (<c>GET /v1/queues/{id}</c>): its configuration, and how it stands.</summary>
public sealed record QueueView : QueueConfig
{
    [JsonConstructor]
    public QueueView()
    {
    }

    [SetsRequiredMembers]
    public QueueView(QueueConfig config) : base(config)
    {
    }

    [JsonPropertyOrder(-1)]
    public string Id { get; init; } = "";

    /// <summary>Changes of the configuration so far; also the ETag.</summary>
    public long Version { get; init; }
    public int Waiting { get; init; }
    public int Offered { get; init; }

    /// <summary>Contacts put off until a moment: callbacks, and what is scheduled for later.</summary>
    public int Scheduled { get; init; }

    /// <summary>Null when nobody waits.</summary>
    public double? OldestWaitSeconds { get; init; }
    public QueueAgentsView? Agents { get; init; }

    /// <summary>The goal, and what was reached so far today by each variant.</summary>
    public new ServiceLevelView ServiceLevel { get; init; } = new();
    public QueueTally? Today { get; init; }
}

/// <summary>Agents of a queue by presence; the last three are the ready ones by what they are doing.</summary>
public sealed record QueueAgentsView(int Ready, int NotReady, int Offline, int Draining, int WrapUp, int Busy, int Open);

/// <summary>The service level goal of a queue and today's figures in percent, every variant by name; null while nothing is to be counted.</summary>
public sealed record ServiceLevelView
{
    public double TargetPercent { get; init; }
    public int WithinSeconds { get; init; }
    public double? AbandonsInTimeCountAsMet { get; init; }
    public double? AnsweredOnly { get; init; }
    public double? AbandonsCountAsMissed { get; init; }
    public double? AbandonsInTimeLeftOut { get; init; }
    public double? ShortAbandonsCountAsMet { get; init; }
}
