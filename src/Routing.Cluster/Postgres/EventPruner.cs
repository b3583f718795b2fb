using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Routing.Cluster;

/// <summary>Deletes events that are older than they are to be kept, and the contacts that ended with them. Every silo does; one finds nothing left by the other.</summary>
internal sealed class EventPruner(NpgsqlDataSource database, TimeSpan keep, ClusterClock clock, ILogger<EventPruner> log) : BackgroundService
{
    private const int EventsAtOnce = 500;

    /// <summary>More than can come between two rounds, so that it gains ground.</summary>
    private const int TimesPerRound = 1000;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Deletes what is due, a little at a time, as nothing can be appended meanwhile; answers how many.</summary>
    internal async Task<int> Prune(CancellationToken ct)
    {
        var gone = 0;
        for (var times = 0; times < TimesPerRound; times++)
        {
            await using var prune = database.CreateCommand("select routing_prune($1, $2, $3)");
            prune.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = (clock.Time.GetUtcNow() - keep).UtcDateTime });
            prune.Parameters.Add(new NpgsqlParameter<int> { TypedValue = EventsAtOnce });
            prune.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. ContactClosed.Types] });
            var now = (int)(await prune.ExecuteScalarAsync(ct))!;
            gone += now;
            if (now < EventsAtOnce) break;
        }
        return gone;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(Every, clock.Time);
        while (await rounds.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Prune(stoppingToken);
            }
            catch (NpgsqlException failure)
            {
                // The next round goes on where this one stopped.
                log.PruneFailed(failure.Message);
            }
        }
    }
}
