using System.CommandLine;
using Routing.Actors;
using Routing.Embedded;
using Routing.Gateway;

namespace Routing.Server;

/// <summary>The server's command line: without a command it serves.</summary>
public static class ServerCommand
{
    internal static readonly Option<string> Data = new("--data")
    {
        Description = "Folder of the data file and the keys; made if absent.",
        DefaultValueFactory = _ => ServerOptions.DefaultData,
        Recursive = true,
    };

    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Addresses to listen on, separated by ;",
        DefaultValueFactory = _ => ServerOptions.DefaultUrls,
    };

    private static readonly Option<bool> Demo = new("--demo") { Description = "Plays an online shop against the server and shows it here; in a temporary folder unless --data is given." };
    private static readonly Option<int> DemoWeeks = NumberOption.Of(
        "--demo-weeks", "Weeks of past made up for --demo where there is no history, so that forecasts have something to go by; some seconds for every six weeks.", 0, 6,
        weeks => weeks is >= 0 and <= ServerOptions.MostDemoWeeks ? null : $"is a number of weeks: give 0 to {ServerOptions.MostDemoWeeks}.");

    private static readonly GatewayFlags Flags = new();

    private static readonly Option<int> KeepDays = NumberOption.Of(
        "--keep-days", "Days for which events, and contacts that have ended, are kept; 0 keeps them for ever.", ServerOptions.DefaultKeepDays, 30, Keeping.Fault);

    private static readonly Option<int> HistoryDays = NumberOption.Of(
        "--history-days", "Days for which contacts are kept in the history after their end; 0 keeps them for ever. Figures stay.", ServerOptions.DefaultKeepDays, 365, Keeping.Fault);

    private static readonly Option<int> RepeatDays = NumberOption.Of(
        "--repeat-days", "Days within which a customer who comes with the same intent has come back, for first-contact resolution and repeats; what was counted before stays as counted.", Measures.FirstContactDays, Measures.FirstContactDays, Measures.FaultOfFirstContactDays);

    public static RootCommand Make()
    {
        var root = new RootCommand("Routing.Actors: decides which agent gets each customer contact, and when.")
        {
            Data, Urls, Demo, DemoWeeks, KeepDays, HistoryDays, RepeatDays,
            KeysCommand.Make(parsed => new ServerOptions { Data = parsed.GetValue(Data)! }.KeyFile, AuditOf), BackupCommand.Make(), VerifyCommand.Make(),
        };
        Flags.AddTo(root);
        root.SetAction(async (parsed, ct) => await Serve(
            new ServerOptions
            {
                Data = parsed.GetValue(Data)!,
                Urls = parsed.GetValue(Urls)!,
                Demo = parsed.GetValue(Demo),
                DemoWeeks = parsed.GetValue(DemoWeeks),
                Gateway = Flags.Read(parsed),
                KeepDays = parsed.GetValue(KeepDays),
                HistoryDays = parsed.GetValue(HistoryDays),
                RepeatDays = parsed.GetValue(RepeatDays),
            },
            isDataGiven: parsed.GetResult(Data) is { Implicit: false },
            ct));
        return root;
    }

    private static SqliteHistory AuditOf(ParseResult parsed)
    {
        var options = new ServerOptions { Data = parsed.GetValue(Data)! };
        KeptFolder.Make(options.Data);
        return SqliteHistory.Open(options.HistoryFile);
    }

    private static async Task<int> Serve(ServerOptions options, bool isDataGiven, CancellationToken ct)
    {
        var passing = options.Demo && !isDataGiven ? Directory.CreateTempSubdirectory("routing-demo-") : null;
        if (passing is not null) options = options with { Data = passing.FullName };
        try
        {
            return await Serve(options, ct);
        }
        catch (Exception failure) when (failure is StoreUnavailableException or IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
        finally
        {
            passing?.Delete(recursive: true);
        }
    }

    private static async Task<int> Serve(ServerOptions options, CancellationToken ct)
    {
        if (options is { DemoWeeks: > 0, Demo: false }) throw new ArgumentException("--demo-weeks makes up a past for --demo: give --demo too, or leave it out.");
        KeptFolder.Make(options.Data);
        var hasKeys = new KeyStore(options.KeyFile, TimeProvider.System).List().Count > 0;
        var (urls, said) = LoopbackRule.Apply(options.Urls, hasKeys);
        using var store = SqliteStore.Open(options.DataFile, keep: Keeping.For(options.KeepDays));
        using var history = SqliteHistory.Open(options.HistoryFile);
        if ((await history.State(ct)).Position is var told && told > store.Newest)
        {
            throw new StoreUnavailableException(
                $"The history {options.HistoryFile} tells of events up to {told}, and the newest in {options.DataFile} is {store.Newest}: they are not of the same backup. Put back the history of that backup, or move this one away: it is made again from the events, except for the audit.");
        }
        await using var app = ServerHost.Build(options, store, history, urls);
        await app.Begin(urls, ct);
        if (!options.Demo)
        {
            if (said is not null) Console.WriteLine(said);
            foreach (var url in app.Urls) Console.WriteLine($"Listening on {url} — API {url}/v1, documentation {url}/docs, data in {Path.GetFullPath(options.Data)}");
        }
        await app.WaitForShutdownAsync(ct);
        return 0;
    }
}
