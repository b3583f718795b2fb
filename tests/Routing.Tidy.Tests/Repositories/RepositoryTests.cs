namespace Routing.Tidy.Tests;

/// <summary>Rules over no files hold by themselves: the files must really be there.</summary>
public sealed class RepositoryTests
{
    [Fact]
    public void Sources_tests_projects_and_documents_are_found()
    {
        Assert.True(Repository.Sources.Count() > 100);
        Assert.True(Repository.Tests.Count() > 10);
        Assert.Contains(Repository.Files, file => file.Path == "src/Routing.Core/Routing.Core.csproj");
        Assert.Contains(Repository.Files, file => file.Path == "README.md");
        Assert.Contains(Repository.Files, file => file.Path == ".editorconfig");
        Assert.DoesNotContain(Repository.Files, file => file.Path.Contains("/obj/"));
    }

    [Fact]
    public void A_file_knows_its_project_and_folders()
    {
        var file = new TextFile("src/Routing.Core/Queues/Deep/QueueRow.cs", "");
        Assert.Equal("Routing.Core", file.Project);
        Assert.Equal(["Queues", "Deep"], file.Folders);
        Assert.Empty(new TextFile("src/Routing.Core/Turn.cs", "").Folders);
    }

    [Fact]
    public void Every_project_is_in_the_solution() => Repository.Holds(
        Missing(Repository.Files.Where(file => file.IsProject), Repository.File("Routing.Actors.sln").Text));

    [Fact]
    public void A_project_left_out_of_the_solution_is_found() =>
        Assert.Single(Missing([new("src/A/A.csproj", ""), new("src/B/B.csproj", "")], "\"A\", \"src\\A\\A.csproj\""));

    private static IEnumerable<string> Missing(IEnumerable<TextFile> projects, string solution) =>
        from project in projects
        where !solution.Replace('\\', '/').Contains($"\"{project.Path}\"")
        select $"{project.Path} is not in Routing.Actors.sln: dotnet sln add it.";
}
