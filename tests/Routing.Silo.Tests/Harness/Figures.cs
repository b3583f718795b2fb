using Xunit.Abstractions;

namespace Routing.Silo.Tests;

/// <summary>What was measured: in the test's output, and in a file that tests/run.sh shows.</summary>
internal sealed class Figures(ITestOutputHelper output)
{
    private static readonly string? File = Environment.GetEnvironmentVariable("ROUTING_FIGURES");

    public void Write(string line)
    {
        output.WriteLine(line);
        if (File is not null) System.IO.File.AppendAllText(File, line + '\n');
    }
}
