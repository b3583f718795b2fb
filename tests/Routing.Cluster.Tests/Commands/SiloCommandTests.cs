using Routing.Silo;
using SiloOptions = Routing.Silo.SiloOptions;

namespace Routing.Cluster.Tests;

/// <summary>The silo's command line: what is wrong is told in one line, secrets come by the environment, keys are made with it.</summary>
public sealed class SiloCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("silo").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("--connection", "--storage", "azure", "--connection", "UseDevelopmentStorage=no")]
    [InlineData("--address", "--storage", "postgresql", "--connection", "Host=db", "--address", "silo-1")]
    [InlineData("--keep-days must be from 2", "--keep-days", "1")]
    [InlineData("--history-days must be from 2", "--history-days", "-1")]
    [InlineData("--repeat-days must be from 1", "--repeat-days", "0")]
    [InlineData("--silo-port 99999 is no port", "--silo-port", "99999")]
    [InlineData("--silo-port -5 is no port", "--silo-port", "-5")]
    [InlineData("--gateway-port 0 is no port", "--gateway-port", "0")]
    [InlineData("--kubernetes", "--kubernetes")]
    public async Task A_wrong_setting_is_told_in_one_line(string named, params string[] arguments)
    {
        var (code, _, errors) = await Run([.. arguments, "--data", _folder]);
        Assert.Equal(1, code);
        Assert.Contains(named, Assert.Single(errors.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storage_that_is_not_known_is_named()
    {
        var (code, _, errors) = await Run("--storage", "mysql");
        Assert.Equal(1, code);
        Assert.Contains("mysql", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_connection_comes_by_the_environment_where_it_is_not_given()
    {
        Environment.SetEnvironmentVariable(SiloOptions.ConnectionVariable, "Host=127.0.0.1;Port=1;Username=by-environment");
        try
        {
            Assert.Contains("does not serve", (await Run("schema", "install")).Errors, StringComparison.Ordinal);
            Assert.Contains("is no connection string", (await Run("schema", "install", "--connection", "Hst=given")).Errors, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(SiloOptions.ConnectionVariable, null);
        }
        Assert.Contains("schema install needs --connection", (await Run("schema", "install")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_made_listed_and_revoked()
    {
        var made = await Run("keys", "add", "--role", "admin", "--note", "mine", "--data", _folder);
        Assert.Equal(0, made.Code);
        Assert.StartsWith("rk_", made.Output, StringComparison.Ordinal);
        var id = made.Output.Split('_')[1];
        Assert.Contains($"{id}  admin", (await Run("keys", "list", "--data", _folder)).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Run("keys", "revoke", id, "--data", _folder)).Code);
        Assert.Empty((await Run("keys", "list", "--data", _folder)).Output);
    }

    [PostgresFact]
    public async Task On_the_database_who_made_and_revoked_a_key_is_in_the_audit_and_never_the_key()
    {
        using var server = new PostgresServer();
        string[] there = ["--data", _folder, "--storage", "postgresql", "--connection", server.Connection];
        // Where it cannot be told, no key is made.
        var early = await Run(["keys", "add", "--role", "admin", .. there]);
        Assert.NotEqual(0, early.Code);
        Assert.Empty((await Run("keys", "list", "--data", _folder)).Output);

        Assert.Equal(0, (await Run(["schema", "install", .. there])).Code);
        var made = await Run(["keys", "add", "--role", "supervisor", "--note", "wall", .. there]);
        var id = made.Output.Split('_')[1];
        Assert.Equal(0, (await Run(["keys", "revoke", id, .. there])).Code);

        var changes = await PostgresSilo.OpenHistory(server.Connection).Changes(new ChangeQuery(10));
        Assert.Equal(["addKey", "revokeKey"], changes.Select(change => change.What).Order());
        Assert.All(changes, change => Assert.Equal(("key", id, ChangeOutcome.Made), (change.Kind, change.Id, change.Outcome)));
        Assert.DoesNotContain(changes, change => $"{change.Before}{change.After}".Contains(made.Output.Trim(), StringComparison.Ordinal));
    }

    /// <summary>In this process; the tests of this project run one after the other, and so the console is theirs.</summary>
    private static async Task<(int Code, string Output, string Errors)> Run(params string[] arguments)
    {
        var (output, errors) = (Console.Out, Console.Error);
        using var said = new StringWriter();
        using var complained = new StringWriter();
        Console.SetOut(said);
        Console.SetError(complained);
        try
        {
            var code = await SiloCommand.Make().Parse(arguments).InvokeAsync();
            return (code, said.ToString(), complained.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }
}
