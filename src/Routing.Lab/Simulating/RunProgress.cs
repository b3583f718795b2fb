using Spectre.Console;

namespace Routing.Lab;

/// <summary>Shows how far a long run is: a bar in a terminal, nothing elsewhere.</summary>
internal static class RunProgress
{
    // Progress goes to the error stream: standard output may be the JSON.
    private static readonly IAnsiConsole Error = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    public static T Watch<T>(string what, long arrivals, Func<Action<long>, T> run)
    {
        if (Console.IsErrorRedirected) return run(_ => { });
        return Error.Progress().AutoClear(true).Start(context =>
        {
            var task = context.AddTask(Markup.Escape(what), maxValue: arrivals);
            return run(count => task.Value = count);
        });
    }
}
