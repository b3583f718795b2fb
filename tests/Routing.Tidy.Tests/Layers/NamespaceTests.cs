using System.Text.RegularExpressions;

namespace Routing.Tidy.Tests;

/// <summary>One flat namespace per project, of the project's name; folders are for finding, not for importing.</summary>
public sealed partial class NamespaceTests
{
    /// <summary>Files of another namespace, and why.</summary>
    private static readonly Dictionary<string, string> Others = new()
    {
        ["tests/Routing.Cluster.Tests/Center.Engine.cs"] = "the cluster's part of a class whose other parts come, with its tests, from Routing.Actors.Tests",
    };

    [Fact]
    public void The_namespace_is_the_projects_name() => Repository.Holds(Repository.Files.Where(file => file.IsCode).SelectMany(Faults));

    [Theory]
    [InlineData("src/Routing.Core/Queues/QueueRow.cs", "namespace Routing.Core.Queues;")]
    [InlineData("src/Routing.Core/Queues/QueueRow.cs", "public class QueueRow;")]
    [InlineData("src/Routing.Core/Queues/QueueRow.cs", "namespace Routing.Core { }")]
    [InlineData("tests/Routing.Core.Tests/Queues/QueueRowTests.cs", "namespace Routing.Core;")]
    public void Another_is_found(string path, string text) => Assert.Single(Faults(new TextFile(path, text)));

    [Theory]
    [InlineData("src/Routing.Core/Queues/QueueRow.cs", "using System;\n\nnamespace Routing.Core;\n")]
    [InlineData("src/Routing.Server/Program.cs", "return 0;")]
    public void The_right_one_is_let_be(string path, string text) => Assert.Empty(Faults(new TextFile(path, text)));

    private static IEnumerable<string> Faults(TextFile file)
    {
        var found = Namespace().Matches(file.Code).Select(match => match.Groups[1].Value).ToList();
        // A program's first file has none; a group of tests may keep a namespace for its folder.
        if (found.Count == 0 && (file.Name == "Program.cs" || file.Code.Contains("[assembly:", StringComparison.Ordinal))) yield break;
        if (file.IsTest && found is [var own] && own == string.Join('.', [file.Project, .. file.Folders])) yield break;
        if (Others.ContainsKey(file.Path)) yield break;
        if (found is not [var name] || name != file.Project) yield return $"{file.Path}: the namespace is to be '{file.Project}'.";
    }

    [GeneratedRegex(@"^namespace\s+([\w.]+)\s*;", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
