using Npgsql;

namespace Routing.Cluster;

/// <summary>Installs the tables, and refuses a database that has none or others.</summary>
public static class PostgresSchema
{
    public const int Version = 6;

    /// <summary>How long the database may take to answer at a start.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    /// <summary>Makes what is missing; a second time changes nothing.</summary>
    /// <exception cref="StoreUnavailableException">The database does not answer, or does not allow it.</exception>
    public static async Task Install(string connection, CancellationToken ct = default)
    {
        await using var source = Open(connection);
        // Two at once would each find missing what the other is making.
        var text = $"begin; select pg_advisory_xact_lock(7227, 0);\n{Script("Schema.sql")}\n{Script("Orleans.sql")}\ncommit;";
        await Told(async () => await source.CreateCommand(text).ExecuteNonQueryAsync(ct), ct);
        await Check(source, ct);
    }

    /// <exception cref="StoreUnavailableException">The database does not answer, or its tables are not those of this version.</exception>
    public static async Task Check(string connection, CancellationToken ct = default)
    {
        await using var source = Open(connection);
        await Check(source, ct);
    }

    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public static NpgsqlDataSource Open(string connection)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connection) { ApplicationName = "Routing.Actors", Timeout = 5, CommandTimeout = 5, KeepAlive = 10 };
            return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
        }
        catch (ArgumentException bad)
        {
            throw new ArgumentException($"--connection is no connection string: {bad.Message} Write it like Host=db;Database=routing;Username=routing;Password=…", bad);
        }
    }

    private static string Script(string name)
    {
        using var script = new StreamReader(typeof(PostgresSchema).Assembly.GetManifestResourceStream(name)!);
        return script.ReadToEnd();
    }

    private static async Task Check(NpgsqlDataSource source, CancellationToken ct) => await Told(
        async () =>
        {
            var exists = await source.CreateCommand("select to_regclass('routing_schema') is not null").ExecuteScalarAsync(ct) is true;
            if (!exists) throw new StoreUnavailableException("The database has no tables of Routing.Actors. Make them with the command: schema install --connection …");
            var version = await source.CreateCommand("select max(version) from routing_schema").ExecuteScalarAsync(ct) as int?;
            if (version != Version) throw new StoreUnavailableException($"The database has the tables of version {version}, and this program needs {Version}. Run its command schema install, or run the program that made them.");
        },
        ct);

    private static async Task Told(Func<Task> body, CancellationToken ct)
    {
        try
        {
            await body().WaitAsync(Bound, ct);
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
        {
            throw new StoreUnavailableException($"The database named by --connection does not serve: {failure.Message}", failure);
        }
    }
}
