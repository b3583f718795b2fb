namespace Routing.Cluster.Client;

/// <summary>Waits for a first silo as the gateway starts, within a bound; the client of Orleans finds the later ones by itself.</summary>
internal sealed class FirstConnection(RoutingClientOptions options) : IClientConnectionRetryFilter
{
    private readonly Pauses _pauses = new(options.FirstPause, options.MaxPause, Random.Shared);
    private readonly long _began = options.Clock.GetTimestamp();
    private int _failures;

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (options.Clock.GetElapsedTime(_began) >= options.StartBound)
            throw new StoreUnavailableException($"No silo of the cluster {options.Cluster} was found within {options.StartBound.TotalSeconds:0.#} s: {exception.GetBaseException().Message} Is it running, and does it have this name?", exception);
        await Task.Delay(_pauses.After(++_failures), options.Clock, cancellationToken);
        return true;
    }
}
