using System.CommandLine;
using Routing.Actors;
using Routing.Embedded;

namespace Routing.Server;

/// <summary><c>backup FILE</c>: copies the data file, also beside a running server.</summary>
internal static class BackupCommand
{
    public static Command Make()
    {
        var to = new Argument<string>("file") { Description = "Where the copy goes; must not exist." };
        var command = new Command("backup", "Copies the data file as it stands, also while a server uses it.") { to };
        command.SetAction(parsed =>
        {
            var options = new ServerOptions { Data = parsed.GetValue(ServerCommand.Data)! };
            try
            {
                DataFile.Backup(options.DataFile, parsed.GetValue(to)!);
            }
            catch (Exception failure) when (failure is StoreUnavailableException or IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(failure.Message);
                return 1;
            }
            Console.WriteLine($"{options.DataFile} is copied to {parsed.GetValue(to)}. Check it with: verify --file {parsed.GetValue(to)}");
            return 0;
        });
        return command;
    }
}
