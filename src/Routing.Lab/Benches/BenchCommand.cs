using System.CommandLine;
using Routing.Client;
using Routing.Simulation;
using Spectre.Console;

namespace Routing.Lab;

/// <summary><c>bench</c>: throughput, latency, cost per decision, and scale, beside the machine's own limit in the same run.</summary>
internal static class BenchCommand
{
    public static Command Make() => new("bench", "Measures the engine on this machine, beside the machine's own limit.") { Journeys(), Http(), Decisions(), Scale(), HistoryBench.Make(Folder) };

    /// <summary>Durable journeys a second that two cores are to bear.</summary>
    private const double AskedPerSecond = 3_500;

    private static readonly Option<int> Seconds = Cli.Number("--seconds", "Seconds measured, after a warm-up.", 15, 1);
    private static readonly Option<int> WarmUp = Cli.Number("--warm-up", "Seconds before that: until the compiler is done with what runs often, it takes a core.", 60, 0);
    private static readonly Option<int> InFlight = Cli.Number("--in-flight", "Journeys under way at a time.", 512, 1);
    private static readonly Option<string?> Folder = new("--folder") { Description = "Where the scratch files go: put it on the disk to be measured. The system's temporary folder when not given." };

    private static Command Journeys()
    {
        var command = new Command("journeys", "Full durable journeys in process: 2,000 agents, 50 queues, 20,000 customers; then the wait of a freed agent at half of what is asked, and at half of what was reached.") { Seconds, WarmUp, InFlight, Folder };
        command.SetAction((parsed, ct) => Cli.Guard(async () =>
        {
            var (warmUp, measured) = (TimeSpan.FromSeconds(parsed.GetValue(WarmUp)), TimeSpan.FromSeconds(parsed.GetValue(Seconds)));
            using var folder = new ScratchFolder(parsed.GetValue(Folder));
            var limit = Embedded.StoreLimit.Measure(folder.Make("limit"), TimeSpan.FromSeconds(10));
            BenchFigure most;
            using (var center = await BenchCenter.Start(folder.Make("most"), BenchSize.Standard))
                most = await new JourneyBench(new ActorSteps(center.Engine, center.Store, BenchSize.Standard), BenchSize.Standard, parsed.GetValue(InFlight)).Run(warmUp, measured, ct);
            var asked = await AtLoad(folder.Make("asked"), AskedPerSecond / 2, warmUp, measured, ct);
            var half = await AtLoad(folder.Make("half"), most.PerSecond / 2, warmUp, measured, ct);
            var after = Embedded.StoreLimit.Measure(folder.Make("limit-after"), TimeSpan.FromSeconds(10));
            var rows = Embedded.StoreLimit.Rows(Path.Combine(folder.Make("most"), "routing.db"));
            var among = Embedded.StoreLimit.Measure(folder.Make("limit-among"), TimeSpan.FromSeconds(10), rows: rows);
            var raw = (limit.UpsertsPerSecond + after.UpsertsPerSecond) / 2;
            var bare = (limit.BareUpsertsPerSecond + after.BareUpsertsPerSecond) / 2;
            BenchReport.Print("Journeys in process, every step durable",
                ("full journeys per second", $"{most.PerSecond:N0}"),
                ("processor cores used", $"{most.Cores:N2} of {Environment.ProcessorCount}"),
                ("allocated per journey; collector's pauses", $"{most.Collector.KilobytesPerJourney:N0} KB; {most.Collector.PausedShare:P0}, {most.Collector.MeanPauseMs:N0} ms each"),
                ($"raw upserts per second by Microsoft.Data.Sqlite into {Embedded.StoreLimit.FewRows:N0} rows, before and after", $"{limit.UpsertsPerSecond:N0}, {after.UpsertsPerSecond:N0}"),
                ("the same by bare statements", $"{limit.BareUpsertsPerSecond:N0}, {after.BareUpsertsPerSecond:N0}"),
                ("journeys ÷ raw upserts", $"1/{raw / most.PerSecond:N0}; of bare ones 1/{bare / most.PerSecond:N0}"),
                ($"raw upserts into {rows:N0} rows, as many as the journeys left, by either way", $"{among.UpsertsPerSecond:N0}, {among.BareUpsertsPerSecond:N0}"),
                ("journeys ÷ those", $"1/{among.UpsertsPerSecond / most.PerSecond:N0}; 1/{among.BareUpsertsPerSecond / most.PerSecond:N0}"),
                ($"freed agent → offer seen, p50, p95, p99, at {asked.PerSecond:N0} journeys a second (half of what is asked)", Waits(asked)),
                ($"the same at {half.PerSecond:N0} (half of what was reached)", Waits(half)));
        }));
        return command;
    }

    private static string Waits(BenchFigure figure) => $"{figure.FreeToOfferP50Ms:N1}, {figure.FreeToOfferP95Ms:N1}, {figure.FreeToOfferP99Ms:N1} ms of {figure.Offers:N0}";

    /// <summary>Fewer agents than contacts, each busy for a while, so that a freed agent always finds one waiting.</summary>
    private static async Task<BenchFigure> AtLoad(string directory, double perSecond, TimeSpan warmUp, TimeSpan measured, CancellationToken ct)
    {
        var size = new BenchSize(200, 50, 20_000) { MaxHoldSeconds = 0 };
        // An agent takes two chats at a time, and each journey also takes some time to be handed over.
        var handling = TimeSpan.FromSeconds(size.Agents * 2 / Math.Max(1, perSecond));
        using var center = await BenchCenter.Start(directory, size);
        return await new JourneyBench(new ActorSteps(center.Engine, center.Store, size), size, size.Agents * 3, handling).Run(warmUp, measured, ct);
    }

    private static Command Http()
    {
        var url = new Argument<Uri>("URL") { Description = "A server started for this, as in http://127.0.0.1:5080.", CustomParser = DriveCommand.Address };
        var server = new ServerArguments();
        var command = new Command("http", "The same journeys over HTTP, four requests each, offers from the event stream; sets up its own queues and agents there.") { url, Seconds, WarmUp, InFlight };
        server.AddTo(command, hasGroup: false);
        command.SetAction((parsed, ct) => Cli.Guard(async () =>
        {
            await server.Ask(parsed, parsed.GetValue(url)!.AbsoluteUri, async client =>
            {
                await SetUp(client, BenchSize.Standard, ct);
                var figure = await new JourneyBench(new HttpSteps(client), BenchSize.Standard, parsed.GetValue(InFlight))
                    .Run(TimeSpan.FromSeconds(parsed.GetValue(WarmUp)), TimeSpan.FromSeconds(parsed.GetValue(Seconds)), ct);
                BenchReport.Print($"Journeys over HTTP against {parsed.GetValue(url)}",
                    ("full journeys per second", $"{figure.PerSecond:N0}"),
                    ("requests per second", $"{figure.PerSecond * 4:N0}"),
                    ("processor cores used by this generator", $"{figure.Cores:N2} of {Environment.ProcessorCount}"));
            });
        }));
        return command;
    }

    private static async Task SetUp(RoutingClient client, BenchSize size, CancellationToken ct)
    {
        for (var n = 0; n < size.Queues; n++) await client.Queues.Put(BenchSize.QueueId(n), size.Queue(n), ct: ct);
        await Parallel.ForAsync(0, size.Agents, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = ct }, async (n, stop) =>
        {
            await client.Agents.Put(BenchSize.AgentId(n), size.Agent(n), ct: stop);
            await client.Agents.SetPresence(BenchSize.AgentId(n), PresenceKind.Ready, null, stop);
        });
    }

    private static Command Decisions()
    {
        var rulesOnly = new Option<bool>("--rules-only") { Description = "Leaves the large center out: few rules and queues against many only." };
        var command = new Command("decisions", "Processor time per decision: 100 agents and 100 waiting against 10,000 agents and 100,000 waiting; and 5 rules and 10 queues against 500 and 200.") { rulesOnly };
        command.SetAction((parsed, ct) => Cli.Guard(() =>
        {
            const int Rounds = 20_000;
            // The first run compiles.
            DecisionBench.Measure(1_000, 1_000, 10, Rounds, 5);
            var few = DecisionBench.Measure(1_000, 1_000, 10, Rounds, 5);
            var many = DecisionBench.Measure(1_000, 1_000, 200, Rounds, 500);
            var fewAgain = DecisionBench.Measure(1_000, 1_000, 10, Rounds, 5);
            BenchReport.Print("One round: close, decide, offer, accept, and the next arrival; 1,000 agents, 1,000 waiting",
                ("5 rules, 10 queues", $"{few:N1} µs, again {fewAgain:N1} µs"),
                ("500 rules, 200 queues", $"{many:N1} µs"),
                ("ratio", $"{many / ((few + fewAgain) / 2):N2}"));
            if (parsed.GetValue(rulesOnly)) return Task.CompletedTask;
            // Each twice: the first run compiles, and takes its memory from the system.
            DecisionBench.Measure(100, 100, 50, Rounds);
            DecisionBench.Measure(10_000, 100_000, 50, Rounds);
            var small = DecisionBench.Measure(100, 100, 50, Rounds);
            var large = DecisionBench.Measure(10_000, 100_000, 50, Rounds);
            var smallAgain = DecisionBench.Measure(100, 100, 50, Rounds);
            BenchReport.Print("One round: close, decide, offer, accept, and the next arrival; one thread, no disk",
                ("100 agents, 100 waiting", $"{small:N1} µs, again {smallAgain:N1} µs"),
                ("10,000 agents, 100,000 waiting", $"{large:N1} µs"),
                ("ratio", $"{large / ((small + smallAgain) / 2):N2}"));
            return Task.CompletedTask;
        }));
        return command;
    }

    private static Command Scale()
    {
        var command = new Command("scale", "15,000 agents, 500 queues, 500,000 waiting contacts on disk: memory, and the time of a restart.") { Folder };
        command.SetAction((parsed, ct) => Cli.Guard(async () =>
        {
            using var folder = new ScratchFolder(parsed.GetValue(Folder));
            var figure = await ScaleBench.Measure(folder.Make("scale"), new BenchSize(15_000, 500, 200_000), 500_000, new Progress<string>(AnsiConsole.WriteLine));
            BenchReport.Print("15,000 agents, 500 queues, 500,000 waiting contacts",
                ("contacts found waiting after the restart", $"{figure.Waiting:N0}"),
                ("to fill it", $"{figure.FillSeconds:N1} s"),
                ("from start to everybody back", $"{figure.RestartSeconds:N1} s"),
                ("memory after the restart", $"{figure.MemoryGigabytes:N2} GB"),
                ("memory at most, filling included", $"{figure.PeakGigabytes:N2} GB"));
        }));
        return command;
    }
}
