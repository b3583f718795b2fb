using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway;

/// <summary>
/// Reads the figures that rules for alerts watch, if this gateway is the one that does, and tells the dispatcher of those
/// that change anything: it decides once more, and keeps what came of it. Nobody who looks at alerts costs a reading.
/// </summary>
internal sealed partial class AlertHost(IActorDirectory actors, ICatalog catalog, AlertReader reader, TimeProvider clock, ILogger<AlertHost> log) : RoundHost(AlertLimits.Every, clock)
{
    private readonly string _name = Guid.CreateVersion7().ToString("N");
    private bool _isThere;
    private bool _holds;

    private IDispatcher Keeper => actors.Dispatcher(Defaults.Group);

    protected override async Task Round(CancellationToken ct)
    {
        // Asking would make the group, on a server where nobody has made one.
        if (!_isThere && !(_isThere = await catalog.Has(ActorKind.Dispatcher, Defaults.Group, ct))) return;
        var roster = await Keeper.Alerts(ct);
        var active = roster.Rules.Where(kept => !kept.Rule.Paused).ToList();
        _holds = active.Count > 0 && await Keeper.ClaimAlerts(_name, AlertLimits.HeldFor, ct);
        if (!_holds) return;
        var look = await reader.Begin(ct);
        await ForEach(active.Where(look.CanRead).ToAsyncEnumerable(), kept => Judge(look, kept, roster.Standings.Where(one => one.Rule == kept.Id).ToDictionary(one => one.Each), ct), ct);
    }

    private async Task Judge(AlertReader.Look look, AlertRuleKept kept, Dictionary<string, AlertStanding> standings, CancellationToken ct)
    {
        var readings = await look.Of(kept, standings.Keys, ct);
        // The same decision as the dispatcher's: of what changes nothing it need not hear. Nor of more than there are places for.
        var turning = readings.Where(reading => AlertJudge.Judge(kept, standings.GetValueOrDefault(reading.Each), reading, 0, look.Now).Outcome).ToList();
        var some = turning.Where(reading => standings.ContainsKey(reading.Each)).Concat(turning.Where(reading => !standings.ContainsKey(reading.Each)).Take(AlertLimits.MaxStandings - standings.Count));
        if (some.ToImmutableArray() is { IsEmpty: false } told) await Keeper.JudgeAlerts(_name, kept.Id, kept.Version, told, ct);
    }

    protected override void Failed(Exception failure) => NotJudged(log, NameOf(failure));

    protected override async Task Leave()
    {
        try
        {
            if (_holds) await Keeper.ClaimAlerts(_name, TimeSpan.Zero, CancellationToken.None);
        }
        catch (Exception failure)
        {
            // Then another goes on a little later.
            NotJudged(log, failure.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Alerts are not judged ({Failure}). It is tried again.")]
    private static partial void NotJudged(ILogger log, string failure);
}
