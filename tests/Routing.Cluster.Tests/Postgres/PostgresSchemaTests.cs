using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Routing.Cluster.Tests;

/// <summary>The command that makes the tables, run before every silo: it does what is missing, and nothing where nothing is.</summary>
public sealed class PostgresSchemaTests(PostgresContractTests.Database database) : IClassFixture<PostgresContractTests.Database>, IAsyncLifetime
{
    private NpgsqlDataSource _look = null!;

    public async Task InitializeAsync()
    {
        if (PostgresServer.Programs is null) return;
        _look = NpgsqlDataSource.Create(database.Connection);
        await Do("drop schema public cascade; create schema public; grant usage on schema public to public");
        await PostgresSchema.Install(database.Connection);
    }

    public async Task DisposeAsync()
    {
        if (_look is not null) await _look.DisposeAsync();
    }

    [PostgresFact]
    public async Task Where_the_tables_are_there_it_takes_no_lock_and_is_not_in_a_dumps_way()
    {
        await using var dump = await Dumping();
        Assert.Equal("The tables of version 6 are there.", await PostgresSchema.Install(database.Connection));
    }

    [PostgresFact]
    public async Task Older_ones_that_are_in_use_are_left_as_they_are_and_it_says_to_try_again()
    {
        await Do("update routing_schema set version = 4; alter table routing_document drop column last_event");
        await using (await Dumping())
        {
            var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => PostgresSchema.Install(database.Connection));
            Assert.Contains("in use", refused.Message, StringComparison.Ordinal);
            Assert.Equal(4, await Ask("select version from routing_schema"));
            var early = await Assert.ThrowsAsync<StoreUnavailableException>(() => PostgresSchema.Check(database.Connection));
            Assert.Contains("schema install", early.Message, StringComparison.Ordinal);
        }
        await PostgresSchema.Install(database.Connection);
        Assert.Equal(6, await Ask("select version from routing_schema"));
        await PostgresSchema.Check(database.Connection);
    }

    [PostgresTheory]
    [InlineData("version = 8, least = 6", true)]
    [InlineData("version = 8, least = 7", false)]
    public async Task Newer_ones_are_never_changed_and_serve_where_they_say_so(string newer, bool serve)
    {
        await Do($"update routing_schema set {newer}; update OrleansQuery set QueryText = 'of 8'");
        var install = () => PostgresSchema.Install(database.Connection);
        if (serve)
        {
            Assert.Contains("newer than this program's 6, which may use them: nothing was changed", await install(), StringComparison.Ordinal);
            await PostgresSchema.Check(database.Connection);
        }
        else
        {
            Assert.Contains("for programs of version 7 or later", (await Assert.ThrowsAsync<StoreUnavailableException>(install)).Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<StoreUnavailableException>(() => PostgresSchema.Check(database.Connection));
        }
        Assert.Equal(0L, await Ask("select count(*) from OrleansQuery where QueryText <> 'of 8'"));
    }

    /// <summary>Those of before did not say who may use them.</summary>
    [PostgresFact]
    public async Task Those_that_do_not_say_who_may_use_them_are_for_their_own_version()
    {
        await Do("alter table routing_schema drop column least");
        Assert.Equal("The tables of version 6 are there.", await PostgresSchema.Install(database.Connection));
        await Do("update routing_schema set version = 7");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => PostgresSchema.Install(database.Connection));
    }

    [PostgresFact]
    public async Task Who_may_make_no_tables_has_nothing_to_do_where_they_are_there_and_is_told_where_not()
    {
        await Do("drop role if exists serving; create role serving login; grant select, insert, update, delete on all tables in schema public to serving");
        var serving = new NpgsqlConnectionStringBuilder(database.Connection) { Username = "serving" }.ConnectionString;
        Assert.Equal("The tables of version 6 are there.", await PostgresSchema.Install(serving));
        await Do("drop schema public cascade; create schema public; grant usage on schema public to serving");
        Assert.Contains("as one who may make tables", (await Assert.ThrowsAsync<StoreUnavailableException>(() => PostgresSchema.Install(serving))).Message, StringComparison.Ordinal);
        await Do("drop owned by serving; drop role serving");
    }

    [Theory]
    [InlineData("", 5)]
    [InlineData(";Command Timeout=3", 5)]
    [InlineData(";Command Timeout=60", 60)]
    [InlineData(";CommandTimeout=60", 60)]
    public async Task An_operators_own_bound_is_kept_where_it_is_longer(string given, int seconds)
    {
        await using var source = PostgresSchema.Open($"Host=db{given}");
        Assert.Equal(seconds, new NpgsqlConnectionStringBuilder(source.ConnectionString).CommandTimeout);
    }

    /// <summary>Where a version is installed its scripts never run again: who changes one raises the version, and then this.</summary>
    [Fact]
    public void The_scripts_of_a_version_do_not_change()
    {
        var scripts = string.Concat(new[] { "Schema.sql", "Orleans.sql" }.Select(name =>
        {
            using var script = new StreamReader(typeof(PostgresSchema).Assembly.GetManifestResourceStream(name)!);
            return string.Join('\n', script.ReadToEnd().Split('\n').Where(line => !line.TrimStart().StartsWith("--", StringComparison.Ordinal)).Select(line => line.Trim()));
        }));
        Assert.Equal((6, "8f29ac3bf3c1"), (PostgresSchema.Version, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(scripts)))[..12]));
    }

    /// <summary>Reads every table until it ends, as pg_dump does.</summary>
    private async Task<NpgsqlConnection> Dumping()
    {
        var dump = await _look.OpenConnectionAsync();
        await using var begin = new NpgsqlCommand("begin; lock table routing_document, routing_event, routing_history, routing_journey, orleansquery in access share mode", dump);
        await begin.ExecuteNonQueryAsync();
        return dump;
    }

    private Task Do(string text) => _look.CreateCommand(text).ExecuteNonQueryAsync();

    private Task<object?> Ask(string text) => _look.CreateCommand(text).ExecuteScalarAsync();
}
