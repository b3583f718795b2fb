using Routing.Client;

namespace Routing.Server.Tests;

/// <summary>A copy is taken beside a running server, and serves as well as the original.</summary>
public sealed class BackupCommandTests
{
    [Fact]
    public async Task A_backup_beside_a_running_server_is_sound_and_can_be_served_from()
    {
        using var data = new DataFolder();
        using var restored = new DataFolder();
        await using (var server = await RunningServer.Start(data))
        {
            using var client = new RoutingClient(server.Address);
            await client.Queues.Put("vip", new QueueConfig { Name = "VIP" });
            for (var n = 1; n <= 20; n++) await client.Contacts.Create(new CreateContact { Id = $"c-{n}", CustomerId = $"u-{n}", Channel = Channel.Chat, Queue = "vip" });

            using (var http = new HttpClient()) Assert.True((await http.GetAsync(new Uri($"{server.Address.ToString().TrimEnd('/')}/v1/history/contacts"))).IsSuccessStatusCode);
            var backup = await ServerProcess.Run("backup", restored.File, "--data", data.Path);
            Assert.True(backup.Code == 0, $"{backup}");
            // Names and texts of customers are in them, as in the copies.
            if (!OperatingSystem.IsWindows())
            {
                foreach (var file in (string[])[data.File, data.File + "-wal", data.In("history.db"), data.In("history.db-wal"), restored.File, restored.In("routing.history.db")])
                    Assert.Equal((file, UnixFileMode.UserRead | UnixFileMode.UserWrite), (file, File.GetUnixFileMode(file)));
            }
            var again = await ServerProcess.Run("backup", restored.File, "--data", data.Path);
            Assert.Equal(1, again.Code);
            Assert.Contains("exists already", again.Errors, StringComparison.Ordinal);
            var here = await ServerProcess.Run("verify", "--data", data.Path);
            Assert.True(here.Code == 0, $"{here}");
        }
        var verified = await ServerProcess.Run("verify", "--file", restored.File);
        Assert.True(verified.Code == 0 && verified.Output.Contains("is sound", StringComparison.Ordinal), $"{verified}");

        // The history has the audit, and belongs to its data: beside other data it is refused.
        using var other = new DataFolder();
        File.Copy(restored.In("routing.history.db"), other.In("history.db"));
        var refused = await ServerProcess.Run("--data", other.Path, "--urls", "http://127.0.0.1:0");
        Assert.True(refused.Code == 1 && refused.Errors.Contains("Put back the history of that backup", StringComparison.Ordinal), $"{refused}");
        File.Move(restored.In("routing.history.db"), restored.In("history.db"));

        await using var copy = await RunningServer.Start(restored);
        using (var http = new HttpClient()) Assert.Contains("putQueue", await http.GetStringAsync(new Uri($"{copy.Address.ToString().TrimEnd('/')}/v1/audit")), StringComparison.Ordinal);
        using var reader = new RoutingClient(copy.Address);
        Assert.Equal(20, (await reader.Queues.Get("vip")).Waiting);
        Assert.Equal(ContactState.Queued, (await reader.Contacts.Get("c-20")).State);
    }

    [Fact]
    public async Task Without_a_data_file_there_is_nothing_to_back_up()
    {
        using var data = new DataFolder();
        var refused = await ServerProcess.Run("backup", data.In("copy.db"), "--data", data.In("nowhere"));
        Assert.Equal(1, refused.Code);
        Assert.Contains("There is no data file", refused.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(data.In("copy.db")));
    }
}
