using System.Text.RegularExpressions;

namespace Routing.Tidy.Tests;

/// <summary>The images are built of what the programs are made of.</summary>
public sealed partial class ImageTests
{
    private static readonly string[] Programs = ["Routing.Silo", "Routing.Server"];

    [Fact]
    public void Every_project_is_copied_before_the_restore() => Repository.Holds(
        Faults(Repository.File("deploy/Dockerfile").Text, Repository.Files.Where(file => file.IsProject && file.Path.StartsWith("src/", StringComparison.Ordinal)), Programs));

    [Fact]
    public void The_image_has_the_time_zones_that_rules_need()
    {
        Assert.Contains(Repository.Sources, file => file.Code.Contains("TimeZoneInfo", StringComparison.Ordinal));
        Assert.Contains("-chiseled-extra AS", Repository.File("deploy/Dockerfile").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_left_out_or_left_over_is_found()
    {
        TextFile[] projects =
        [
            new("src/A/A.csproj", "<Project><ItemGroup><ProjectReference Include=\"../B/B.csproj\" /></ItemGroup></Project>"),
            new("src/B/B.csproj", "<Project />"),
            new("src/C/C.csproj", "<Project />"),
        ];
        Assert.Empty(Faults("COPY src/A/A.csproj src/A/\nCOPY src/B/B.csproj src/B/", projects, ["A"]));
        Assert.Contains("src/B/B.csproj", Assert.Single(Faults("COPY src/A/A.csproj src/A/", projects, ["A"])), StringComparison.Ordinal);
        Assert.Contains("src/C/C.csproj", Assert.Single(Faults("COPY src/B/B.csproj src/B/\nCOPY src/C/C.csproj src/C/", projects, ["B"])), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Faults(string build, IEnumerable<TextFile> projects, string[] programs)
    {
        var needed = Closure(programs, projects.Select(file => new ProjectFile(file)).ToDictionary(project => project.Name));
        var copied = Copied().Matches(build).Select(match => match.Groups[1].Value).ToHashSet();
        return
        [
            .. needed.Except(copied).Select(path => $"deploy/Dockerfile does not copy {path} before the restore."),
            .. copied.Except(needed).Select(path => $"deploy/Dockerfile copies {path}, which no program needs."),
        ];
    }

    /// <summary>The programs' projects, and all that these reference.</summary>
    private static HashSet<string> Closure(IEnumerable<string> programs, Dictionary<string, ProjectFile> projects)
    {
        var found = new HashSet<string>();
        var open = new Stack<string>(programs);
        while (open.TryPop(out var name))
        {
            if (!found.Add(projects[name].Path)) continue;
            foreach (var reference in projects[name].References) open.Push(reference);
        }
        return found;
    }

    [GeneratedRegex(@"^COPY (src/\S+\.csproj) ", RegexOptions.Multiline)]
    private static partial Regex Copied();
}
