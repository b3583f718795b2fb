using System.Collections.Immutable;
using Routing.Actors;
using Routing.Simulation;

namespace Routing.Server;

/// <summary>
/// Gives the demonstration a past, so that forecasts, staffing and the weekly review have something to go by: the tallies of made-up contacts of its own queues,
/// as many as come in the demonstration itself. Only where there is no history at all; it is done before the server listens, as forecasts are of whole days.
/// </summary>
public sealed partial class DemoPast(IHistory history, DemoOptions options, TimeProvider clock, ILogger<DemoPast> log) : IHostedService
{
    /// <summary>Days of which agents' own figures are made, too: two weeks, of which one is whole in any zone.</summary>
    private const int DaysOfAgents = 14;
    private const int QuartersOfDay = 96;
    private const int DaysOfWeek = 7;

    /// <summary>Contacts made up for each class and quarter of an hour; each stands for as many as came of its like.</summary>
    private const int Samples = 3;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var state = await history.State(cancellationToken);
        if (options.PastWeeks == 0 || state.Position > 0 || await IsKnown(cancellationToken)) return;
        var began = clock.GetTimestamp();
        var now = clock.GetUtcNow();
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var scenario = DemoScenario.Read();
        for (var day = today.AddDays(-DaysOfWeek * options.PastWeeks); day <= today; day = day.AddDays(1))
        {
            var changes = new TallyChanges();
            Add(scenario, day, now, day >= today.AddDays(-DaysOfAgents), changes);
            await history.Commit(new HistoryBatch(0, 0, [], changes.Quarters, [], ImmutableDictionary<string, int>.Empty, []), cancellationToken);
        }
        Made(log, options.PastWeeks, clock.GetElapsedTime(began).TotalSeconds);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> IsKnown(CancellationToken ct)
    {
        var isKnown = false;
        await history.Sum(new TallyQuery(Cut.Whole, null, null, [new TallyRange(TallyLevel.Day, 0, long.MaxValue)]), (_, _, _) => { isKnown = true; return null; }, ct);
        return isKnown;
    }

    private void Add(Scenario scenario, DateTimeOffset day, DateTimeOffset now, bool ofAgents, TallyChanges changes)
    {
        var draw = Draw.For(options.Seed, "past", day.ToString("O"));
        var facts = new List<Fact>();
        // A day is busier or quieter as a whole, and a weekend is quiet.
        var busy = Math.Exp(0.03 * draw.Normal()) * (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.7 : 1);
        for (var quarter = 0; quarter < QuartersOfDay && day.AddMinutes(15 * (quarter + 1)) <= now; quarter++)
        {
            var at = day.AddMinutes(15 * quarter);
            var hour = 1 + (0.25 * Math.Sin((quarter - 24) * 2 * Math.PI / QuartersOfDay));
            foreach (var kind in scenario.Classes)
            {
                var mean = MeanRate(scenario, kind) * 15 * options.Speed * busy * hour;
                var came = Math.Max(0, (int)Math.Round(mean + (Math.Sqrt(mean) * draw.Normal()) + (0.08 * mean * draw.Normal())));
                for (var n = 0; n < Samples; n++)
                {
                    facts.Clear();
                    JourneyFacts.Add(One(scenario, kind, at.AddMinutes(n), draw), facts);
                    foreach (var fact in facts) changes.Add(ofAgents ? fact : fact with { Agent = null }, (came + n) / Samples);
                }
            }
            if (!ofAgents) continue;
            foreach (var agent in scenario.Pools.SelectMany(pool => pool.AgentIds))
            {
                var share = Math.Clamp(0.62 + (0.1 * draw.Normal()), 0.1, 0.95);
                changes.Add(new Fact(at, null, agent, null, null, null, null, Counted.BusyMs, (long)(share * 900_000)), 1);
                changes.Add(new Fact(at, null, agent, null, null, null, null, Counted.IdleMs, 900_000 - (long)(share * 900_000)), 1);
            }
        }
    }

    /// <summary>Times are those of the demonstration's clock, which runs faster than its customers'.</summary>
    private Journey One(Scenario scenario, ContactClass kind, DateTimeOffset at, Draw draw)
    {
        var pool = draw.OneOf([.. scenario.Pools.Where(pool => pool.Serves.ContainsKey(kind.Name))]);
        var (agent, service) = (draw.OneOf(pool.AgentIds), pool.Serves[kind.Name]);
        var wait = -8 * Math.Log(draw.Uniform());
        var stage = new JourneyStage { Queue = kind.Queue, Hop = 1, QueuedAt = at, WaitingSince = at, WithinSeconds = 20 };
        var journey = new Journey
        {
            Id = "past", Channel = kind.Channel, Intent = kind.Name, Tier = scenario.Customers is { } crowd ? draw.Weighted([.. crowd.Tiers]) : Defaults.CustomerTier, Language = "zh", CreatedAt = at, Queue = kind.Queue,
            IsRepeat = draw.Chance(0.06), CameBack = draw.Chance(0.07),
        };
        if (draw.Chance(0.03)) return journey with { Stages = [stage with { EndedAt = at.AddSeconds(wait), End = StageEnd.Abandoned }], EndedAt = at.AddSeconds(wait), State = ContactState.Abandoned };
        var handle = service.Service.Sample(draw) * scenario.TimeUnit.TotalSeconds / options.Speed;
        var (answered, resolved) = (at.AddSeconds(wait), draw.Chance(service.Resolve));
        return journey with
        {
            Stages = [stage with { Agent = agent, Offers = [new JourneyOffer(agent, at)], AnsweredAt = answered, WaitSeconds = wait, HandleSeconds = handle, WrapUpSeconds = 1, EndedAt = answered.AddSeconds(handle), End = StageEnd.Completed, CostPerHour = 30 }],
            CompletedAt = answered.AddSeconds(handle),
            EndedAt = answered.AddSeconds(handle + 1),
            State = ContactState.Closed,
            Resolved = resolved,
            Satisfaction = resolved ? 4 + draw.Below(2) : 1 + draw.Below(3),
        };
    }

    /// <summary>Per time unit, over the scenario's day.</summary>
    private static double MeanRate(Scenario scenario, ContactClass kind)
    {
        var units = (int)(TimeSpan.FromHours(17) / scenario.TimeUnit);
        return Enumerable.Range(0, units / 30).Average(n => kind.Arrivals.RateAt(n * 30));
    }

    [LoggerMessage(LogLevel.Information, "The demonstration has a past of {Weeks} weeks, made up in {Seconds:0.0} s.")]
    private static partial void Made(ILogger log, int weeks, double seconds);
}
