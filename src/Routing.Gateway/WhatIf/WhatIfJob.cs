namespace Routing.Gateway;

/// <summary>A comparison that was asked for.</summary>
internal sealed class WhatIfJob(string id, AskWhatIf asked, GroupSetup asIs, GroupSetup variant, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    : SimulationJob<WhatIfView>(new WhatIfView { Id = id, Asked = asked, State = WhatIfState.Queued, From = from, To = to, AskedAt = now })
{
    public AskWhatIf Asked => asked;

    /// <summary>Gone once it has run.</summary>
    public GroupSetup? AsIs { get; private set; } = asIs;
    public GroupSetup? Variant { get; private set; } = variant;
    public DateTimeOffset From => from;
    public DateTimeOffset To => to;

    /// <summary>How long before that was what those who come are like; nothing for what came itself.</summary>
    public TimeSpan Back => asked.Arrivals == WhatIfArrivals.Forecast ? WhatIfAhead.Back(to, now) : TimeSpan.Zero;

    public override DateTimeOffset AskedAt => now;

    public override WhatIfState State => View.State;

    protected override void Forget() => (AsIs, Variant) = (null, null);
}
