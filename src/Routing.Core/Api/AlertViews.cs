using System.Text.Json.Serialization;

namespace Routing.Core;

/// <summary>A rule for alerts as the API tells it, and how many alerts of it are raised now.</summary>
public sealed record AlertRuleView : AlertRule
{
    [JsonConstructor]
    public AlertRuleView()
    {
    }

    public AlertRuleView(AlertRule rule) : base(rule)
    {
    }

    [JsonPropertyOrder(-1)]
    public string Id { get; init; } = "";
    public int Raised { get; init; }
}
