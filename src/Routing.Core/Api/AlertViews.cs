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

    /// <summary>Why it never can raise anything, where it was kept before such rules were refused.</summary>
    public string? NeverRaises { get; init; }

    /// <summary>Of a rule for what is unusual: how much past it is judged by.</summary>
    public AlertPast? Past { get; init; }
}

/// <summary>How much past there is to hold the last whole hours, or quarters, against.</summary>
/// <param name="Weeks">Of those looked back to, the ones in which the center had any contact at that time.</param>
/// <param name="Needed">With fewer nothing is said.</param>
/// <param name="TimesAsFar">How many times as far off as with very many weeks a figure must be to be raised; null with too few.</param>
public sealed record AlertPast(int Weeks, int Needed, double? TimesAsFar)
{
    public static AlertPast Of(UnusualRule rule, int weeks) =>
        new(weeks, AlertLimits.LeastWeeks, weeks < AlertLimits.LeastWeeks ? null : Math.Round(UnusualTest.DistanceAt(rule.RaiseAt, weeks) / rule.RaiseAt, 1));
}
