using System.CommandLine;
using Routing.Actors;
using Routing.Embedded;

namespace Routing.Server;

/// <summary><c>verify</c>: reads the data file and the history of a folder, the audit too, and says whether everything in them holds together.</summary>
internal static class VerifyCommand
{
    public static Command Make()
    {
        var file = new Option<string?>("--file") { Description = "Another data file to verify, as a backup; the data folder's own when not given. The history beside it is verified, too." };
        var command = new Command("verify", "Checks a data file: structure, events without gaps, every part readable, every waiting contact known; and the history beside it, with the audit.") { file };
        command.SetAction(parsed =>
        {
            var options = new ServerOptions { Data = parsed.GetValue(ServerCommand.Data)! };
            var path = parsed.GetValue(file) ?? options.DataFile;
            try
            {
                // A copy has its history beside it, under a name of its own.
                var history = parsed.GetValue(file) is { } copy ? BackupCommand.HistoryOf(copy) : options.HistoryFile;
                // Before the data: a server that goes on meanwhile tells its history of events that data read earlier has not.
                var told = File.Exists(history) ? HistoryFile.Verify(history) : null;
                var report = DataFile.Verify(path, Enum.GetValues<ActorKind>().ToDictionary(kind => kind, kind => (IPartCodec)ActorCodecs.Of(kind)));
                var code = Report(path, report);
                return told is null ? code : Math.Max(code, Report(history, told, report));
            }
            catch (Exception failure) when (failure is StoreUnavailableException or IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(failure.Message);
                return 1;
            }
        });
        return command;
    }

    private static int Report(string path, DataFileReport report)
    {
        foreach (var (kind, count) in report.Actors) Console.WriteLine($"{count,10} {kind.ToString().ToLowerInvariant()}");
        Console.WriteLine($"{report.Parts,10} parts");
        Console.WriteLine($"{report.Events,10} events");
        return Told(path, report.Faults, "restore it from a backup");
    }

    private static int Report(string path, HistoryReport report, DataFileReport data)
    {
        Console.WriteLine($"{report.Journeys,10} journeys");
        Console.WriteLine($"{report.Changes,10} changes in the audit");
        string[] ahead = data.Sound && report.Position > data.Newest ? [$"It tells of events up to {report.Position}, and the newest of the data file is {data.Newest}: they are not of the same backup."] : [];
        return Told(path, [.. report.Faults, .. ahead], "restore it from a backup, or move it away: it is made again from the events, except for the audit");
    }

    private static int Told(string path, IReadOnlyList<string> faults, string mend)
    {
        foreach (var fault in faults) Console.Error.WriteLine(fault);
        Console.WriteLine(faults.Count == 0 ? $"{path} is sound." : $"{path} has {faults.Count} {(faults.Count == 1 ? "fault" : "faults")}; {mend}.");
        return faults.Count == 0 ? 0 : 1;
    }
}
