namespace Routing.Tidy.Tests;

/// <summary>The files of this repository as they lie in the working tree, without what was built.</summary>
public static class Repository
{
    private static readonly HashSet<string> Unread = [".git", "bin", "obj", "data", "node_modules", "TestResults", ".vs", ".idea", "BenchmarkDotNet.Artifacts"];

    private static readonly HashSet<string> Text =
        [".cs", ".csproj", ".props", ".targets", ".sln", ".json", ".jsonl", ".md", ".sh", ".txt", ".yml", ".yaml", ".http", ".csv", ".html", ".css", ".js", ".mjs", ".editorconfig", ".gitignore", ""];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<TextFile> Files { get; } = [.. Read(new DirectoryInfo(Root)).OrderBy(file => file.Path, StringComparer.Ordinal)];

    public static IEnumerable<TextFile> Sources => Files.Where(file => file.IsSource);

    public static IEnumerable<TextFile> Tests => Files.Where(file => file.IsTest);

    public static TextFile File(string path) => Files.Single(file => file.Path == path);

    /// <summary>Fails with every fault found, one a line.</summary>
    public static void Holds(IEnumerable<string> faults)
    {
        var found = faults.ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static string FindRoot()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        while (here is not null && !here.EnumerateFiles("Routing.Actors.sln").Any()) here = here.Parent;
        return here?.FullName ?? throw new InvalidOperationException("These tests read the repository: run them from its build output.");
    }

    private static IEnumerable<TextFile> Read(DirectoryInfo folder)
    {
        foreach (var inner in folder.EnumerateDirectories().Where(inner => !Unread.Contains(inner.Name)))
        {
            foreach (var file in Read(inner)) yield return file;
        }
        foreach (var file in folder.EnumerateFiles().Where(file => Text.Contains(file.Extension) && file.Name != ".git"))
        {
            yield return new TextFile(Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'), System.IO.File.ReadAllText(file.FullName).ReplaceLineEndings("\n"));
        }
    }
}
