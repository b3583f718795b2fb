namespace Routing.Actors;

/// <summary>
/// The group's pilot: which contacts are planned by what is tried, and when that ends. Its figures are made by a reader of the event log
/// and kept here with the position they are of, so that of two readers one is refused and nothing is counted twice.
/// </summary>
public partial class DispatcherActor
{
    private PilotKept? _pilot;
    private PilotProgress? _pilotAt;
    private (string By, DateTimeOffset Until)? _pilotReader;

    public async ValueTask<PilotStanding?> Pilot(CancellationToken ct = default)
    {
        EndInTime();
        var standing = _pilot is { } kept ? new PilotStanding(kept, _pilotAt ?? new PilotProgress(0)) : null;
        await Durable();
        return standing;
    }

    public async ValueTask<ConfigureAnswer> SetPilot(Pilot? pilot, long? expectedVersion, CancellationToken ct = default)
    {
        EndInTime();
        var version = _pilot?.Version ?? 0;
        if (expectedVersion is { } expected && expected != version) return new ConfigureAnswer(ConfigureOutcome.VersionConflict, version);
        if (_pilot is { Status: PilotStatus.Running } running) return new ConfigureAnswer(ConfigureOutcome.InUse, version, $"the contacts it has tried on since {running.StartedAt:yyyy-MM-dd'T'HH:mm:ss'Z'}, until it is stopped or rolled back");
        if (pilot is null && _pilot is null) return new ConfigureAnswer(ConfigureOutcome.Absent, 0);
        var outcome = _pilot is null ? ConfigureOutcome.Created : ConfigureOutcome.Replaced;
        Keep(pilot is null ? null : new PilotKept(pilot, version + 1, PilotStatus.Prepared), null);
        await Durable();
        return new ConfigureAnswer(outcome, version + 1);
    }

    public async ValueTask<bool> StartPilot(long position, CancellationToken ct = default)
    {
        EndInTime();
        var may = _pilot is { Status: PilotStatus.Prepared or PilotStatus.Stopped } && (_draft is not null || !_pilot.Pilot.UsesDraft);
        if (may)
        {
            Keep(
                _pilot! with
                {
                    Status = PilotStatus.Running,
                    Run = (Epoch << 32) + position,
                    Rules = _pilot.Pilot.UsesDraft ? _draft : null,
                    RuleVersion = _version,
                    StartedAt = Now,
                    EndedAt = null,
                    Reason = null,
                },
                new PilotProgress(position));
            Record(new PilotChanged(Key.Id, _pilot!.Pilot.Name, PilotStatus.Running, null));
        }
        await Durable();
        return may;
    }

    public async ValueTask<bool> BeginPromotion(PilotPromoted promoted, CancellationToken ct = default)
    {
        var may = _pilot is { Status: PilotStatus.Stopped };
        if (may) Keep(_pilot! with { Promoted = promoted }, _pilotAt);
        await Durable();
        return may;
    }

    public async ValueTask<bool> EndPilot(PilotStatus how, string? reason, PilotPromoted? promoted = null, CancellationToken ct = default)
    {
        EndInTime();
        // What has been stopped may still be promoted, or taken back for good, and so may what was promoted; what is taken back stays so.
        var may = (_pilot?.Status, how) is (PilotStatus.Running, _) or (PilotStatus.Stopped, PilotStatus.Promoted or PilotStatus.RolledBack) or (PilotStatus.Promoted, PilotStatus.RolledBack);
        if (may)
        {
            if (promoted is not null) Keep(_pilot! with { Promoted = promoted }, _pilotAt);
            End(how, reason);
        }
        await Durable();
        return may;
    }

    // Kept in memory alone, as with webhooks: after a restart whoever asks first has it.
    public ValueTask<bool> ClaimPilot(string by, TimeSpan heldFor, CancellationToken ct = default)
    {
        if (_pilotReader is { } other && other.By != by && Now < other.Until) return new(false);
        _pilotReader = (by, Now + heldFor);
        return new(true);
    }

    public async ValueTask<bool> AdvancePilot(long run, long from, PilotProgress progress, CancellationToken ct = default)
    {
        EndInTime();
        var may = _pilot is { Status: PilotStatus.Running } && _pilot.Run == run && _pilotAt?.Position == from;
        if (may)
        {
            Keep(_pilot, progress);
            if (PilotVerdict.Stops(_pilot!.Pilot, progress) is { } why) End(PilotStatus.Stopped, why, byRule: true);
        }
        await Durable();
        return may;
    }

    /// <summary>The rules that plan this customer's contacts now, and what their cards say of it.</summary>
    private (GroupRules Rules, PilotTag? Tag) Piloted(string customerId)
    {
        if (_pilot is not { } kept || !kept.IsRunning(Now)) return (_rules, null);
        var arm = PilotArms.Of(kept.Pilot, kept.Run, customerId, Now);
        long? slice = kept.Pilot.SliceMinutes > 0 ? PilotArms.Slice(kept.Pilot, Now) : null;
        return arm == PilotArms.Tried ? (kept.Rules ?? _rules, new PilotTag(kept.Pilot.Name, kept.Run, arm, kept.Pilot.Selection, slice)) : (_rules, new PilotTag(kept.Pilot.Name, kept.Run, arm, Slice: slice));
    }

    /// <summary>On the side it was planned on first: else it would be counted for one and routed by the other. What waited before the pilot is no part of it.</summary>
    private (GroupRules Rules, PilotTag? Tag) PilotedAs(PilotTag? was)
    {
        if (was is null || _pilot is not { } kept || kept.Run != was.Run || kept.Pilot.Name != was.Name) return (_rules, null);
        return (kept.IsRunning(Now) && was.Arm == PilotArms.Tried ? kept.Rules ?? _rules : _rules, was);
    }

    private static Plan Tagged(Plan plan, PilotTag? tag) => tag is null ? plan : plan with { Card = plan.Card with { Pilot = tag } };

    private void EndInTime()
    {
        if (_pilot is { Status: PilotStatus.Running } kept && !kept.IsRunning(Now)) End(PilotStatus.Stopped, $"its {kept.Pilot.MaxDays} days are over", byRule: true);
    }

    private void End(PilotStatus how, string? reason, bool byRule = false)
    {
        var kept = _pilot!;
        // What was promoted had ended by then.
        Keep(kept with { Status = how, EndedAt = kept.Status == PilotStatus.Promoted ? kept.EndedAt : Now, Reason = reason }, _pilotAt);
        Record(new PilotChanged(Key.Id, kept.Pilot.Name, how, reason) { ByRule = byRule });
    }

    private void Keep(PilotKept? kept, PilotProgress? progress)
    {
        if (!ReferenceEquals(_pilot, kept)) Write("pilot", kept);
        if (!ReferenceEquals(_pilotAt, progress)) Write("pilotAt", progress);
        (_pilot, _pilotAt) = (kept, progress);
    }

    private void RestorePilot(IReadOnlyList<StoredPart> parts) => (_pilot, _pilotAt) = (parts.Value<PilotKept>("pilot"), parts.Value<PilotProgress>("pilotAt"));
}
