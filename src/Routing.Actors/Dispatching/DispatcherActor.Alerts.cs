using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>
/// The rules for alerts and what is raised, kept here so that every engine keeps them; what a figure means is decided
/// here too, so that whoever reads the figures, an alert is raised once. Only the default group's dispatcher is asked for them.
/// </summary>
public partial class DispatcherActor
{
    private readonly SortedDictionary<string, AlertRuleKept> _alertRules = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Rule, string Each), AlertStanding> _alertStandings = [];

    /// <summary>How many of each rule: asked at each reading that would begin one.</summary>
    private readonly Dictionary<string, int> _standingsOf = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Alert> _pastAlerts = [];
    private AlertCount _alertCount = new(0, 0);
    private (string By, DateTimeOffset Until)? _judge;

    public async ValueTask<AlertRoster> Alerts(CancellationToken ct = default)
    {
        var roster = new AlertRoster([.. _alertRules.Values], [.. _alertStandings.Values]);
        await Durable();
        return roster;
    }

    public async ValueTask<PastAlerts> PastAlerts(CancellationToken ct = default)
    {
        var past = new PastAlerts([.. _pastAlerts.OrderByDescending(one => one.Key).Select(one => one.Value)]);
        await Durable();
        return past;
    }

    public async ValueTask<ConfigureAnswer> SetAlertRule(string id, AlertRule? rule, long? expectedVersion, CancellationToken ct = default)
    {
        var old = _alertRules.GetValueOrDefault(id);
        var answer = ConfigureAnswer.Of(old?.Version ?? 0, expectedVersion, rule is null, _alertRules.Count, AlertLimits.MaxRules);
        if (answer.IsMade())
        {
            Keep(_alertRules, "alertRule", id, rule is null ? null : new AlertRuleKept(id, rule, answer.Version));
            if (rule is null || old is not null && !rule.JudgesAs(old.Rule)) EndStandings(id, rule is null ? AlertEnd.RuleDeleted : AlertEnd.RuleChanged);
        }
        await Durable();
        return answer;
    }

    // Kept in memory alone, as with webhooks: a dispatcher that begins anew takes whoever asks first.
    public ValueTask<bool> ClaimAlerts(string by, TimeSpan heldFor, CancellationToken ct = default)
    {
        if (_judge is { } other && other.By != by && Now < other.Until) return new(false);
        _judge = (by, Now + heldFor);
        return new(true);
    }

    public async ValueTask<bool> JudgeAlerts(string by, string rule, long version, ImmutableArray<AlertReading> readings, CancellationToken ct = default)
    {
        var may = _judge?.By == by && _alertRules.TryGetValue(rule, out var kept) && kept.Version == version && !kept.Rule.Paused;
        if (may)
        {
            foreach (var reading in readings) Judge(_alertRules[rule], reading);
        }
        await Durable();
        return may;
    }

    private void Judge(AlertRuleKept kept, AlertReading reading)
    {
        var key = (kept.Id, reading.Each);
        var old = _alertStandings.GetValueOrDefault(key);
        if (old is null && _standingsOf.GetValueOrDefault(kept.Id) >= AlertLimits.MaxStandings) return;
        var turn = AlertJudge.Judge(kept, old, reading, _alertCount.Begun + 1, Now);
        if (!turn.Outcome) return;
        if (old is null) Count(_alertCount with { Begun = _alertCount.Begun + 1 });
        Stand(key, (old ?? turn.State)!.Number, turn.State);
        foreach (var happened in turn.Events)
        {
            Record(happened);
            if (happened is AlertCleared cleared) KeepPast(cleared.Alert);
        }
    }

    private void EndStandings(string rule, AlertEnd why)
    {
        foreach (var (key, standing) in _alertStandings.Where(one => one.Key.Rule == rule).ToList())
        {
            Stand(key, standing.Number, null);
            if (standing.Alert is not { } alert) continue;
            var ended = AlertJudge.End(alert, why, Now);
            Record(new AlertCleared(ended));
            KeepPast(ended);
        }
    }

    private void Stand((string Rule, string Each) key, long number, AlertStanding? standing)
    {
        Place(key, standing);
        Write($"alertStanding/{number}", standing);
    }

    private void Place((string Rule, string Each) key, AlertStanding? standing)
    {
        var was = _alertStandings.Count;
        if (standing is null) _alertStandings.Remove(key);
        else _alertStandings[key] = standing;
        if (_alertStandings.Count == was) return;
        var of = _standingsOf[key.Rule] = _standingsOf.GetValueOrDefault(key.Rule) + _alertStandings.Count - was;
        if (of == 0) _standingsOf.Remove(key.Rule);
    }

    /// <summary>By turns in so many places, so that the newest take those of the oldest.</summary>
    private void KeepPast(Alert alert)
    {
        Count(_alertCount with { Cleared = _alertCount.Cleared + 1 });
        _pastAlerts[_alertCount.Cleared] = alert;
        _pastAlerts.Remove(_alertCount.Cleared - AlertLimits.MaxPast);
        Write($"alertPast/{_alertCount.Cleared % AlertLimits.MaxPast}", new AlertPastKept(_alertCount.Cleared, alert));
    }

    private void Count(AlertCount count)
    {
        _alertCount = count;
        Write("alertCount", count);
    }

    private void RestoreAlerts(IReadOnlyList<StoredPart> parts)
    {
        foreach (var kept in parts.Under<AlertRuleKept>("alertRule/")) _alertRules[kept.Id] = kept;
        foreach (var standing in parts.Under<AlertStanding>("alertStanding/")) Place((standing.Rule, standing.Each), standing);
        foreach (var past in parts.Under<AlertPastKept>("alertPast/")) _pastAlerts[past.Place] = past.Alert;
        _alertCount = parts.Value<AlertCount>("alertCount") ?? _alertCount;
    }
}

/// <summary>A cleared alert as kept.</summary>
/// <param name="Place">1 for the first that was cleared.</param>
public sealed record AlertPastKept(long Place, Alert Alert);
