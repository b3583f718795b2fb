using System.Diagnostics;
using Routing.Embedded;
using Spectre.Console;

namespace Routing.Lab;

/// <summary>
/// Fills a history with the tallies of made-up contacts, a day at a time: what each contact counts is told by the same facts as of
/// one that came by events, but the events, and the journeys that could be listed, are left out. So millions take minutes.
/// </summary>
internal static class HistoryBulk
{
    /// <summary>Who works nine hours a day: ten million contacts of a year are some seventy a day for each.</summary>
    public const int Agents = 400;
    public const int Queues = 50;
    private const int AgentsOfQueue = Agents / Queues;
    private static readonly TimeSpan Opens = TimeSpan.FromHours(9);
    private static readonly TimeSpan OpenFor = TimeSpan.FromHours(9);
    private static readonly string[] Tiers = ["standard", "gold", "diamond"];
    private static readonly string[] Languages = ["zh", "en"];

    public static async Task<(TimeSpan Whole, TimeSpan Processor)> Fill(SqliteHistory history, DateTimeOffset begin, int contacts, int days, CancellationToken ct)
    {
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var random = new Random(1);
        var facts = new List<Fact>();
        for (var day = 0; day < days; day++)
        {
            var changes = new TallyChanges();
            var ofDay = (int)((long)contacts * (day + 1) / days - (long)contacts * day / days);
            for (var n = 0; n < ofDay; n++)
            {
                facts.Clear();
                JourneyFacts.Add(Made(n, begin.AddDays(day) + Opens + (OpenFor * n / ofDay), random), facts);
                foreach (var fact in facts) changes.Add(fact, 1);
            }
            facts.Clear();
            for (var agent = 0; agent < Agents; agent++) new AgentTime { Agent = $"agent-{agent}", Presence = PresenceKind.Ready, CountedTo = begin.AddDays(day) + Opens }.CountTo(begin.AddDays(day) + Opens + OpenFor, facts);
            foreach (var fact in facts) changes.Add(fact, 1);
            await history.Commit(new HistoryBatch(day, day + 1, [], changes.Quarters, [], new Dictionary<string, int>(), []), ct);
            if ((day + 1) % 10 == 0) AnsiConsole.WriteLine($"{day + 1} days, {watch.Elapsed.TotalSeconds:N0} s");
        }
        return (watch.Elapsed, Environment.CpuUsage.TotalTime - processor);
    }

    private static Journey Made(int n, DateTimeOffset at, Random random)
    {
        var q = random.Next(Queues);
        var (queue, wait, handle) = ($"queue-{q}", random.NextDouble() * 60, 60 + (random.NextDouble() * 500));
        var stage = new JourneyStage { Queue = queue, Hop = 1, QueuedAt = at, WaitingSince = at, WithinSeconds = 20 };
        var journey = new Journey
        {
            Id = $"c-{n}",
            Channel = (Channel)random.Next(3),
            Intent = $"intent-{(q * 2) + random.Next(2)}",
            Tier = Tiers[random.Next(3)],
            Language = Languages[random.Next(2)],
            CreatedAt = at,
            Queue = queue,
            IsRepeat = random.Next(10) == 0,
        };
        if (random.Next(20) == 0) return journey with { Stages = [stage with { EndedAt = at.AddSeconds(wait), End = StageEnd.Abandoned }], EndedAt = at.AddSeconds(wait), State = ContactState.Abandoned };
        var agent = $"agent-{(q * AgentsOfQueue) + random.Next(AgentsOfQueue)}";
        var answered = at.AddSeconds(wait);
        var done = answered.AddSeconds(handle);
        return journey with
        {
            Stages = [stage with { Agent = agent, Offers = [new JourneyOffer(agent, at)], AnsweredAt = answered, WaitSeconds = wait, HandleSeconds = handle, WrapUpSeconds = 30, EndedAt = done, End = StageEnd.Completed, CostPerHour = 20 }],
            CompletedAt = done,
            EndedAt = done.AddSeconds(30),
            State = ContactState.Closed,
            Resolved = random.Next(5) > 0,
            Satisfaction = random.Next(1, 6),
        };
    }
}
