using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Routing.Core;

/// <summary>When a queue is open: within any of the hours, and not on a holiday. Outside, contacts go elsewhere or wait for the opening.</summary>
public sealed record OpeningHours
{
    /// <summary>How far an opening or a closing is looked for; beyond, there is none.</summary>
    private const int MostDays = 370;

    public ImmutableArray<RuleHours> Open { get; init; } = [];

    /// <summary>Holidays: closed, whatever the hours say.</summary>
    public ImmutableArray<RuleHours> Closed { get; init; } = [];

    /// <summary>Where contacts go while this queue is closed: the first whose hours hold. None: they wait for the opening.</summary>
    public ImmutableArray<OutsideHours> Outside { get; init; } = [];

    /// <summary>A moment by the clocks of where it is open: those of its first hours.</summary>
    public DateTimeOffset Local(DateTimeOffset moment) => Open is [var first, ..] && first.Zone is { } zone ? TimeZoneInfo.ConvertTime(moment, zone) : moment;

    public bool IsOpen(DateTimeOffset now) => RuleCondition.AnyHours(Open, now) && !Closed.Any(window => window.Holds(now));

    /// <summary>Where a contact goes that comes while it is closed; null to wait.</summary>
    public OutsideHours? OutsideAt(DateTimeOffset now) => Outside.FirstOrDefault(outside => RuleCondition.AnyHours(outside.Hours, now));

    /// <summary>The next moment at which it is open where it is closed now, or the reverse; null within the year where there is none.</summary>
    public DateTimeOffset? NextChange(DateTimeOffset now)
    {
        var isOpen = IsOpen(now);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        // A day of a zone begins up to fourteen hours before or after that of UTC, and hours may end on the next: so the days around are looked at, too.
        for (var day = 0; day < MostDays; day++)
        {
            var change = Enumerable.Range(day - 2, 4)
                .SelectMany(near => Open.Concat(Closed).SelectMany(window => window.Edges(today.AddDays(near))))
                .Where(edge => edge > now && edge <= now.AddDays(day + 1) && IsOpen(edge) != isOpen)
                .Select(edge => (DateTimeOffset?)edge).Min();
            if (change is not null) return change;
        }
        return null;
    }

    internal static void Check(FaultList faults, OpeningHours? hours, string queueId)
    {
        if (hours is null) return;
        RoutingRuleRules.Hours(faults, "openingHours.open", hours.Open);
        RoutingRuleRules.Hours(faults, "openingHours.closed", hours.Closed);
        faults.List("openingHours.outside", hours.Outside, (path, outside) =>
        {
            RoutingRuleRules.Hours(faults, $"{path}.hours", outside.Hours);
            faults.OptionalId($"{path}.moveTo", outside.MoveTo);
            faults.Require(outside.MoveTo != queueId, $"{path}.moveTo", "Name another queue than this one.");
            faults.Require((outside.MoveTo is not null) != outside.Refuse, path, "Give either moveTo or refuse: true.");
            faults.OptionalLabel($"{path}.message", outside.Message);
        });
    }
}

/// <summary>What becomes of contacts while a queue is closed: another site's queue, or a kind refusal.</summary>
public sealed record OutsideHours
{
    /// <summary>While any of these hold (the other site's hours); empty for always.</summary>
    public ImmutableArray<RuleHours> Hours { get; init; } = [];
    public string? MoveTo { get; init; }
    public bool Refuse { get; init; }

    /// <summary>What the customer is told who is refused.</summary>
    public string? Message { get; init; }

    /// <summary>As an overflow of the queue.</summary>
    [JsonIgnore]
    public Overflow Rule => new() { MoveTo = MoveTo, Refuse = Refuse, Message = Message ?? (Refuse ? "we are closed" : null) };
}
