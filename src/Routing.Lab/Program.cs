using System.CommandLine;
using Routing.Lab;

var root = new RootCommand("Plays scenarios against a routing server, and measures.")
{
    DriveCommand.Make(),
    BenchCommand.Make(),
};
return await root.Parse(args).InvokeAsync();
