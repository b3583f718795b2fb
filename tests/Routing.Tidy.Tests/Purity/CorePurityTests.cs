using System.Text.RegularExpressions;

namespace Routing.Tidy.Tests;

/// <summary>Core is pure: no I/O, clock, thread, random source or engine; a decision is a value of its inputs.</summary>
public sealed partial class CorePurityTests
{
    [Fact]
    public void Core_awaits_nothing_and_touches_nothing() => Repository.Holds(Repository.Sources.Where(file => file.Project == "Routing.Core").SelectMany(Faults));

    [Theory]
    [InlineData("async Task Decide() { }", 2)]
    [InlineData("await x;", 1)]
    [InlineData("var text = File.ReadAllText(path);", 1)]
    [InlineData("lock (gate) { }", 1)]
    [InlineData("var now = clock.GetUtcNow(); TimeProvider clock;", 2)]
    [InlineData("new Random()", 1)]
    [InlineData("using Routing.Actors;", 1)]
    public void A_touch_is_found(string code, int faults) => Assert.Equal(faults, Faults(new TextFile("src/Routing.Core/A.cs", code)).Count());

    [Fact]
    public void Words_and_longer_names_are_let_be() =>
        Assert.Empty(Faults(new TextFile("src/Routing.Core/A.cs", "// await the File\nvar Profile = Random.Next(random); record TaskList;")));

    private static IEnumerable<string> Faults(TextFile file) =>
        Impure().Matches(file.Code).Select(match => $"{file.Path}: '{match.Value}' has no place in Core.");

    [GeneratedRegex(@"\b(async|await|Task|ValueTask|Thread|Timer|TimeProvider|GetUtcNow|File|Directory|Stream|HttpClient|Console|Environment|Stopwatch|lock|Interlocked|Monitor)\b|\bnew Random\(|\bRouting\.(Actors|Embedded|Gateway|Simulation)\b")]
    private static partial Regex Impure();
}
