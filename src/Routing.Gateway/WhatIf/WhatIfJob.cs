namespace Routing.Gateway;

/// <summary>A comparison that was asked for, and how far it is.</summary>
internal sealed class WhatIfJob(string id, AskWhatIf asked, GroupSetup asIs, GroupSetup variant, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now) : IDisposable
{
    private readonly CancellationTokenSource _withdrawn = new();
    private readonly Lock _gate = new();
    private bool _isOver;
    private WhatIfView _view = new() { Id = id, Asked = asked, State = WhatIfState.Queued, From = from, To = to, AskedAt = now };

    public AskWhatIf Asked => asked;

    /// <summary>Gone once it has run: what it found is kept, and not what it was run with.</summary>
    public GroupSetup? AsIs { get; private set; } = asIs;
    public GroupSetup? Variant { get; private set; } = variant;
    public DateTimeOffset From => from;
    public DateTimeOffset To => to;

    /// <summary>How long before that was what those who come are like; nothing for what came itself.</summary>
    public TimeSpan Back => asked.Arrivals == WhatIfArrivals.Forecast ? WhatIfAhead.Back(to, now) : TimeSpan.Zero;

    public CancellationToken Withdrawn => _withdrawn.Token;

    public WhatIfView View
    {
        get
        {
            lock (_gate) return _view;
        }
    }

    public bool HasEnded => View.State is WhatIfState.Done or WhatIfState.Failed;

    public void Change(Func<WhatIfView, WhatIfView> change)
    {
        lock (_gate) _view = change(_view);
    }

    /// <summary>Ends it where it is under way; one that is over is left as it is.</summary>
    public void Withdraw()
    {
        lock (_gate) if (!_isOver) _withdrawn.Cancel();
    }

    /// <summary>It has run, or never will.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
            (AsIs, Variant) = (null, null);
            _withdrawn.Dispose();
        }
    }
}
