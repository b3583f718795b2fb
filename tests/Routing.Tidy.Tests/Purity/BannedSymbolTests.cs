namespace Routing.Tidy.Tests;

/// <summary>Core and Actors are compiled against the list of banned symbols, and nobody silences it.</summary>
public sealed class BannedSymbolTests
{
    private static readonly string[] Banned =
    [
        "P:System.DateTime.UtcNow;", "P:System.DateTimeOffset.UtcNow;", "M:System.Guid.NewGuid;", "P:System.Random.Shared;",
        "T:System.Threading.Thread;", "M:System.Threading.Tasks.Task.Delay(System.TimeSpan);", "M:System.Threading.Tasks.Task.Run(System.Action);",
    ];

    // Spelled in two, or this file would break its own rule.
    private const string Silenced = "RS" + "0030";

    [Fact]
    public void The_list_names_what_decisions_must_not_touch() => Repository.Holds(Missing(Repository.File("src/BannedSymbols.txt").Text));

    [Fact]
    public void A_list_that_lost_a_symbol_is_found() =>
        Assert.Single(Missing(Repository.File("src/BannedSymbols.txt").Text.Replace("P:System.Random.Shared", "")));

    [Theory]
    [InlineData("Routing.Core")]
    [InlineData("Routing.Actors")]
    public void The_list_is_handed_to_the_compiler(string project) => Assert.True(IsListed(Repository.File("src/Directory.Build.props"), project));

    [Fact]
    public void A_list_that_is_not_handed_over_is_found()
    {
        const string withoutActors = "<ItemGroup Condition=\"'$(MSBuildProjectName)' == 'Routing.Core'\"><AdditionalFiles Include=\"BannedSymbols.txt\" /><PackageReference Include=\"Microsoft.CodeAnalysis.BannedApiAnalyzers\" /></ItemGroup>";
        var props = new TextFile("src/Directory.Build.props", $"<Project>{withoutActors}</Project>");
        Assert.True(IsListed(props, "Routing.Core"));
        Assert.False(IsListed(props, "Routing.Actors"));
        Assert.False(IsListed(props with { Text = props.Text.Replace("AdditionalFiles", "None") }, "Routing.Core"));
    }

    [Fact]
    public void Nobody_silences_it() => Repository.Holds(Silencing(Repository.Files.Where(file => !file.IsOwn)));

    [Fact]
    public void Silencing_is_found() => Assert.Single(Silencing([new("src/Routing.Core/A.cs", $"#pragma warning disable {Silenced}")]));

    private static IEnumerable<string> Missing(string list) => Banned.Where(symbol => !list.Contains(symbol)).Select(symbol => $"src/BannedSymbols.txt: {symbol} is missing.");

    private static bool IsListed(TextFile props, string project) => new ProjectFile(props).Elements("ItemGroup").Any(group =>
        group.Attribute("Condition") is { } condition && condition.Value.Contains($"== '{project}'")
        && group.Elements("AdditionalFiles").Any(file => ProjectFile.Include(file).EndsWith("BannedSymbols.txt", StringComparison.Ordinal))
        && group.Elements("PackageReference").Any(package => ProjectFile.Include(package).EndsWith("BannedApiAnalyzers", StringComparison.Ordinal)));

    private static IEnumerable<string> Silencing(IEnumerable<TextFile> files) =>
        files.Where(file => file.Text.Contains(Silenced)).Select(file => $"{file.Path} silences {Silenced}: take the time, the id or the chance as an input.");
}
