using System.Diagnostics;

namespace Routing.Gateway.Tests;

/// <summary>The file of keys while a server runs by it: emptied, or written by hand with a slip.</summary>
public sealed class KeyFileTests : IDisposable
{
    private const string Hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private readonly string _folder = Directory.CreateTempSubdirectory("keys").FullName;

    private string KeyPath => Path.Combine(_folder, "keys.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Whoever_revokes_the_last_key_locks_everybody_out_and_lets_nobody_in()
    {
        var keys = new KeyStore(KeyPath, TimeProvider.System);
        var (key, entry) = keys.Add(["admin"], null, null);
        await using var world = await World.Start(new GatewayOptions { KeyFile = KeyPath });
        (await world.Get("/v1/queues", key)).Is(200);

        Assert.True(keys.Revoke(entry.Id));
        await Becomes(world, 401, key);
        (await world.Get("/v1/queues")).Is(401).IsProblem("unauthorized", "Authorization");
        await Becomes(world, 200, keys.Add(["admin"], null, null).Key);
    }

    [Fact]
    public async Task The_first_key_closes_a_server_that_started_without_one()
    {
        await using var world = await World.Start(new GatewayOptions { KeyFile = KeyPath });
        (await world.Get("/v1/queues")).Is(200);
        new KeyStore(KeyPath, TimeProvider.System).Add(["admin"], null, null);
        await Becomes(world, 401, null);
    }

    [Fact]
    public async Task A_key_that_is_revoked_ends_the_streams_opened_with_it()
    {
        var keys = new KeyStore(KeyPath, TimeProvider.System);
        var (gone, entry) = keys.Add(["auditor"], null, null);
        var (stays, _) = keys.Add(["auditor"], null, null);
        await using var world = await World.Start(new GatewayOptions { KeyFile = KeyPath, StreamHeartbeat = TimeSpan.FromMilliseconds(50) });
        using var ends = await EventReader.Open(world, "/v1/events", key: gone);
        using var goesOn = await EventReader.Open(world, "/v1/events", key: stays);
        await ends.NextId();

        Assert.True(keys.Revoke(entry.Id));
        await Assert.ThrowsAsync<EndOfStreamException>(() => ends.NextLine(_ => false));
        await goesOn.NextLine(line => line.StartsWith(':'));
    }

    /// <summary>As Kubernetes mounts a secret: a link to a file in a linked folder, which is changed for another as a whole.</summary>
    [Fact]
    public async Task A_mounted_secret_that_is_changed_is_taken_up()
    {
        var (first, _) = new KeyStore(Path.Combine(_folder, "..2026_1", "keys.json"), TimeProvider.System).Add(["admin"], null, null);
        var (second, _) = new KeyStore(Path.Combine(_folder, "..2026_2", "keys.json"), TimeProvider.System).Add(["admin"], null, null);
        Directory.CreateSymbolicLink(Path.Combine(_folder, "..data"), "..2026_1");
        File.CreateSymbolicLink(KeyPath, Path.Combine("..data", "keys.json"));
        await using var world = await World.Start(new GatewayOptions { KeyFile = KeyPath });
        (await world.Get("/v1/queues", first)).Is(200);
        (await world.Get("/v1/queues", second)).Is(401);

        Directory.CreateSymbolicLink(Path.Combine(_folder, "..data_tmp"), "..2026_2");
        // The rename of a link over another is one step, and .NET offers none for links to folders.
        using var moved = Process.Start("mv", ["-T", Path.Combine(_folder, "..data_tmp"), Path.Combine(_folder, "..data")]);
        await moved.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        Directory.Delete(Path.Combine(_folder, "..2026_1"), recursive: true);
        await Becomes(world, 200, second);
        (await world.Get("/v1/queues", first)).Is(401);
    }

    [Theory]
    [InlineData("""{"id":"a","hash":"xyz","roles":["admin"]}""", "hash")]
    [InlineData("""{"id":"a","roles":["admin"]}""", "hash")]
    [InlineData("""{"id":"a","hash":"HASH"}""", "role")]
    [InlineData("""{"id":"a","hash":"HASH","roles":[]}""", "role")]
    [InlineData("""{"id":"a","hash":"HASH","roles":["owner"]}""", "owner")]
    [InlineData("""{"id":"a","hash":"HASH","roles":[null]}""", "role")]
    [InlineData("""{"id":"a","hash":"HASH","roles":["agent"]}""", "agent")]
    [InlineData("""{"id":"a","hash":"HASH","roles":["agent","admin"],"agent":"li-na"}""", "agent")]
    [InlineData("""{"id":"a","hash":"HASH","roles":["admin"],"agent":"li-na"}""", "agent")]
    [InlineData("""{"id":"a","hash":"HASH","roles":["agent"],"agent":"li na"}""", "agent")]
    [InlineData("""{"hash":"HASH","roles":["admin"]}""", "id")]
    [InlineData("""{"id":"a_b","hash":"HASH","roles":["admin"]}""", "id")]
    [InlineData("""{"id":"a","hash":"HASH","roles":["admin"]},{"id":"a","hash":"HASH","roles":["admin"]}""", "twice")]
    [InlineData("null", "null")]
    public async Task A_slip_in_the_file_is_named_and_nothing_starts_with_it(string entries, string named)
    {
        await File.WriteAllTextAsync(KeyPath, $$"""{"keys":[{{entries.Replace("HASH", Hash, StringComparison.Ordinal)}}]}""");
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => World.Start(new GatewayOptions { KeyFile = KeyPath }));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slip_made_while_the_server_runs_changes_nothing_and_is_logged()
    {
        var (key, _) = new KeyStore(KeyPath, TimeProvider.System).Add(["admin"], null, null);
        await using var world = await World.Start(new GatewayOptions { KeyFile = KeyPath });
        await File.WriteAllTextAsync(KeyPath, """{"keys":[{"id":"a","hash":"not hexadecimal","roles":["admin"]}]}""");
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (world.Failures.Errors.IsEmpty)
        {
            (await world.Get("/v1/queues", key)).Is(200);
            await tick.WaitForNextTickAsync(bound.Token);
        }
        Assert.Contains("keys known before stay", world.Failures.Errors.First(), StringComparison.Ordinal);
        (await world.Get("/v1/queues", key)).Is(200);
        (await world.Get("/v1/queues")).Is(401);
        world.Failures.Errors.Clear();
    }

    private static async Task Becomes(World world, int status, string? key)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while ((await world.Get("/v1/queues", key)).Status != status) await tick.WaitForNextTickAsync(bound.Token);
    }
}
