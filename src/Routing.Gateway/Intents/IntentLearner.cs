using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway;

/// <summary>
/// Teaches groups their intents in the background: at once when asked to, as when rules with examples are published, and
/// every day. On a thread of its own, since it takes seconds of a processor.
/// </summary>
internal sealed partial class IntentLearner(IActorDirectory actors, ICatalog catalog, IntentLessons lessons, TimeProvider clock, ILogger<IntentLearner> log) : BackgroundService
{
    private const int MostWaiting = 256;
    private static readonly TimeSpan Every = TimeSpan.FromHours(24);

    /// <summary>A group that was taught in this time, or claimed by another gateway for that, is left alone on the day's round.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(20);

    /// <summary>Contacts that a day's round learns from at least; fewer would only repeat what is known.</summary>
    private const int FewContacts = 50;

    private readonly Channel<string?> _asked = System.Threading.Channels.Channel.CreateBounded<string?>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Soon; where too many wait already, on the day's round.</summary>
    public void Ask(string group) => _asked.Writer.TryWrite(group);

    /// <summary>Learns now, and answers what from.</summary>
    /// <param name="least">Contacts without which nothing is learned.</param>
    /// <returns>Null where there were too few.</returns>
    public async Task<LearnedIntents?> Learn(string group, int least, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            var own = await lessons.Of(group, ct);
            if (own.Count < least) return null;
            var rules = (await actors.Dispatcher(group).Describe(ct)).Rules;
            var now = clock.GetUtcNow();
            var knowledge = await Task.Factory.StartNew(() => IntentLearning.Learn(own, rules, now, ct), ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            await actors.Dispatcher(group).Learn(knowledge, ct);
            return knowledge.Report;
        }
        finally
        {
            _turn.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Made before the first text comes, which would else wait for it.
        await Task.Factory.StartNew(() => StarterIntents.Model, stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await using var daily = clock.CreateTimer(_ => _asked.Writer.TryWrite(null), null, Every, Every);
        await foreach (var group in _asked.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                if (group is null) await Round(stoppingToken);
                else await Learn(group, 0, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The day's round tries again; meanwhile what is known serves. The message names no customer's words.
                NotLearned(log, group ?? "all groups", failure.GetType().Name);
            }
        }
    }

    private async Task Round(CancellationToken ct)
    {
        await foreach (var group in catalog.All(ActorKind.Dispatcher, ct: ct))
        {
            if (await actors.Dispatcher(group).ClaimLearning(Fresh, ct)) await Learn(group, FewContacts, ct);
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _turn.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Intents of {Group} were not learned: {Failure}. They are tried again tomorrow.")]
    private static partial void NotLearned(ILogger log, string group, string failure);
}
