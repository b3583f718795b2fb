using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Routing.Lab.Tests;

/// <summary>The page on forecast and staffing: its files are taken, its commands run, and what it shows of their output is there.</summary>
public sealed partial class ForecastAndStaffingPageTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Every_command_runs_and_prints_what_the_page_shows()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Root(), "src", "FORECAST-AND-STAFFING.md"));
        var folder = Directory.CreateTempSubdirectory("staffing-page-");
        try
        {
            foreach (Match file in Files().Matches(page)) await File.WriteAllTextAsync(Path.Combine(folder.FullName, file.Groups[1].Value), file.Groups[2].Value);
            var commands = Commands().Matches(page);
            Assert.Equal(7, commands.Count);
            foreach (Match command in commands)
            {
                var output = await Run(command.Groups[1].Value, folder.FullName);
                foreach (var line in command.Groups[2].Value.Split('\n').Where(line => line.Trim().Length > 0)) Assert.Contains(line.Trim(), output);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> Run(string arguments, string folder)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var argument in arguments.Split(' ').Prepend(Path.Combine(AppContext.BaseDirectory, "Routing.Lab.dll"))) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        using var bound = new CancellationTokenSource(Bound);
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(bound.Token), process.StandardError.ReadToEndAsync(bound.Token));
            await process.WaitForExitAsync(bound.Token);
            Assert.True(process.ExitCode == 0, $"{arguments}: {await error}");
            return await output + await error;
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    private static string Root()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "Routing.Actors.sln"))) at = Path.GetDirectoryName(at)!;
        return at;
    }

    /// <summary>A file's name, and what is in it.</summary>
    [GeneratedRegex(@"`([\w-]+\.(?:json|csv))`:\n\n```\w+\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Files();

    /// <summary>A command, and what it prints where the page shows that.</summary>
    [GeneratedRegex(@"```bash\n[^\n]* src/Routing\.Lab -- ([^\n]*)\n```\n\n(?:```\n(.*?)```)?", RegexOptions.Singleline)]
    private static partial Regex Commands();
}
