using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Routing.Server.Tests;

/// <summary>Keys are made, listed and revoked beside a running server, which follows within about a second.</summary>
public sealed class KeysCommandTests : IDisposable
{
    /// <summary>A second, and what a busy machine takes.</summary>
    private static readonly TimeSpan Takeup = TimeSpan.FromSeconds(5);

    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_key_is_shown_once_and_only_its_hash_is_kept()
    {
        var added = await Keys("add", "--role", "admin", "--role", "supervisor", "--note", "console");
        Assert.Equal(0, added.Code);
        var secret = added.Output.Split('_')[2];
        var file = await File.ReadAllTextAsync(_data.In("keys.json"));
        Assert.DoesNotContain(secret, file, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret))), file, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_data.In("keys.json")));

        var listed = await Keys("list");
        Assert.Contains(IdOf(added.Output), listed.Output, StringComparison.Ordinal);
        Assert.Contains("admin,supervisor", listed.Output, StringComparison.Ordinal);
        Assert.Contains("console", listed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, listed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_server_takes_up_what_is_added_and_revoked()
    {
        var admin = (await Keys("add", "--role", "admin")).Output;
        await using var server = await RunningServer.Start(_data);
        Assert.Equal(HttpStatusCode.Unauthorized, await Get(server, "v1/queues", null));
        Assert.Equal(HttpStatusCode.OK, await Get(server, "v1/queues", admin));
        Assert.Equal(HttpStatusCode.OK, await Send(server, HttpMethod.Put, "v1/agents/li-na", """{"name":"Li Na"}""", admin));
        await Send(server, HttpMethod.Put, "v1/agents/other", """{"name":"Other"}""", admin);

        var bound = (await Keys("add", "--role", "agent", "--agent", "li-na")).Output;
        await Asking.Until(async () => await Get(server, "v1/agents/li-na", bound) == HttpStatusCode.OK, Takeup, "the new key is not known");
        Assert.Equal(HttpStatusCode.Forbidden, await Get(server, "v1/agents/other", bound));
        Assert.Equal(HttpStatusCode.Forbidden, await Send(server, HttpMethod.Post, "v1/agents/other:setPresence", """{"presence":"ready"}""", bound));
        Assert.Equal(HttpStatusCode.Forbidden, await Send(server, HttpMethod.Put, "v1/queues/vip", """{"name":"VIP"}""", bound));
        Assert.Equal(HttpStatusCode.OK, await Send(server, HttpMethod.Post, "v1/agents/li-na:setPresence", """{"presence":"ready"}""", bound));

        Assert.Equal(0, (await Keys("revoke", IdOf(bound))).Code);
        await Asking.Until(async () => await Get(server, "v1/agents/li-na", bound) == HttpStatusCode.Unauthorized, Takeup, "the revoked key is still good");
        Assert.Equal(HttpStatusCode.OK, await Get(server, "v1/queues", admin));
    }

    [Fact]
    public async Task Who_made_and_revoked_a_key_is_in_the_audit()
    {
        var admin = (await Keys("add", "--role", "admin")).Output;
        await using var server = await RunningServer.Start(_data);
        var bound = (await Keys("add", "--role", "agent", "--agent", "li-na")).Output;
        Assert.Equal(0, (await Keys("revoke", IdOf(bound))).Code);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", admin.Trim());
        var kept = System.Text.Json.Nodes.JsonNode.Parse(await http.GetStringAsync(new Uri(server.Address, "v1/audit?kind=key")))!["items"]!.AsArray();
        Assert.Equal(["revokeKey", "addKey", "addKey"], kept.Select(change => (string?)change!["what"]));
        Assert.Equal((IdOf(bound), "li-na", "made"), ((string?)kept[0]!["id"], (string?)kept[0]!["before"]!["agent"], (string?)kept[0]!["outcome"]));
        Assert.StartsWith("command/", (string?)kept[0]!["by"], StringComparison.Ordinal);
        Assert.DoesNotContain(admin.Trim().Split('_')[2], kept.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("supervisor", "add", "--role", "boss")]
    [InlineData("agent's id", "add", "--role", "agent")]
    [InlineData("keys list", "revoke", "nobody")]
    public async Task A_mistake_is_told_with_what_mends_it(string mended, params string[] arguments)
    {
        var refused = await Keys(arguments);
        Assert.Equal(1, refused.Code);
        Assert.Contains(mended, refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Errors, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output, string Errors)> Keys(params string[] arguments) => ServerProcess.Run(["keys", .. arguments, "--data", _data.Path]);

    private static string IdOf(string key) => key.Split('_')[1];

    private static Task<HttpStatusCode> Get(RunningServer server, string path, string? key) => Send(server, HttpMethod.Get, path, null, key);

    private static async Task<HttpStatusCode> Send(RunningServer server, HttpMethod method, string path, string? json, string? key)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        using var request = new HttpRequestMessage(method, path);
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request);
        return response.StatusCode == HttpStatusCode.Created ? HttpStatusCode.OK : response.StatusCode;
    }
}
