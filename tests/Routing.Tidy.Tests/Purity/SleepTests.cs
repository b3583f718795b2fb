using System.Text.RegularExpressions;

namespace Routing.Tidy.Tests;

/// <summary>Tests do not sleep: they move the clock, or wait on an event with a bound.</summary>
public sealed partial class SleepTests
{
    /// <summary>Tests that must wait for another process, which tells nobody when it is ready; path and reason.</summary>
    private static readonly Dictionary<string, string> Allowed = [];

    [Fact]
    public void Tests_do_not_sleep() => Repository.Holds(Repository.Tests.SelectMany(Faults));

    [Theory]
    [InlineData("Thread.Sleep(100);")]
    [InlineData("await Task.Delay(100);")]
    [InlineData("await Task\n.Delay(100);")]
    [InlineData("SpinWait.SpinUntil(() => done);")]
    public void A_sleep_is_found(string code) => Assert.Single(Faults(new TextFile("tests/A.Tests/ATests.cs", code)));

    [Fact]
    public void A_sleep_in_words_is_let_be() => Assert.Empty(Faults(new TextFile("tests/A.Tests/ATests.cs", "// no Thread.Sleep\nvar text = \"Task.Delay(1)\";")));

    [Fact]
    public void Every_exception_is_still_needed() => Repository.Holds(
        Allowed.Keys.Except(Repository.Tests.Where(file => Sleep().IsMatch(file.Code)).Select(file => file.Path)).Select(path => $"{path} sleeps no more: take it off the list."));

    private static IEnumerable<string> Faults(TextFile file) =>
        Allowed.ContainsKey(file.Path) ? [] : Sleep().Matches(file.Code).Select(match => $"{file.Path}: '{match.Value}' in a test: wait on an event with a bound.");

    [GeneratedRegex(@"\bThread\s*\.\s*Sleep\b|\bTask\s*\.\s*Delay\b|\bSpinWait\s*\.\s*SpinUntil\b")]
    private static partial Regex Sleep();
}
