namespace Routing.Core;

/// <summary>
/// Decides what a figure means for an alert. Between the threshold that raises and the one that clears nothing changes,
/// and neither happens before it has lasted: so a figure that trembles tells nobody anything.
/// </summary>
public static class AlertJudge
{
    /// <param name="standing">Null while the figure is where it should be.</param>
    /// <param name="number">For one that begins now.</param>
    public static Turn<bool, AlertStanding?> Judge(AlertRuleKept kept, AlertStanding? standing, AlertReading reading, long number, DateTimeOffset now)
    {
        var rule = kept.Rule;
        var holds = TimeSpan.FromSeconds(rule.ForSeconds);
        if (standing?.Alert is { } raised) return OfRaised(rule, standing, raised, reading, holds, now);
        if (Beyond(rule, reading) is not { } direction) return standing is null ? Same(standing) : Turn.Of(true, (AlertStanding?)null);
        // From one side to the other it begins anew.
        var begun = standing is { } old && old.Direction == direction ? old : new AlertStanding(standing?.Number ?? number, kept.Id, reading.Each, direction, now);
        if (now - begun.Since < holds) return ReferenceEquals(begun, standing) ? Same(standing) : Turn.Of(true, (AlertStanding?)begun);
        var alert = new Alert($"{kept.Id}~{begun.Number}", kept.Id, rule.Name, rule.Severity, rule.Measure, rule.SliceOf(reading.Each), now, reading.Value!.Value, reading.N, rule.Limit, direction)
        {
            OverMinutes = rule.IsLive ? null : rule.OverMinutes,
            Expected = reading.Expected,
            Deviation = reading.Deviation,
            LastValue = reading.Value,
            LastN = reading.N,
        };
        return Turn.Of(true, (AlertStanding?)(begun with { Alert = alert, KeptAt = now }), new AlertRaised(alert));
    }

    /// <summary>Its rule is no more, or is another.</summary>
    public static Alert End(Alert alert, AlertEnd why, DateTimeOffset now) => alert with { ClearedAt = now, Why = why };

    private static Turn<bool, AlertStanding?> OfRaised(AlertRule rule, AlertStanding standing, Alert alert, AlertReading reading, TimeSpan holds, DateTimeOffset now)
    {
        if (!IsJudged(rule, reading))
        {
            if (standing.QuietSince is not { } quiet) return Turn.Of(true, (AlertStanding?)(standing with { QuietSince = now, BackSince = null }));
            return now - quiet < AlertLimits.QuietClears ? Same(standing) : Cleared(alert, reading, AlertEnd.Quiet, now);
        }
        var next = standing with { QuietSince = null };
        if (!IsBack(rule, standing.Direction, reading)) next = next with { BackSince = null };
        else if (standing.BackSince is { } back ? now - back >= holds : holds == TimeSpan.Zero) return Cleared(alert, reading, AlertEnd.Recovered, now);
        else next = next with { BackSince = standing.BackSince ?? now };
        if (now - standing.KeptAt >= AlertLimits.ValueKeptEvery && (alert.LastValue, alert.LastN) != (reading.Value, reading.N))
            next = next with { KeptAt = now, Alert = alert with { LastValue = reading.Value, LastN = reading.N } };
        return next == standing ? Same(standing) : Turn.Of(true, (AlertStanding?)next);
    }

    private static Turn<bool, AlertStanding?> Cleared(Alert alert, AlertReading reading, AlertEnd why, DateTimeOffset now) =>
        Turn.Of(true, (AlertStanding?)null, new AlertCleared(End(alert with { LastValue = reading.Value, LastN = reading.N }, why, now)));

    private static Turn<bool, AlertStanding?> Same(AlertStanding? standing) => Turn.Of(false, standing);

    private static bool IsJudged(AlertRule rule, AlertReading reading) => reading.Value is not null && (rule.Unusual is null || reading.Deviation is not null);

    private static AlertDirection? Beyond(AlertRule rule, AlertReading reading)
    {
        if (!IsJudged(rule, reading)) return null;
        if (rule.Unusual is { } unusual)
        {
            var side = reading.Deviation > 0 ? AlertDirection.Above : AlertDirection.Below;
            return Math.Abs(reading.Deviation!.Value) >= unusual.RaiseAt && (unusual.Only ?? side) == side ? side : null;
        }
        if (reading.Value > rule.RaiseAbove) return AlertDirection.Above;
        return reading.Value < rule.RaiseBelow ? AlertDirection.Below : null;
    }

    private static bool IsBack(AlertRule rule, AlertDirection direction, AlertReading reading)
    {
        var (value, clear) = rule.Unusual is { } unusual ? (reading.Deviation!.Value, direction == AlertDirection.Above ? unusual.ClearAt : -unusual.ClearAt) : (reading.Value!.Value, rule.ClearAt ?? rule.Limit);
        return direction == AlertDirection.Above ? value <= clear : value >= clear;
    }
}
