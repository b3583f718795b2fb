using System.Collections.Immutable;
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

    /// <summary>Contacts that agents set aside for the customer or another department: backlog, beside those that wait.</summary>
    public int Pending { get; init; }

    /// <summary>Null when nobody waits.</summary>
    public double? OldestWaitSeconds { get; init; }
    public QueueAgentsView? Agents { get; init; }

    /// <summary>The goal, and what was reached so far today by each variant.</summary>
    public new ServiceLevelView ServiceLevel { get; init; } = new();
    /// <summary>Within its opening hours.</summary>
    public bool IsOpen { get; init; } = true;
    public QueueTally? Today { get; init; }

    /// <summary>Of a contact that came now, on the first of the queue's channels that somebody is there for; null when nobody is.</summary>
    public WaitView? EstimatedWait { get; init; }

    /// <summary>How far the estimates of waits were from what happened.</summary>
    public EstimateErrorView? EstimateError { get; init; }

    /// <summary>What of its configuration was taken and may not be meant: contacts sent to a queue that is not there, overflow that comes back.</summary>
    public ImmutableArray<Fault> Warnings { get; init; } = [];
}

/// <summary>Agents of a queue by presence; the last three are the ready ones by what they are doing.</summary>
public sealed record QueueAgentsView(int Ready, int NotReady, int Offline, int Draining, int WrapUp, int Busy, int Open);

/// <summary>How the estimates of waits have fared, over some hundred of the latest; null figures before the first.</summary>
/// <param name="Contacts">Waits seen, in all.</param>
/// <param name="Coverage">Share of waits that ended within the interval told; .8 is aimed at.</param>
/// <param name="Factor">By what the model's figure is multiplied, having been found too low or too high.</param>
/// <param name="Spread">By what the model's interval is widened.</param>
public sealed record EstimateErrorView(long Contacts, double? MeanAbsoluteErrorSeconds, double? Coverage, double Factor, double Spread);

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
