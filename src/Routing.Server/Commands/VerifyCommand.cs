using System.CommandLine;
using Routing.Actors;
using Routing.Embedded;

namespace Routing.Server;

/// <summary><c>verify</c>: reads a whole data file and says whether everything in it holds together.</summary>
internal static class VerifyCommand
{
    public static Command Make()
    {
        var file = new Option<string?>("--file") { Description = "The file to verify; the data folder's own when not given." };
        var command = new Command("verify", "Checks a data file: structure, events without gaps, every part readable, every waiting contact known.") { file };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file) ?? new ServerOptions { Data = parsed.GetValue(ServerCommand.Data)! }.DataFile;
            try
            {
                return Report(path, DataFile.Verify(path, Enum.GetValues<ActorKind>().ToDictionary(kind => kind, kind => (IPartCodec)ActorCodecs.Of(kind))));
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
        foreach (var fault in report.Faults) Console.Error.WriteLine(fault);
        Console.WriteLine(report.Sound ? $"{path} is sound." : $"{path} has {report.Faults.Count} faults; restore it from a backup.");
        return report.Sound ? 0 : 1;
    }
}
