using System.Text.RegularExpressions;

namespace Routing.Tidy.Tests;

/// <summary>Nothing is left for later in the sources, and nothing of one machine: what is missing stands in an issue.</summary>
public sealed partial class LeftoverTests
{
    [Fact]
    public void Nothing_is_left_for_later() => Repository.Holds(Others.SelectMany(Notes));

    [Theory]
    [InlineData("// TO" + "DO: later")]
    [InlineData("// HA" + "CK around it")]
    [InlineData("# FIX" + "ME")]
    [InlineData("throw new NotImplemented" + "Exception();")]
    public void A_note_for_later_is_found(string text) => Assert.Single(Notes(new TextFile("src/Routing.Core/A.cs", text)));

    [Fact]
    public void Names_that_sound_alike_are_let_be() =>
        Assert.Empty(Notes(new TextFile("src/Routing.Core/A.cs", "// mastodon, hackney, todos los días\nProblemKinds.NotImplemented")));

    [Fact]
    public void No_path_of_a_machine_is_left() => Repository.Holds(Others.SelectMany(Paths));

    [Theory]
    [InlineData("var path = \"/ho" + "me/li/routing\";")]
    [InlineData("cd /wo" + "rk/main")]
    [InlineData("\"/ro" + "ot/.nuget\"")]
    [InlineData("C:" + "\\Users\\li")]
    [InlineData("\"/Us" + "ers/li\"")]
    public void A_path_of_a_machine_is_found(string text) => Assert.Single(Paths(new TextFile("tests/run.sh", text)));

    [Theory]
    [InlineData("https://example.com/home/x src/work/b ../work/x /v1/work/x")]
    [InlineData("PUT /v1/queues/{id}")]
    public void Other_paths_are_let_be(string text) => Assert.Empty(Paths(new TextFile("README.md", text)));

    private static IEnumerable<TextFile> Others => Repository.Files.Where(file => !file.IsOwn);

    private static IEnumerable<string> Notes(TextFile file) => Found(file, Later(), "do it, or file an issue");

    private static IEnumerable<string> Paths(TextFile file) => Found(file, Machine(), "this path is on one machine only");

    private static IEnumerable<string> Found(TextFile file, Regex pattern, string advice) =>
        file.Text.Split('\n').Select((line, at) => (Line: line, At: at + 1)).Where(found => pattern.IsMatch(found.Line))
            .Select(found => $"{file.Path}({found.At}): {advice}: {found.Line.Trim()}");

    [GeneratedRegex(@"\b(TODO|HACK|FIXME|XXX)\b|NotImplementedException")]
    private static partial Regex Later();

    [GeneratedRegex(@"(?<![\w./-])/(home|work|root|Users|mnt)/[\w.]|\b[A-Z]:\\\w")]
    private static partial Regex Machine();
}
