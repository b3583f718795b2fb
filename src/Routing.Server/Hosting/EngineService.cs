using Routing.Actors;
using Routing.Embedded;

namespace Routing.Server;

/// <summary>Starts the actors with the server, and reports those that fail.</summary>
public sealed class EngineService(EmbeddedEngine engine, ICatalog catalog, ILogger<EngineService> log) : IHostedService
{
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
        // Customers are not named in logs, and what a failure says may name them.
        if (actor.Kind == ActorKind.Customer) log.LogError("A customer failed and starts anew at its next call: {Failure}", failure.GetType().Name);
        else log.LogError(failure, "Actor {Kind} {Id} failed and starts anew at its next call", actor.Kind, actor.Id);
    }
}
