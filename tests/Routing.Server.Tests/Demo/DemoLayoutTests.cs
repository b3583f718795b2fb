using System.Collections.Immutable;
using Spectre.Console;

namespace Routing.Server.Tests;

/// <summary>The demonstration's screen on terminals of several sizes: what it is about is seen on each.</summary>
public sealed class DemoLayoutTests
{
    private const string Why = "highest bid 2.41 of 3 who could: skill 0.90, waiting 1.20, known to the customer 0.31; next was Bo with 2.05";
    private static readonly Uri Server = new("http://127.0.0.1:5080");
    private static readonly string[] Names = ["VIP desk", "After-sales", "Complaints"];

    [Theory]
    [InlineData(80, 24, 4)]
    [InlineData(110, 35, 8)]
    [InlineData(120, 30, 8)]
    [InlineData(200, 60, 40)]
    public void Queues_agents_addresses_and_the_newest_decisions_fit_the_terminal(int width, int height, int atLeast)
    {
        var lines = Draw(Board(Names), 50, Server, width, height);

        foreach (var name in Names) Assert.Contains(lines, line => line.Contains($"│ {name} ", StringComparison.Ordinal) && line.Contains(" 17 │", StringComparison.Ordinal) && line.Contains("81.5 %", StringComparison.Ordinal));
        foreach (var heading in (string[])["waiting", "offered", "handling"]) Assert.Contains(heading, Assert.Single(lines, line => line.Contains("queue ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("Agents: 2 not ready · 9 ready · 7 contacts in hand", lines);
        Assert.StartsWith("Open http://127.0.0.1:5080/docs · ", Assert.Single(lines, line => line.Contains("/v1/queues", StringComparison.Ordinal)), StringComparison.Ordinal);
        var shown = lines.Where(line => line.Contains("c-", StringComparison.Ordinal)).ToList();
        Assert.True(shown.Count >= atLeast, string.Join('\n', lines));
        Assert.Contains("c-0 ", shown[0], StringComparison.Ordinal);
        // Each is there to its last word.
        Assert.Equal(shown.Count, lines.Count(line => line.Contains("2.05", StringComparison.Ordinal)));
    }

    [Fact]
    public void Where_not_all_queues_fit_the_busiest_are_shown_and_the_others_counted()
    {
        var board = Board([.. Enumerable.Range(0, 40).Select(n => $"queue-{n:00}")]);
        var lines = Draw(board with { Queues = board.Queues.SetItem(33, board.Queues[33] with { Waiting = 99 }) }, 50, Server, 80, 24);

        Assert.Contains(lines, line => line.Contains("queue-33", StringComparison.Ordinal));
        var left = 40 - lines.Count(line => line.Contains("queue-", StringComparison.Ordinal));
        Assert.InRange(left, 20, 39);
        Assert.Contains($"and {left} less busy queues", lines);
        Assert.Contains(lines, line => line.StartsWith("Agents: 2 not ready · 9 ready", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Open http://127.0.0.1:5080/docs", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(20, 5)]
    [InlineData(40, 12)]
    [InlineData(60, 16)]
    public void A_tiny_terminal_breaks_nothing(int width, int height) => Assert.NotEmpty(Text(Board(Names), 50, Server, width, height));

    [Fact]
    public void An_address_in_brackets_and_names_with_brackets_are_shown_as_they_are()
    {
        var lines = Draw(Board(["[red]queue"]), 1, new Uri("http://[::1]:5080"), 120, 30);
        Assert.Contains(lines, line => line.Contains("[red]queue", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Open http://[::1]:5080/docs", StringComparison.Ordinal));
    }

    /// <summary>The lines as shown, none of them beyond the terminal.</summary>
    private static List<string> Draw(DemoBoard board, int decisions, Uri server, int width, int height)
    {
        var lines = Text(board, decisions, server, width, height).TrimEnd('\n').Split('\n').Select(line => line.TrimEnd()).ToList();
        Assert.True(lines.Count < height, $"{lines.Count} lines on {height}:\n{string.Join('\n', lines)}");
        Assert.All(lines, line => Assert.True(line.Length <= width, line));
        return lines;
    }

    private static string Text(DemoBoard board, int decisions, Uri server, int width, int height)
    {
        using var written = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(written) });
        (console.Profile.Width, console.Profile.Height, console.Profile.Capabilities.Unicode) = (width, height, true);
        console.Write(DemoLayout.Draw(board, Made(decisions), server, 20, console));
        return written.ToString().ReplaceLineEndings("\n");
    }

    private static DemoBoard Board(string[] names) => new(
        [.. names.Select(name => new DemoQueue(name, 12, 3, 17, 1234, 56, new ServiceLevelView { TargetPercent = 80, WithinSeconds = 20, AbandonsCountAsMissed = 81.5 }))],
        ImmutableSortedDictionary<PresenceKind, int>.Empty.Add(PresenceKind.Ready, 9).Add(PresenceKind.NotReady, 2),
        7);

    private static List<DemoDecision> Made(int count) =>
        [.. Enumerable.Range(0, count).Select(n => new DemoDecision(new DateTimeOffset(2026, 11, 18, 9, 30, 0, TimeSpan.Zero).AddSeconds(-n), "after-sales", $"c-{n}", "li-na", Why))];
}
