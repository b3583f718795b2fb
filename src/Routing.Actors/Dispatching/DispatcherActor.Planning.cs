using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>What forecasts and staffing of the group go by, the gaps told of, and the suggestions to its supervisors. A gateway computes them; what is told once is known here.</summary>
public partial class DispatcherActor
{
    private static readonly PlanningKept NoPlanning = new(new PlanningConfig(), 0);

    private readonly SortedDictionary<string, StaffSuggestion> _suggestions = new(StringComparer.Ordinal);
    private PlanningKept _planning = NoPlanning;
    private ImmutableArray<ForeseenGap> _gaps = [];
    private (string By, DateTimeOffset Until)? _outlook;

    public async ValueTask<PlanningKept> ReadPlanning(CancellationToken ct = default)
    {
        var planning = _planning;
        await Durable();
        return planning;
    }

    public async ValueTask<ConfigureAnswer> SetPlanning(PlanningConfig? config, long? expectedVersion, CancellationToken ct = default)
    {
        if (expectedVersion is { } expected && expected != _planning.Version) return new ConfigureAnswer(ConfigureOutcome.VersionConflict, _planning.Version);
        if (config is null && _planning.Version == 0) return new ConfigureAnswer(ConfigureOutcome.Absent, 0);
        var outcome = _planning.Version == 0 ? ConfigureOutcome.Created : ConfigureOutcome.Replaced;
        _planning = config is null ? NoPlanning : new PlanningKept(config, _planning.Version + 1);
        Write("planning", config is null ? null : _planning);
        var version = _planning.Version;
        await Durable();
        return new ConfigureAnswer(outcome, version);
    }

    // Kept in memory alone, as that of webhooks is: after a restart whoever asks first has it.
    public ValueTask<bool> ClaimOutlook(string by, TimeSpan heldFor, CancellationToken ct = default)
    {
        if (_outlook is { } other && other.By != by && Now < other.Until) return new(false);
        _outlook = (by, Now + heldFor);
        return new(true);
    }

    public async ValueTask<bool> Foresee(string by, ExpectedGaps gaps, CancellationToken ct = default)
    {
        var may = _outlook?.By == by;
        if (may)
        {
            var config = _planning.Config;
            var (known, told) = ForeseenGaps.Decide(_gaps, gaps.Items, new GapBounds(config.GapLeastAgents, config.GapLeastMinutes, config.GapHoursAhead), Now);
            if (!known.SequenceEqual(_gaps)) Write("gaps", known.IsEmpty ? null : new GapsKept(known));
            _gaps = known;
            foreach (var happened in told) Record(happened);
        }
        await Durable();
        return may;
    }

    public async ValueTask<bool> Suggest(string by, SuggestionsFound made, CancellationToken ct = default)
    {
        var may = _outlook?.By == by;
        if (may)
        {
            foreach (var past in SuggestionBook.Past(_suggestions, Now))
            {
                _suggestions.Remove(past);
                Write($"suggestion/{past}", null);
            }
            if (made.IsPlan) foreach (var changed in SuggestionBook.Replanned([.. _suggestions.Values], made.Items, Now)) Keep(changed);
            foreach (var fresh in SuggestionBook.Fresh(_suggestions, made.Items, Now))
            {
                Keep(fresh);
                Record(new SuggestionMade(fresh.Id, fresh.Kind, fresh.Text, fresh.ToQueue));
            }
        }
        await Durable();
        return may;
    }

    public async ValueTask<Suggestions> Suggestions(CancellationToken ct = default)
    {
        var all = new Suggestions([.. _suggestions.Values.Select(one => one.At(Now))], _gaps);
        await Durable();
        return all;
    }

    public async ValueTask<SuggestionAnswer> DecideSuggestion(string id, bool accepted, string by, string? reason, CancellationToken ct = default)
    {
        var answer = SuggestionBook.Decide(_suggestions.GetValueOrDefault(id), accepted, by, reason, Now);
        if (answer is { Outcome: SuggestionOutcome.Decided, Suggestion: { } decided })
        {
            Keep(decided);
            // Of one accepted it is told once it is carried out.
            if (!accepted) Record(new SuggestionDecided(id, decided.Kind, false, by, reason));
        }
        await Durable();
        return answer;
    }

    public async ValueTask<StaffSuggestion?> FinishSuggestion(string id, string? did, string by, CancellationToken ct = default)
    {
        if (SuggestionBook.Finish(_suggestions.GetValueOrDefault(id), did, by, Now) is { } finished)
        {
            Keep(finished);
            if (did is not null) Record(new SuggestionDecided(id, finished.Kind, true, finished.DecidedBy ?? by, null));
        }
        var now = _suggestions.GetValueOrDefault(id)?.At(Now);
        await Durable();
        return now;
    }

    private void Keep(StaffSuggestion suggestion)
    {
        _suggestions[suggestion.Id] = suggestion;
        Write($"suggestion/{suggestion.Id}", suggestion);
    }

    private void ForgetPlanning()
    {
        foreach (var part in new[] { "planning", "gaps", "drifts" }) Write(part, null);
        foreach (var suggestion in _suggestions.Keys) Write($"suggestion/{suggestion}", null);
        _suggestions.Clear();
        (_planning, _gaps, _driftsTold) = (NoPlanning, [], ImmutableDictionary<string, DateTimeOffset>.Empty);
    }

    private void RestorePlanning(IReadOnlyList<StoredPart> parts)
    {
        if (parts.Value<PlanningKept>("planning") is { } planning) _planning = planning;
        if (parts.Value<GapsKept>("gaps") is { } kept) _gaps = kept.Gaps;
        if (parts.Value<DriftsKept>("drifts") is { } drifts) _driftsTold = drifts.Told;
        foreach (var suggestion in parts.Under<StaffSuggestion>("suggestion/")) _suggestions[suggestion.Id] = suggestion;
    }
}
