using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Routing.Core;

/// <summary>A routing group as the API answers it (<c>GET /v1/groups/{id}</c>): its rules and its roster.</summary>
public sealed record GroupView : GroupRules
{
    [JsonConstructor]
    public GroupView()
    {
    }

    [SetsRequiredMembers]
    public GroupView(GroupRules rules) : base(rules)
    {
    }

    [JsonPropertyOrder(-1)]
    public string Id { get; init; } = "";

    /// <summary>Version of the rules; also the ETag.</summary>
    public long Version { get; init; }
    public ImmutableArray<string> Queues { get; init; } = [];
    public ImmutableArray<string> Agents { get; init; } = [];

    /// <summary>Profiles that are on at this moment, by hand or by the calendar.</summary>
    public ImmutableArray<string> ProfilesOn { get; init; } = [];

    /// <summary>After going back to an earlier version: examples of it that fail now. Null in any other answer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<ExampleView>? FailedExamples { get; init; }

    /// <summary>Lost notices that the sweep had to repair; rises when something is wrong.</summary>
    public long RepairsBySweep { get; init; }

    /// <summary>What texts are classified by was learned from these; null while the starter set serves.</summary>
    public LearnedIntents? IntentsLearned { get; init; }
}
