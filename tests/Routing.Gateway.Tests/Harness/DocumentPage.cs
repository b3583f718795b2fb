using System.Text.RegularExpressions;

namespace Routing.Gateway.Tests;

/// <summary>A page of the documents, whose examples are tests.</summary>
internal static partial class DocumentPage
{
    /// <summary>The text of a page in src.</summary>
    public static string Read(string name) => File.ReadAllText(Path.Combine(Root(), "src", name));

    /// <summary>Makes every call that a page shows, in its order; none may be refused.</summary>
    /// <param name="after">What is to be seen after a call, by its path.</param>
    public static async Task<List<Said>> TakeEveryCall(World world, string name, Func<string, Task>? after = null)
    {
        var said = new List<Said>();
        foreach (var (method, path, body) in Calls(Read(name)))
        {
            var answer = method == "GET" ? await world.Get(path) : await world.Send(new HttpMethod(method), path, body);
            Assert.True(answer.Status < 300, $"{method} {path}: {answer.Status} {answer.Body}");
            said.Add(answer);
            if (after is not null) await after(path);
        }
        return said;
    }

    private static IEnumerable<(string Method, string Path, string? Body)> Calls(string page)
    {
        foreach (Match block in Block().Matches(page))
        {
            var lines = block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            for (var n = 0; n < lines.Length; n++)
            {
                var call = lines[n].Split(' ', 2);
                yield return (call[0], call[1], n + 1 < lines.Length && lines[n + 1].StartsWith('{') ? lines[++n] : null);
            }
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Routing.Actors.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests are not in the repository.");
    }

    [GeneratedRegex("```http\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
