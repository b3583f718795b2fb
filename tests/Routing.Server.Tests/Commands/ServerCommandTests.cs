using System.Net;
using System.Net.Sockets;

namespace Routing.Server.Tests;

/// <summary>The server is started wrongly in the ways people do, and stopped as an orchestrator does.</summary>
public sealed class ServerCommandTests : IDisposable
{
    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(12);
    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("--dta", "./data")]
    [InlineData("--trace-share", "2")]
    [InlineData("--requests-per-second", "0")]
    [InlineData("--keep-days", "1")]
    public async Task An_option_it_does_not_understand_is_named(params string[] arguments)
    {
        var refused = await ServerProcess.Run(arguments);
        Assert.NotEqual(0, refused.Code);
        Assert.Contains(arguments[0], refused.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--trace-share", "abc", "--trace-share takes a number, not \"abc\": write it like --trace-share 0.1.")]
    [InlineData("--keep-days", "x", "--keep-days takes a whole number, not \"x\": write it like --keep-days 30.")]
    [InlineData("--history-days", "abc", "--history-days takes a whole number")]
    [InlineData("--repeat-days", "1.5", "--repeat-days takes a whole number, not \"1.5\"")]
    [InlineData("--requests-per-second", "abc", "--requests-per-second takes a whole number")]
    [InlineData("--demo-weeks", "x", "--demo-weeks takes a whole number")]
    [InlineData("--demo-weeks", "3", "give --demo too")]
    [InlineData("--cors", "nonsense", "--cors takes origins, and \"nonsense\" is none: write it as browsers do, like https://desk.example")]
    [InlineData("--cors", "https://desk.example/app", "without a path")]
    [InlineData("--urls", "http://127.0.0.1:0/base", "Leave out /base")]
    [InlineData("--urls", "https://127.0.0.1:0", "https needs a certificate for https://127.0.0.1:0")]
    public async Task What_an_option_cannot_be_is_told_in_one_line_with_how_to_mend_it(string option, string value, string told)
    {
        var refused = await ServerProcess.Run("--data", _data.Path, option, value);
        Assert.True(refused.Code == 1, $"{refused}");
        Assert.Contains(told, refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", refused.Errors.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_place_of_the_data_folder_is_told_in_one_line()
    {
        await File.WriteAllTextAsync(_data.In("file"), "");
        OneLine(await ServerProcess.Run("--data", _data.In("file")), "is a file. Name a folder");
    }

    [Fact]
    public async Task A_second_server_on_the_same_data_is_refused_and_the_first_goes_on()
    {
        await using var first = await RunningServer.Start(_data);
        var second = await ServerProcess.Run("--data", _data.Path, "--urls", $"http://127.0.0.1:{FreePort.Find()}");
        OneLine(second, "Another server is running");
        using var http = new HttpClient { BaseAddress = first.Address };
        Assert.Equal("ready", await http.GetStringAsync("readyz"));
    }

    [Fact]
    public async Task Without_a_key_it_listens_on_loopback_only_and_says_so()
    {
        var port = FreePort.Find();
        await using var server = ServerProcess.Start("--data", _data.Path, "--urls", $"http://0.0.0.0:{port}");
        Assert.Contains("keys add --role admin", await server.Line(line => line.Contains("No key is configured", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.StartsWith($"Listening on http://127.0.0.1:{port} ", await server.Line(line => line.StartsWith("Listening", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_told_in_one_line()
    {
        await File.WriteAllTextAsync(_data.In("file"), "");
        OneLine(await ServerProcess.Run("--data", Path.Combine(_data.In("file"), "data")), _data.In("file"));
    }

    [Fact]
    public async Task A_data_folder_without_permission_is_told_in_one_line()
    {
        // Root may write anywhere, so there is nothing to see.
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess) return;
        File.SetUnixFileMode(_data.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        OneLine(await ServerProcess.Run("--data", _data.Path), "--data");
        File.SetUnixFileMode(_data.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Theory]
    [InlineData]
    [InlineData("--demo")]
    public async Task A_port_in_use_is_told_in_one_line_with_how_to_mend_it(params string[] more)
    {
        using var other = new DataFolder();
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        OneLine(await ServerProcess.Run(["--data", other.Path, "--urls", $"http://{holder.LocalEndpoint}", .. more]), "already in use. Give another address with --urls.");
    }

    [Fact]
    public async Task Asked_to_stop_it_stops_cleanly_with_a_reader_still_there()
    {
        await using var server = await RunningServer.Start(_data);
        using var http = new HttpClient { BaseAddress = server.Address };
        using var stream = await http.GetAsync("v1/events", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(0, await server.Process.Stop(Promptly));
        Assert.Equal("", server.Process.Errors);
        // Nothing is left to be made up for at the next start.
        Assert.False(File.Exists(_data.File + "-wal"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stop_that_takes_a_while_is_let_finish_also_when_Ctrl_C_is_hit_twice(bool byCtrlC)
    {
        await using var server = await RunningServer.Start(_data);
        // The server waits for a request under way as long as it waits for anything.
        using var slow = new TcpClient();
        await slow.ConnectAsync(server.Address.Host, server.Address.Port);
        await using var wire = slow.GetStream();
        await wire.WriteAsync("POST /v1/contacts HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\n"u8.ToArray());
        Assert.StartsWith("HTTP/1.1 100", await new StreamReader(wire).ReadLineAsync());

        if (byCtrlC)
        {
            server.Process.Interrupt();
            server.Process.Interrupt();
        }
        else server.Process.Terminate();

        // Ten seconds on a machine that is not busy.
        Assert.Equal(0, await server.Process.Exit(2 * ServerProcess.Bound));
        Assert.DoesNotContain("Unhandled", server.Process.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", server.Process.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(_data.File + "-wal"));
    }

    private static void OneLine((int Code, string Output, string Errors) ended, string wanted)
    {
        Assert.True(ended.Code == 1, $"{ended}");
        Assert.Contains(wanted, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", ended.Errors.Trim(), StringComparison.Ordinal);
        Assert.Equal("", ended.Output);
    }
}
