using System.CommandLine;
using Routing.Lab;

var root = new RootCommand("Plays scenarios against a routing server, and measures.")
{
    DriveCommand.Make(),
    BenchCommand.Make(),
};
// After Ctrl-C what is under way is still taken to its end, and the report written.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
