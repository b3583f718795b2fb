using System.Runtime.InteropServices;

namespace Routing.Embedded.Tests;

/// <summary>A store that refuses takes writes again by itself, and refuses what it cannot keep.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly DataDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_reader_that_failed_in_passing_does_not_make_an_idle_store_refuse_for_ever()
    {
        using var store = SqliteStore.Open(_data.File);
        var elsewhere = _data.File + ".elsewhere";
        // The first read opens the first connection for reading.
        File.Move(_data.File, elsewhere);
        var failed = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.CustomerByAddress("a@example.org"));
        Assert.Contains("cannot be opened", failed.Message);
        File.Move(elsewhere, _data.File);

        await Soon.Until(() => store.Health.Ok, "the store takes writes again");

        Assert.Equal("u-1", await store.BindAddress("a@example.org", "u-1"));
    }

    [Fact]
    public async Task A_file_that_the_log_cannot_be_moved_into_is_told_to_everybody()
    {
        // The descriptors of a process can be seen on Linux only.
        if (!OperatingSystem.IsLinux()) return;
        using var store = SqliteStore.Open(_data.File);
        var agent = ActorKey.Agent("li-na");
        var epoch = await store.Epoch(agent);
        var large = new AgentProfile { Name = new string('x', 500_000) };
        using var readOnly = File.OpenHandle(_data.File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        foreach (var descriptor in Descriptors(_data.File).Where(descriptor => descriptor != (int)readOnly.DangerousGetHandle())) Duplicate((int)readOnly.DangerousGetHandle(), descriptor);

        // Commits go to the write-ahead log, which is sound.
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
        {
            for (var i = 0; i < 500; i++) await store.Commit(Samples.Write(agent, epoch, new PartChange("profile", large with { Weight = i % 100 })));
        });

        Assert.Contains("fails to read or write", refused.Message);
        Assert.False(store.Health.Ok);
    }

    private static IEnumerable<int> Descriptors(string file) => Directory.GetFiles("/proc/self/fd")
        .Where(link => new FileInfo(link).LinkTarget == file).Select(link => int.Parse(Path.GetFileName(link), System.Globalization.CultureInfo.InvariantCulture)).ToList();

    [DllImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static extern int Duplicate(int from, int to);
}
