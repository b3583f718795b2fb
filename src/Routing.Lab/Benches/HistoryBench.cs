using System.CommandLine;
using System.Diagnostics;
using Routing.Actors;
using Routing.Embedded;
using Routing.Simulation;
using Spectre.Console;

namespace Routing.Lab;

/// <summary>Fills a history with made-up contacts, by the same projection as a server's, and times what reports ask of it.</summary>
internal static class HistoryBench
{
    private const int Customers = 300_000;
    private static readonly string[] Tiers = ["standard", "gold", "diamond"];
    private static readonly string[] Languages = ["zh", "en"];

    public static Command Make(Option<string?> folder)
    {
        var contacts = Cli.Number("--contacts", "Contacts of that time.", 1_000_000, 1);
        var days = Cli.Number("--days", "Over how many days they come: few for the busy hour, when many contacts change the same tallies.", 365d, 0d, isAbove: true);
        var bulk = new Option<bool>("--bulk") { Description = "Write tallies alone, a day at a time, of 400 agents who work nine hours: for ten million contacts and more. Contacts cannot be listed then." };
        var command = new Command("history", "Fills a history with contacts of a year, 2,000 agents and 50 queues, and times reports over it.") { contacts, days, bulk, folder };
        command.SetAction((parsed, ct) => Cli.Guard(async () =>
        {
            using var scratch = new ScratchFolder(parsed.GetValue(folder));
            var path = Path.Combine(scratch.Make("history"), "history.db");
            using var history = SqliteHistory.Open(path);
            var all = parsed.GetValue(contacts);
            var span = TimeSpan.FromDays(parsed.GetValue(days));
            var isBulk = parsed.GetValue(bulk);
            var filled = isBulk ? await HistoryBulk.Fill(history, Begin, all, Math.Max(1, (int)span.TotalDays), ct) : await Fill(history, all, span, ct);
            var bytes = new FileInfo(path).Length;
            var year = new TallyRange(TallyLevel.Day, 0, long.MaxValue);
            var begin = Begin.ToUnixTimeSeconds();
            BenchReport.Print($"A history of {all:N0} contacts over {span.TotalDays:0.###} days, {(isBulk ? HistoryBulk.Agents : 2000):N0} agents, 50 queues",
                ("contacts taken in per second", $"{all / filled.Whole.TotalSeconds:N0}"),
                ("processor time of a contact", $"{filled.Processor.TotalMilliseconds / all:N3} ms"),
                ("file", $"{bytes / 1e9:N2} GB"),
                ("the year, in all", await Time(Cut.Whole, null, year)),
                ("the year by queue", await Time(Cut.Queue, null, year)),
                ("the year by agent", await Time(Cut.Agent, null, year)),
                ("the year by agent and intent", await Time(Cut.AgentIntent, null, year)),
                ("the year by agent of one queue", await Time(Cut.QueueAgent, "queue-7", year)),
                ("30 days of another zone by agent", await Time(Cut.Agent, null, [.. TallyRange.Cover(begin + (16 * 3600), begin + (16 * 3600) + (30 * 86_400), TallyLevel.Hour)])),
                ("a day by queue and quarter of an hour", await Time(Cut.Queue, null, TallyRange.Cover(begin + 86_400, begin + (2 * 86_400), TallyLevel.Quarter)[0])),
                ("200 contacts of one agent in a month", await Listed(new JourneyQuery(Begin.AddDays(100), Begin.AddDays(130), 200) { Agent = "agent-11" })));
            return;

            async Task<string> Time(Cut cut, string? a, params TallyRange[] parts)
            {
                var sums = new Dictionary<(string, string), long[]>();
                var (rows, watch) = (0, Stopwatch.StartNew());
                await history.Sum(new TallyQuery(cut, a, null, parts), (_, x, y) =>
                {
                    rows++;
                    return sums.TryGetValue((x, y), out var known) ? known : sums[(x, y)] = new long[Tally.Size];
                }, ct);
                return $"{watch.Elapsed.TotalMilliseconds:N0} ms, {sums.Count:N0} groups of {rows:N0} tallies";
            }

            async Task<string> Listed(JourneyQuery query)
            {
                var watch = Stopwatch.StartNew();
                var found = await history.Journeys(query, ct);
                return $"{watch.Elapsed.TotalMilliseconds:N0} ms, {found.Count:N0}";
            }
        }));
        return command;
    }

    private static DateTimeOffset Begin { get; } = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Events come in the order of time, as a log has them: most contacts are in several portions, and written in each.</summary>
    private static async Task<(TimeSpan Whole, TimeSpan Processor)> Fill(SqliteHistory history, int contacts, TimeSpan span, CancellationToken ct)
    {
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var random = new Random(1);
        var projection = new HistoryProjection(HistoryState.Empty);
        var toCome = new PriorityQueue<(DateTimeOffset At, RoutingEvent Event), (DateTimeOffset At, long Number)>();
        var (position, number) = (0L, 0L);
        var events = new List<PlacedEvent>(HistoryLimits.EventsAtOnce);
        for (var done = 0; done < contacts || toCome.Count > 0;)
        {
            if (done < contacts && (toCome.Count == 0 || toCome.Peek().At >= Begin + (span * ((double)done / contacts))))
            {
                Contact(done, span * ((double)done / contacts), random, (at, happened) => toCome.Enqueue((at, happened), (at, ++number)));
                if (++done % 100_000 == 0) AnsiConsole.WriteLine($"{done:N0} contacts, {watch.Elapsed.TotalSeconds:N0} s");
            }
            var next = toCome.Dequeue();
            events.Add(new PlacedEvent(++position, next.At, next.Event));
            if (events.Count < HistoryLimits.EventsAtOnce && (done < contacts || toCome.Count > 0)) continue;
            var (ids, customers) = HistoryProjection.Needs(events);
            await history.Commit(projection.See(events, position, await history.Find(ids, customers, events[0].At.AddDays(-Measures.FirstContactDays), ct)), ct);
            events = new List<PlacedEvent>(HistoryLimits.EventsAtOnce);
        }
        return (watch.Elapsed, Environment.CpuUsage.TotalTime - processor);
    }

    private static void Contact(int n, TimeSpan after, Random random, Action<DateTimeOffset, RoutingEvent> tell)
    {
        var at = Begin + after;
        var (id, q) = ($"c-{n}", random.Next(50));
        var (queue, agent, intent) = ($"queue-{q}", $"agent-{(q * 40) + random.Next(40)}", $"intent-{(q * 2) + random.Next(2)}");
        tell(at, new ContactCreated(id, BenchSize.CustomerId(random.Next(Customers)), (Channel)random.Next(3), intent, queue, Tiers[random.Next(3)], Languages[random.Next(2)], null));
        tell(at, new ContactQueued(id, queue, 1, 0, at, null));
        var wait = random.NextDouble() * 60;
        if (random.Next(20) == 0)
        {
            tell(at.AddSeconds(wait), new ContactClosed(id, queue, null, ContactState.Abandoned, 0, null));
            return;
        }
        var (answered, handle) = (at.AddSeconds(wait), 60 + (random.NextDouble() * 500));
        tell(answered, new ContactAccepted(id, queue, agent, $"{id}~1", wait));
        tell(answered.AddSeconds(handle), new ContactCompleted(id, queue, agent, intent, random.Next(5) > 0, random.Next(1, 6), handle, 0));
        tell(answered.AddSeconds(handle + 30), new ContactClosed(id, queue, agent, ContactState.Closed, 30, null));
    }
}
