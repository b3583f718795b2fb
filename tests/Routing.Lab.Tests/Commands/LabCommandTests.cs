using System.Diagnostics;

namespace Routing.Lab.Tests;

/// <summary>The program as it is called: commands take their arguments, and what cannot be run is told in a line.</summary>
public sealed class LabCommandTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("drive http://127.0.0.1:1;http://127.0.0.1:2 no-such-scenario --speed 20", "no-such-scenario: cannot be read")]
    [InlineData("simulate no-such-scenario --html page.html", "no-such-scenario: cannot be read")]
    [InlineData("simulate x1 --arrivals 10 --replications 2 --selection bestbid", "--selection: there is none called \"bestbid\"")]
    [InlineData("compare x1 --selection random", "--selection: name two or more to compare")]
    [InlineData("fairness x1 --weight 0 --weight 11", "--weight: must be 0–10.")]
    [InlineData("replay no-such-directory --rules draft.json", "no-such-directory: is not there")]
    [InlineData("forecast http://127.0.0.1:1 --calendar days.json", "--calendar: is for a file. A server goes by its own history and planning")]
    [InlineData("learning http://127.0.0.1:1 reset", "--agent: name the agent whose learning is to change.")]
    [InlineData("pilots http://127.0.0.1:1", "http://127.0.0.1:1/ cannot be reached")]
    [InlineData("report http://127.0.0.1:1", "http://127.0.0.1:1/ cannot be reached: Connection refused")]
    [InlineData("review http://127.0.0.1:1 --html page.html", "Start a server there, or give the address of one that runs.")]
    [InlineData("forecast history.csv --queue advice", "--queue: is for a server, and this is none.")]
    [InlineData("forecast http://127.0.0.1:1 --days 3", "--days: is for one queue: name it with --queue")]
    [InlineData("coach handled.csv --key rk_1", "--key: is for a server, and this is none.")]
    [InlineData("staff http://127.0.0.1:1 --arrivals 10", "--arrivals: is for a file.")]
    [InlineData("staff small-team --roster roster.json", "--roster: is for a history (.csv, .tsv)")]
    [InlineData("pilots http://127.0.0.1:1 start --events 9", "--events: is for estimate; start takes none.")]
    [InlineData("optimum switching", "$.switchSeconds: the optimum knows no time lost between topics")]
    [InlineData("faults --seed 3 --from 4", "--from: is for many days; --seed plays one.")]
    [InlineData("compare small-team --selection random --selection suggest --html no-such-folder/page.html", "--html no-such-folder/page.html: there is no folder")]
    public async Task What_cannot_be_run_is_told_in_a_line(string arguments, string told)
    {
        var (code, output, error) = await Run(arguments);

        Assert.Equal(1, code);
        Assert.Contains(told, error);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.Empty(output);
    }

    [Theory]
    [InlineData("simulate small-team --arrivals abc", "--arrivals takes a whole number, not \"abc\".")]
    [InlineData("faults --seeds 0", "--seeds must be 1 or more.")]
    [InlineData("optimum --table --fits 1.5", "--fits takes a whole number, not \"1.5\".")]
    [InlineData("drive http://127.0.0.1:1 small-team --speed fast", "--speed takes a number, not \"fast\".")]
    [InlineData("drive http://127.0.0.1:1 small-team --minutes 0", "--minutes must be greater than 0.")]
    public async Task A_number_that_is_none_or_too_small_is_told_in_a_line(string arguments, string told)
    {
        var (code, _, error) = await Run(arguments);

        Assert.Equal(1, code);
        Assert.Equal(told, error.Trim());
    }

    [Fact]
    public async Task Standard_output_is_the_JSON_alone_and_the_page_is_beside_it()
    {
        var folder = Directory.CreateTempSubdirectory("lab-command-");
        try
        {
            var page = Path.Combine(folder.FullName, "page.html");

            var (code, output, error) = await Run($"simulate small-team --selection longest-idle --arrivals 200 --replications 2 --json - --html {page}");

            Assert.Equal(0, code);
            Assert.Equal(["agents", "classes", "overall", "pools"], System.Text.Json.JsonDocument.Parse(output).RootElement.EnumerateObject().Select(p => p.Name).Order());
            Assert.Contains(page, error);
            new PageText(await File.ReadAllTextAsync(page)).StandsAlone();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int Code, string Output, string Error)> Run(string arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Split(' ').Prepend(Path.Combine(AppContext.BaseDirectory, "Routing.Lab.dll"))) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        using var bound = new CancellationTokenSource(Bound);
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(bound.Token), process.StandardError.ReadToEndAsync(bound.Token));
            await process.WaitForExitAsync(bound.Token);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }
}
