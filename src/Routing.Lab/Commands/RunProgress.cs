using Spectre.Console;

namespace Routing.Lab;

/// <summary>Shows how far a long run is: a bar in a terminal, a plain line now and then elsewhere.</summary>
internal static class RunProgress
{
    private static readonly TimeSpan PlainEvery = TimeSpan.FromSeconds(10);

    // Progress goes to the error stream: standard output may be the JSON.
    private static readonly IAnsiConsole Error = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <param name="what">What is under way, in words.</param>
    /// <param name="whole">What there is to do: arrivals, days.</param>
    /// <param name="run">Is given what to tell how much of it is done, from any thread.</param>
    public static T Watch<T>(string what, long whole, Func<Action<long>, T> run)
    {
        if (Console.IsErrorRedirected) return run(new PlainLines(what, whole, Console.Error, TimeProvider.System, PlainEvery).Tell);
        return Error.Progress().AutoClear(true).Start(context =>
        {
            var task = context.AddTask(Markup.Escape(what), maxValue: whole);
            return run(count => task.Value = count);
        });
    }
}
