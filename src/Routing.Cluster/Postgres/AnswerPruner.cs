using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Routing.Cluster;

/// <summary>Takes out remembered answers whose day is over.</summary>
internal sealed class AnswerPruner(NpgsqlDataSource database, ClusterClock clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(Every, clock.Time);
        while (await rounds.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var prune = database.CreateCommand("delete from routing_document where kind = $1 and written_at < $2");
                prune.Parameters.Add(new NpgsqlParameter<string> { TypedValue = StoredAnswers.Kind });
                prune.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = (clock.Time.GetUtcNow() - StoredResponse.KeptFor).UtcDateTime });
                await prune.ExecuteNonQueryAsync(stoppingToken);
            }
            catch (NpgsqlException)
            {
                // The next round takes them too.
            }
        }
    }
}
