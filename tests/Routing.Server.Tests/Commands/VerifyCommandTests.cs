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

    [Fact]
    public async Task The_history_and_its_audit_are_verified_with_the_data()
    {
        var sound = await ServerProcess.Run("verify", "--data", _data.Path);
        Assert.True(sound.Code == 0, $"{sound}");
        Assert.Contains("history.db is sound.", sound.Output, StringComparison.Ordinal);
        Assert.Contains(" 1 changes in the audit", sound.Output, StringComparison.Ordinal);

        var copy = _data.In("copy.db");
        Assert.Equal(0, (await ServerProcess.Run("backup", copy, "--data", _data.Path)).Code);
        foreach (var history in (string[])[_data.In("history.db"), _data.In("copy.history.db")])
        {
            using var file = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={history};Pooling=False");
            file.Open();
            using var forget = file.CreateCommand();
            forget.CommandText = "DELETE FROM change";
            Assert.Equal(1, forget.ExecuteNonQuery());
        }
        foreach (var arguments in (string[][])[["--data", _data.Path], ["--file", copy]])
        {
            var found = await ServerProcess.Run(["verify", .. arguments]);
            Assert.True(found.Code == 1, $"{found}");
            Assert.Equal("The audit: changes 1 to 1 are missing.", found.Errors);
            Assert.Contains("history.db has 1 fault; ", found.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("1 faults", found.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Beside_a_server_that_goes_on_both_are_sound()
    {
        await using var server = await RunningServer.Start(_data);
        using var client = new RoutingClient(server.Address);
        using var enough = new CancellationTokenSource();
        var traffic = Parallel.ForAsync(0, 8, async (lane, _) =>
        {
            for (var n = 1; !enough.IsCancellationRequested; n++) await client.Contacts.Create(new CreateContact { Id = $"t-{lane}-{n}", CustomerId = $"u-{lane}-{n}", Channel = Channel.Chat, Queue = "vip" }, CancellationToken.None);
        });
        for (var n = 1; n <= 2; n++)
        {
            var found = await ServerProcess.Run("verify", "--data", _data.Path);
            Assert.True(found.Code == 0, $"{found}");
        }
        await enough.CancelAsync();
        await traffic;
    }

    [Fact]
    public async Task A_damaged_history_is_told_beside_sound_data()
    {
        using (var file = File.OpenWrite(_data.In("history.db")))
        {
            file.Position = file.Length / 3;
            file.Write(new byte[file.Length / 3]);
        }
        var found = await ServerProcess.Run("verify", "--data", _data.Path);
        Assert.True(found.Code == 1, $"{found}");
        Assert.Contains("routing.db is sound.", found.Output, StringComparison.Ordinal);
        Assert.Contains("history.db has ", found.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", found.Errors, StringComparison.Ordinal);
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
