namespace Routing.Cluster.Client;

/// <summary>Makes calls again while the cluster cannot take them, within a bound.</summary>
internal sealed class CallTries(RoutingClientOptions options)
{
    private readonly Pauses _pauses = new(options.FirstPause, options.MaxPause, Random.Shared);

    /// <param name="call">Is told which try it is: from the second on, an earlier one may have been done and its answer lost.</param>
    /// <exception cref="StoreUnavailableException">None succeeded within the bound.</exception>
    public async Task<T> Run<T>(string what, TimeSpan bound, Func<int, CancellationToken, ValueTask<T>> call, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(bound, options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        Exception? cause = null;
        for (var tries = 1; ; tries++)
        {
            try
            {
                // Waited for here: a call that heeds no token would outlast the bound.
                return await call(tries, either.Token).AsTask().WaitAsync(either.Token);
            }
            catch (Exception failure) when (IsPassing(failure) && !either.IsCancellationRequested)
            {
                cause = failure;
            }
            catch (Exception failure) when (IsPassing(failure) && !ct.IsCancellationRequested)
            {
                throw Unavailable(what, bound, tries, cause ?? failure);
            }
            await Task.Delay(_pauses.After(tries), options.Clock, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ct.ThrowIfCancellationRequested();
            if (patience.IsCancellationRequested) throw Unavailable(what, bound, tries, cause);
        }
    }

    /// <summary>Of the cluster, and not of what was asked: a silo gone, a call lost on its way, an actor that begins anew, a store that is down.</summary>
    private static bool IsPassing(Exception failure) =>
        failure is StoreUnavailableException or FencedException or TimeoutException or OrleansException or OperationCanceledException;

    private StoreUnavailableException Unavailable(string what, TimeSpan bound, int tries, Exception cause) => new(
        $"The cluster {options.Cluster} could not {what} within {bound.TotalSeconds:0.#} s, in {tries} tries; nothing acknowledged is lost, and it may be tried again with the same ids. The last cause: {cause.Message}", cause);
}
