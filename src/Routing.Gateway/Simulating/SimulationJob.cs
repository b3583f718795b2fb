namespace Routing.Gateway;

/// <summary>A simulation that was asked for, and how far it is.</summary>
internal abstract class SimulationJob<TView>(TView first) : IDisposable
{
    private readonly CancellationTokenSource _withdrawn = new();
    private readonly Lock _gate = new();
    private bool _isOver;
    private TView _view = first;

    public CancellationToken Withdrawn => _withdrawn.Token;

    public TView View
    {
        get
        {
            lock (_gate) return _view;
        }
    }

    public abstract DateTimeOffset AskedAt { get; }

    public abstract WhatIfState State { get; }

    public bool HasEnded => State is WhatIfState.Done or WhatIfState.Failed;

    public void Change(Func<TView, TView> change)
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
            Forget();
            _withdrawn.Dispose();
        }
    }

    /// <summary>What it found is kept, and not what it was run with.</summary>
    protected abstract void Forget();
}
