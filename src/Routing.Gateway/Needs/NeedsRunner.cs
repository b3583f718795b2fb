using Microsoft.Extensions.Logging;

namespace Routing.Gateway;

/// <summary>Runs searches for needs.</summary>
internal sealed class NeedsRunner(INeedsLab? lab, NeedsGathering? gathering, SimulationTurn turn, TimeProvider clock, ILogger<NeedsRunner> log)
    : SimulationRunner<NeedsJob, NeedsView>("routing-needs", lab is not null && gathering is not null, turn, clock, log)
{
    protected override NeedsView Brief(NeedsView view) => view with { Result = null };

    protected override NeedsView WithAhead(NeedsView view, int ahead) => view with { Ahead = ahead };

    protected override string IdOf(NeedsJob job) => job.View.Id;

    protected override void Simulate(NeedsJob job, CancellationToken ct)
    {
        var began = Clock.GetTimestamp();
        job.Change(view => view with { State = WhatIfState.Running, BeganAt = Clock.GetUtcNow() });
        var asked = gathering!.Gather(job, ct).GetAwaiter().GetResult();
        job.Change(view => view with { Contacts = Math.Round(asked.Demand.Contacts, 1) });
        var result = lab!.Find(asked, (share, rosters) => job.Change(view => view with { Progress = share, Rosters = rosters }), () => Clock.GetElapsedTime(began) > NeedsLimits.MaxTime, ct);
        job.Change(view => view with { State = WhatIfState.Done, Progress = 1, Rosters = result.Rosters, Result = result, EndedAt = Clock.GetUtcNow() });
    }

    protected override void Fail(NeedsJob job, string reason) => job.Change(view => view with { State = WhatIfState.Failed, Reason = reason, EndedAt = Clock.GetUtcNow() });
}
