using System.CommandLine;
using Routing.Actors;
using Routing.Embedded;

namespace Routing.Server;

/// <summary><c>backup FILE</c>: copies the data file and the history, also beside a running server.</summary>
internal static class BackupCommand
{
    public static Command Make()
    {
        var to = new Argument<string>("file") { Description = "Where the copy goes; must not exist." };
        var command = new Command("backup", "Copies the data file as it stands, and the history beside it, also while a server uses them.") { to };
        command.SetAction(parsed =>
        {
            var options = new ServerOptions { Data = parsed.GetValue(ServerCommand.Data)! };
            var copy = parsed.GetValue(to)!;
            try
            {
                Copy(options, copy);
            }
            catch (Exception failure) when (failure is StoreUnavailableException or IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(failure.Message);
                return 1;
            }
            Console.WriteLine($"{options.DataFile} is copied to {copy}. Check it with: verify --file {copy}");
            if (File.Exists(HistoryOf(copy))) Console.WriteLine($"{options.HistoryFile}, with the audit, is copied to {HistoryOf(copy)}.");
            return 0;
        });
        return command;
    }

    /// <summary>Where the copy of the history goes, beside that of the data.</summary>
    internal static string HistoryOf(string copy) => Path.ChangeExtension(copy, ".history" + Path.GetExtension(copy));

    /// <summary>The history first: a copy of it must not know of events that the copy of the data has not.</summary>
    private static void Copy(ServerOptions options, string copy)
    {
        var hasHistory = File.Exists(options.HistoryFile);
        if (hasHistory) DataFile.Backup(options.HistoryFile, HistoryOf(copy));
        try
        {
            DataFile.Backup(options.DataFile, copy);
        }
        catch when (hasHistory)
        {
            File.Delete(HistoryOf(copy));
            throw;
        }
    }
}
