namespace Routing.Tidy.Tests;

/// <summary>
/// Tests lie where their source lies: a folder of tests has a folder of the same path in the project it is named after,
/// or in another that it references.
/// </summary>
public sealed class MirrorTests
{
    /// <summary>Folders that mirror nothing, and why.</summary>
    private static readonly Dictionary<string, string> Unmirrored = new()
    {
        ["Acceptance"] = "whole journeys, after the cases from the field",
        ["Client"] = "the typed client, tested where it is used",
        ["Whole"] = "random days of a whole center, held to every promise",
        ["Harness"] = "what several folders of tests stand on",
        ["Properties"] = "properties that span features",
        ["Fuzzing"] = "every endpoint at once",
        ["Durability"] = "the server as a process, killed and restarted",
        ["Costs"] = "calls and writes counted over whole journeys",
    };

    [Fact]
    public void Folders_of_tests_mirror_folders_of_sources() => Repository.Holds(
        Faults([.. Repository.Sources, .. Repository.Files.Where(file => file.Path == "src/Routing.Console/package.json")], Repository.Tests.Where(file => !file.IsOwn), References));

    [Fact]
    public void A_folder_that_mirrors_nothing_is_found()
    {
        TextFile[] sources = [new("src/Routing.Core/Queues/QueueRow.cs", ""), new("src/Routing.Lab/Program.cs", "")];
        Assert.Empty(Found("Routing.Core.Tests/Queues/QueueRowTests.cs"));
        Assert.Empty(Found("Routing.Core.Tests/Given.cs"));
        Assert.Empty(Found("Routing.Core.Tests/Acceptance/FirstTests.cs"));
        Assert.Empty(Found("Routing.Lab.Tests/Queues/QueueRowTests.cs", "Routing.Core"));
        Assert.Single(Found("Routing.Lab.Tests/Queues/QueueRowTests.cs"));
        Assert.Single(Found("Routing.Core.Tests/Queue/QueueRowTests.cs"));
        Assert.Single(Found("Routing.Core.Tests/Queues/Deep/QueueRowTests.cs"));
        Assert.Single(Found("Routing.Lost.Tests/LostTests.cs"));

        IEnumerable<string> Found(string test, params string[] references) => Faults(sources, [new($"tests/{test}", "")], _ => references);
    }

    private static IEnumerable<string> References(string project) =>
        Repository.Files.Where(file => file.IsProject && file.Project == project).SelectMany(file => new ProjectFile(file).References);

    private static IEnumerable<string> Faults(IReadOnlyCollection<TextFile> sources, IEnumerable<TextFile> tests, Func<string, IEnumerable<string>> references)
    {
        var projects = sources.Select(file => file.Project).ToHashSet();
        var folders = sources.SelectMany(file => file.Folders.Select((_, last) => $"{file.Project}/{string.Join('/', file.Folders[..(last + 1)])}")).ToHashSet();
        foreach (var test in tests)
        {
            var subject = test.Project.Replace(".Tests", "");
            if (!projects.Contains(subject)) yield return $"{test.Path}: there is no project {subject} in src.";
            else if (test.Folders is not [var top, ..] || Unmirrored.ContainsKey(top)) continue;
            else if (!references(test.Project).Prepend(subject).Any(project => folders.Contains($"{project}/{string.Join('/', test.Folders)}")))
                yield return $"{test.Path}: there is no folder {string.Join('/', test.Folders)} in what {test.Project} tests.";
        }
    }
}
