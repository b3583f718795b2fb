namespace Routing.Tidy.Tests;

public sealed class LengthTests
{
    private static readonly Dictionary<string, int> Empty = [];

    [Fact]
    public void No_file_is_past_the_ratchet() => Repository.Holds(LengthRules.Faults([.. Code], LengthRules.Ratchet));

    [Fact]
    public void Most_sources_are_short() => Repository.Holds(LengthRules.Shares([.. Repository.Sources]));

    [Fact]
    public void Most_tests_are_short() => Repository.Holds(LengthRules.Shares([.. Repository.Tests]));

    [Fact]
    public void A_long_file_is_found()
    {
        Assert.Empty(LengthRules.Faults([Long(250)], Empty));
        Assert.Single(LengthRules.Faults([Long(251)], Empty));
    }

    [Fact]
    public void An_entry_of_the_ratchet_goes_only_down()
    {
        var ratchet = new Dictionary<string, int> { ["src/A/Long.cs"] = 300 };
        Assert.Empty(LengthRules.Faults([Long(300)], ratchet));
        Assert.Contains("must not grow", Assert.Single(LengthRules.Faults([Long(301)], ratchet)));
        Assert.Contains("lower its entry", Assert.Single(LengthRules.Faults([Long(299)], ratchet)));
        Assert.Contains("take it off", Assert.Single(LengthRules.Faults([Long(200)], ratchet)));
        Assert.Contains("gone", Assert.Single(LengthRules.Faults([], ratchet)));
    }

    [Fact]
    public void Too_many_long_files_are_found()
    {
        var nine = Enumerable.Repeat(Long(50), 9);
        Assert.Empty(LengthRules.Shares([.. nine, Long(160)]));
        Assert.Single(LengthRules.Shares([.. nine, Long(160), Long(160)]));
        Assert.Single(LengthRules.Shares([Long(50), Long(81), Long(81)]));
    }

    private static IEnumerable<TextFile> Code => Repository.Files.Where(file => file.IsCode);

    private static TextFile Long(int lines) => new("src/A/Long.cs", string.Concat(Enumerable.Repeat("line\n", lines)));
}
