namespace Routing.Core;

/// <summary>What the texts of some hours say; null for what is no time, date or zone.</summary>
internal sealed class HoursRead(RuleHours hours)
{
    public int? From { get; } = RuleHours.Minutes(hours.From);
    public int? To { get; } = RuleHours.Minutes(hours.To);
    public TimeZoneInfo? Zone { get; } = hours.TimeZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(hours.TimeZone, out var zone) ? zone : null;
    public DateOnly? First { get; } = RuleHours.Date(hours.FirstDate);
    public DateOnly? Last { get; } = RuleHours.Date(hours.LastDate);
}
