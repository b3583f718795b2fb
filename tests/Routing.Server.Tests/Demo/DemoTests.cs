using System.Text.RegularExpressions;

namespace Routing.Server.Tests;

/// <summary>The demonstration, as a first user sees it who redirects the output.</summary>
public sealed partial class DemoTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);
    private static readonly string[] Queues = ["VIP", "after-sales", "complaints"];

    [Fact]
    public async Task Contacts_of_vip_after_sales_and_complaints_are_routed_and_every_decision_has_a_reason()
    {
        await using var server = ServerProcess.Start("--demo", "--urls", $"http://127.0.0.1:{FreePort.Find()}");
        await server.Line(said => said.StartsWith("An online shop is played", StringComparison.Ordinal));
        var line = await server.Line(said => Queues.All(queue => Answered(said, queue) > 0) && Decision().IsMatch(said), Bound);
        Assert.Contains(" in ", line, StringComparison.Ordinal);
        Assert.Equal(0, await server.Stop(ServerProcess.Bound));
        Assert.Equal("", server.Errors);
    }

    private static int Answered(string line, string queue)
    {
        var part = line.Split(" | ").FirstOrDefault(part => part.StartsWith(queue, StringComparison.OrdinalIgnoreCase));
        return part is not null && AnsweredCount().Match(part) is { Success: true } match ? int.Parse(match.Groups[1].Value) : 0;
    }

    [GeneratedRegex(@"(\d+) answered")]
    private static partial Regex AnsweredCount();

    [GeneratedRegex(@"\| \S+ to \S+: \w+")]
    private static partial Regex Decision();
}
