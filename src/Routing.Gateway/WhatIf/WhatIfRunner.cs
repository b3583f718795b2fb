using Microsoft.Extensions.Logging;

namespace Routing.Gateway;

/// <summary>Runs comparisons.</summary>
internal sealed class WhatIfRunner(IWhatIfLab? lab, WhatIfGathering? gathering, SimulationTurn turn, TimeProvider clock, ILogger<WhatIfRunner> log)
    : SimulationRunner<WhatIfJob, WhatIfView>("routing-what-if", lab is not null && gathering is not null, turn, clock, log), IWhatIfHand
{
    protected override WhatIfView Brief(WhatIfView view) => view with { Result = null };

    protected override WhatIfView WithAhead(WhatIfView view, int ahead) => view with { Ahead = ahead };

    protected override string IdOf(WhatIfJob job) => job.View.Id;

    protected override void Simulate(WhatIfJob job, CancellationToken ct)
    {
        var began = Clock.GetTimestamp();
        job.Change(view => view with { State = WhatIfState.Running, BeganAt = Clock.GetUtcNow() });
        var asked = gathering!.Gather(job, ct).GetAwaiter().GetResult();
        job.Change(view => view with { Contacts = asked.Demand.Contacts });
        var result = lab!.Compare(asked, (share, done) => job.Change(view => view with { Progress = share, ReplicationsDone = done }), () => Clock.GetElapsedTime(began) > WhatIfLimits.MaxTime, ct);
        job.Change(view => view with { State = WhatIfState.Done, Progress = 1, ReplicationsDone = result.Replications, Result = result, EndedAt = Clock.GetUtcNow() });
    }

    protected override void Fail(WhatIfJob job, string reason) => job.Change(view => view with { State = WhatIfState.Failed, Reason = reason, EndedAt = Clock.GetUtcNow() });
}
