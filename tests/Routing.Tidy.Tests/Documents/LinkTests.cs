using System.Text.RegularExpressions;

namespace Routing.Tidy.Tests;

/// <summary>What the documents point to is there: links to files, and paths in code spans.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void Documents_point_to_what_is_there() => Repository.Holds(
        Repository.Files.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal)).SelectMany(file => Faults(file, Exists)));

    [Theory]
    [InlineData("[core](src/Routing.Core/Lost.cs)")]
    [InlineData("see `src/Routing.Lost/`")]
    [InlineData("run `./tests/lost.sh`")]
    public void A_lost_file_is_found(string text) => Assert.Single(Faults(new TextFile("README.md", text), Exists));

    [Theory]
    [InlineData("[core](src/Routing.Core/Turn.cs) and `src/Routing.Core/Turn.cs`, `./tests/run.sh`, `tests/*`")]
    [InlineData("[out](https://example.com/src/lost) [here](#journey)")]
    public void What_is_there_is_let_be(string text) => Assert.Empty(Faults(new TextFile("README.md", text), Exists));

    [Fact]
    public void Links_are_read_from_the_documents_own_folder() =>
        Assert.Empty(Faults(new TextFile("src/ARCHITECTURE.md", "[turn](Routing.Core/Turn.cs) [front](../README.md)"), Exists));

    private static bool Exists(string path) => Path.Exists(Path.Combine(Repository.Root, path));

    private static IEnumerable<string> Faults(TextFile file, Func<string, bool> exists)
    {
        var folder = Path.GetDirectoryName(file.Path) ?? "";
        var links = Link().Matches(file.Text).Select(match => match.Groups[1].Value).Where(link => !link.Contains("://") && !link.StartsWith('#')).Select(link => Path.Combine(folder, link.Split('#')[0]));
        var spans = Span().Matches(file.Text).Select(match => match.Groups[1].Value).Where(path => path.IndexOfAny(['*', '{', '<', '…', ' ']) < 0);
        return links.Concat(spans).Distinct().Where(path => !exists(path)).Select(path => $"{file.Path}: there is no {path}.");
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`(?:\./)?((?:src|tests|deploy)/[^`]+)`")]
    private static partial Regex Span();
}
