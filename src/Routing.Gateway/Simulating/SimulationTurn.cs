namespace Routing.Gateway;

/// <summary>One simulation at a time on a server, of whatever kind: those who route need the rest.</summary>
internal sealed class SimulationTurn : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    public void Take(CancellationToken ct) => _turn.Wait(ct);

    public void Give() => _turn.Release();

    public void Dispose() => _turn.Dispose();
}
