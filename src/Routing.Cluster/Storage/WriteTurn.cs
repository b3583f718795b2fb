namespace Routing.Cluster;

/// <summary>Lets the writes of one activation through one at a time; whoever waits too long goes without.</summary>
internal sealed class WriteTurn(TimeProvider clock)
{
    private readonly SemaphoreSlim _turn = new(1);

    public async ValueTask<bool> TryTake()
    {
        if (_turn.Wait(0)) return true;
        using var patience = new CancellationTokenSource(ClusterLimits.TurnBound, clock);
        try
        {
            await _turn.WaitAsync(patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public void GiveBack() => _turn.Release();
}
