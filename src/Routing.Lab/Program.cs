using System.CommandLine;
using Routing.Lab;

var root = new RootCommand("Simulates scenarios, plays them against a routing server, and measures.")
{
    SimulateCommand.Make(),
    CompareCommand.Make(),
    FairnessCommand.Make(),
    ReplayCommand.Make(),
    DriveCommand.Make(),
    BenchCommand.Make(),
    OptimumCommand.Make(),
    FaultsCommand.Make(),
    IntentsCommand.Make(),
    ForecastCommand.Make(),
    StaffCommand.Make(),
    NeedsCommand.Make(),
    CoachCommand.Make(),
    ReportCommand.Make(),
    ClaimsCommand.Make(),
    ReviewCommand.Make(),
    PilotsCommand.Make(),
    LearningCommand.Make(),
};
// After Ctrl-C what is under way is still taken to its end, and the report written.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
