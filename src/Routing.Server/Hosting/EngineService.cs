using Microsoft.Data.Sqlite;
using Routing.Actors;
using Routing.Embedded;

namespace Routing.Server;

/// <summary>Starts the actors with the server, and reports those that fail.</summary>
public sealed class EngineService(EmbeddedEngine engine, ICatalog catalog, ILogger<EngineService> log) : IHostedService
{
    private readonly StoreEpisode _refusing = new(TimeProvider.System);
    private readonly StoreEpisode _broken = new(TimeProvider.System);
    private volatile bool _stopping;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        engine.Failed += Report;
        await engine.Wake(catalog, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        return Task.CompletedTask;
    }

    private void Report(ActorKey actor, Exception failure)
    {
        // At the end the store closes under the actors, which is no news.
        if (_stopping) return;
        // All who write meet it, and one line says it for all.
        if (failure is StoreUnavailableException { IsUnexpected: true } broken)
        {
            if (_broken.Begins()) log.LogError("The store broke in a way that nobody foresaw: {Cause}. {Kind} actors and others start anew at their next call; what follows within a minute is not told", broken.Cause, actor.Kind);
            return;
        }
        if (failure is StoreUnavailableException && Refusal(failure) is { } refusal)
        {
            if (_refusing.Begins()) log.LogError("The store refuses. {Reason} What follows within a minute is not told", refusal);
            return;
        }
        // Customers are not named in logs, and what a failure says may name them.
        if (actor.Kind == ActorKind.Customer) log.LogError("A customer failed and starts anew at its next call: {Failure}", failure.GetType().Name);
        else log.LogError(failure, "Actor {Kind} {Id} failed and starts anew at its next call", actor.Kind, actor.Id);
    }

    /// <summary>What the store says of the file and its disk; null for what is of one actor.</summary>
    private static string? Refusal(Exception failure) =>
        failure.InnerException is SqliteException ? failure.Message : failure.InnerException is StoreUnavailableException inner ? Refusal(inner) : null;
}
