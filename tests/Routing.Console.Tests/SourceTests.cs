using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Routing.Actors;
using Routing.Server.Tests;

namespace Routing.Console.Tests;

/// <summary>The sources of the console: their types hold, and every word they say is there, in both languages.</summary>
public sealed partial class SourceTests
{
    private const int MostLines = 160;

    /// <summary>Generous: the machine may be busy with other tests, or stand still for a while.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

    /// <summary>What is told of a contact, and so stands in its journey.</summary>
    private static readonly string[] OfContacts = ["contact.", "offer.", "target.", "callback.", "bot.", "survey."];

    [Fact]
    public async Task The_types_hold()
    {
        var start = new ProcessStartInfo("node", ["node_modules/typescript/bin/tsc", "--noEmit"]) { WorkingDirectory = Sight.Sources, RedirectStandardOutput = true };
        using var checking = Process.Start(start)!;
        var said = checking.StandardOutput.ReadToEndAsync();
        await said.Within(Bound, () => $"The types were not checked within {Bound}.");
        await checking.WaitForExitAsync().Within(Bound, () => $"The check of the types did not end within {Bound}.");
        Assert.True(checking.ExitCode == 0, await said);
    }

    [Fact]
    public void Every_word_said_is_there_and_once()
    {
        var words = Words();
        var code = string.Concat(Texts("").Except(Texts("text")));
        Assert.Empty(Said().Matches(code).Select(found => found.Groups[1].Value).Except(words));
        Assert.Equal(words.Distinct().Order(StringComparer.Ordinal), words.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_event_of_a_contact_and_every_reason_against_an_agent_has_its_words()
    {
        var events = EventCodec.Types.Keys.Where(type => OfContacts.Any(type.StartsWith)).Select(type => $"event.{type}");
        var reasons = Enum.GetValues<Eligible>().Where(why => why != Eligible.Yes).Select(why => $"why.{JsonNamingPolicy.CamelCase.ConvertName(why.ToString())}");
        Assert.Empty(events.Concat(reasons).Except(Words()));
    }

    [Fact]
    public void No_source_is_long() =>
        Assert.DoesNotContain(Files(""), file => File.ReadAllLines(file).Length > MostLines);

    private static List<string> Words() => [.. Texts("text").SelectMany(text => Word().Matches(text)).Select(found => found.Groups[1].Value)];

    private static IEnumerable<string> Texts(string folder) => Files(folder).Select(File.ReadAllText);

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(Path.Combine(Sight.Sources, "src", folder), "*.ts*", SearchOption.AllDirectories);

    [GeneratedRegex(@"^  '([\w.-]+)': \['.+', ?'.+'\],?$", RegexOptions.Multiline)]
    private static partial Regex Word();

    [GeneratedRegex(@"\bt\('([\w.-]+)'")]
    private static partial Regex Said();
}
