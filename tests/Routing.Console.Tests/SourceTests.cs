using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Routing.Console.Tests;

/// <summary>The sources of the console: their types hold, and every word they say is there, in both languages.</summary>
public sealed partial class SourceTests
{
    private const int MostLines = 160;

    [Fact]
    public async Task The_types_hold()
    {
        var start = new ProcessStartInfo("node", ["node_modules/typescript/bin/tsc", "--noEmit"]) { WorkingDirectory = Sight.Sources, RedirectStandardOutput = true };
        using var checking = Process.Start(start)!;
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var said = await checking.StandardOutput.ReadToEndAsync(bound.Token);
        await checking.WaitForExitAsync(bound.Token);
        Assert.True(checking.ExitCode == 0, said);
    }

    [Fact]
    public void Every_word_said_is_there_and_once()
    {
        var words = Texts("text").SelectMany(text => Word().Matches(text)).Select(found => found.Groups[1].Value).ToList();
        var code = string.Concat(Texts("").Except(Texts("text")));
        Assert.Empty(Said().Matches(code).Select(found => found.Groups[1].Value).Except(words));
        Assert.Equal(words.Distinct().Order(StringComparer.Ordinal), words.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_source_is_long() =>
        Assert.DoesNotContain(Files(""), file => File.ReadAllLines(file).Length > MostLines);

    private static IEnumerable<string> Texts(string folder) => Files(folder).Select(File.ReadAllText);

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(Path.Combine(Sight.Sources, "src", folder), "*.ts*", SearchOption.AllDirectories);

    [GeneratedRegex(@"^  '([\w.-]+)': \['.+', ?'.+'\],?$", RegexOptions.Multiline)]
    private static partial Regex Word();

    [GeneratedRegex(@"\bt\('([\w.-]+)'")]
    private static partial Regex Said();
}
