using Microsoft.Extensions.DependencyInjection;
using Routing.Actors;
using Routing.Embedded;

namespace Routing.Gateway.Tests;

/// <summary>The page on history: its examples are taken in their order, and do what it says.</summary>
public sealed class HistoryPageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("routing-history-page-");

    [Fact]
    public async Task Every_example_is_taken_and_does_what_the_page_says()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history));
        var said = await DocumentPage.TakeEveryCall(world, "HISTORY.md");
        Assert.Equal(6, said[^1]["items"]!.AsArray().Count);
        var journey = Assert.Single(said[4]["items"]!.AsArray())!;
        Assert.Equal(("https://recordings.example.com/c-1.wav", "/transcripts/2026/c-1.txt"), ((string?)journey["recordingUrl"], (string?)journey["transcriptUrl"]));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
