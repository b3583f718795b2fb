using Routing.Client;

namespace Routing.Server.Tests;

/// <summary>Damage is found, told and not worked with: neither by verify nor by a server that is started on it.</summary>
public sealed class VerifyCommandTests : IAsyncLifetime
{
    private readonly DataFolder _data = new();

    /// <summary>A data file of a server that was stopped in good order.</summary>
    public async Task InitializeAsync()
    {
        await using var server = await RunningServer.Start(_data);
        using var client = new RoutingClient(server.Address);
        await client.Queues.Put("vip", new QueueConfig { Name = "VIP" });
        for (var n = 1; n <= 60; n++) await client.Contacts.Create(new CreateContact { Id = $"c-{n}", CustomerId = $"u-{n}", Channel = Channel.Chat, Queue = "vip" });
        Assert.Equal(0, await server.Process.Stop(ServerProcess.Bound));
    }

    public Task DisposeAsync()
    {
        _data.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_file_with_damaged_pages_is_called_damaged()
    {
        using (var file = File.OpenWrite(_data.File))
        {
            file.Position = file.Length / 3;
            file.Write(new byte[file.Length / 3]);
        }
        await IsFaulty();
    }

    [Fact]
    public async Task A_truncated_file_is_called_damaged_and_no_server_starts_on_it()
    {
        using (var file = File.OpenWrite(_data.File)) file.SetLength(file.Length / 2);
        await IsFaulty();
        await NoServerStarts();
    }

    [Fact]
    public async Task No_server_starts_on_what_is_no_data_file()
    {
        await File.WriteAllTextAsync(_data.File, string.Join('\n', Enumerable.Repeat("These are minutes of a meeting.", 1_000)));
        await IsFaulty();
        await NoServerStarts();
    }

    private async Task IsFaulty()
    {
        var found = await ServerProcess.Run("verify", "--file", _data.File);
        Assert.True(found.Code == 1, $"{found}");
        Assert.NotEmpty(found.Errors);
        Assert.Contains("restore it from a backup", found.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", found.Errors, StringComparison.Ordinal);
    }

    private async Task NoServerStarts()
    {
        var refused = await ServerProcess.Run("--data", _data.Path, "--urls", $"http://127.0.0.1:{FreePort.Find()}");
        Assert.True(refused.Code == 1, $"{refused}");
        Assert.Contains("is damaged", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("restore the last good backup", refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", refused.Errors, StringComparison.Ordinal);
    }
}
