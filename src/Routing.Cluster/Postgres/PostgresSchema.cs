using Npgsql;

namespace Routing.Cluster;

/// <summary>Installs the tables, and refuses a database that has none or others.</summary>
/// <remarks>
/// The scripts run only where the tables are older than they: <b>whoever changes one raises <see cref="Version"/></b>. What
/// follows is a script of its own, run where the tables are older than that; it also says in <c>routing_schema</c>
/// which is the least version of a program that may use the tables after it.
/// </remarks>
public static class PostgresSchema
{
    public const int Version = 6;

    /// <summary>How long the database may take to answer at a start.</summary>
    internal static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    private const int ServingSeconds = 5;

    /// <summary>A table of millions may be given an index; nobody waits for this but who upgrades.</summary>
    private const int InstallingSeconds = 30 * 60;

    /// <summary>Older tables may be in use: whoever waits for a lock on one holds up all who come after.</summary>
    private const string LockBound = "2s";

    private sealed record Installed(int Version, int Least);

    /// <summary>Makes what is missing; where nothing is, it does nothing at all. Answers what it did.</summary>
    /// <exception cref="StoreUnavailableException">The database does not answer, does not allow it, or is in use; or its tables are newer and not for this program.</exception>
    public static async Task<string> Install(string connection, CancellationToken ct = default)
    {
        await using var source = Open(connection, InstallingSeconds);
        return await Told(() => Installing(async () =>
        {
            await using var open = await source.OpenConnectionAsync(ct);
            if (await Said(open, ct) is { } said) return said;
            await using var all = await open.BeginTransactionAsync(ct);
            // Two at once would each find missing what the other is making.
            await Run(open, "select pg_advisory_xact_lock(7227, 0)", ct);
            if (await Said(open, ct) is { } made) return made;
            await Run(open, $"set local lock_timeout = '{LockBound}'", ct);
            await Run(open, Script("Schema.sql"), ct);
            await Run(open, Script("Orleans.sql"), ct);
            await all.CommitAsync(ct);
            return $"The tables of version {Version} are there.";
        }));
    }

    private static async Task<string> Installing(Func<Task<string>> body)
    {
        try
        {
            return await body();
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new StoreUnavailableException("The tables are in use, by a pg_dump or a long query perhaps, and could not be changed within 2 s: nothing was. Run schema install again when that has ended.", taken);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new StoreUnavailableException($"The database does not let this user: {refused.MessageText}. Run schema install once as one who may make tables.", refused);
        }
    }

    /// <exception cref="StoreUnavailableException">The database does not answer, or its tables are not for this version.</exception>
    public static async Task Check(string connection, CancellationToken ct = default)
    {
        await using var source = Open(connection);
        await Told(async () =>
        {
            await using var open = await source.OpenConnectionAsync(ct);
            if (await Said(open, ct) is not null) return true;
            throw new StoreUnavailableException("The database has no tables of Routing.Actors, or older ones. Make them with the command: schema install --connection …");
        }, Bound);
    }

    /// <summary>For serving. A longer <c>Command Timeout</c> is kept.</summary>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public static NpgsqlDataSource Open(string connection) => Open(connection, ServingSeconds);

    /// <summary>Runs something on the database, whose failures are told in words.</summary>
    internal static async Task<T> Told<T>(Func<Task<T>> body, TimeSpan? bound = null)
    {
        try
        {
            return await (bound is { } within ? body().WaitAsync(within) : body());
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new StoreUnavailableException($"The database does not let this user: {refused.MessageText}. To serve, it needs: grant select, insert, update, delete on all tables in schema public.", refused);
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
        {
            throw new StoreUnavailableException($"The database named by --connection does not serve: {failure.Message}", failure);
        }
    }

    private static NpgsqlDataSource Open(string connection, int leastSeconds)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connection) { ApplicationName = "Routing.Actors", Timeout = 5, KeepAlive = 10 };
            // Nobody's is Npgsql's own; and 0 would be no bound at all.
            var given = settings.ShouldSerialize("Command Timeout") ? settings.CommandTimeout : 0;
            settings.CommandTimeout = Math.Max(given, leastSeconds);
            return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
        }
        catch (ArgumentException bad)
        {
            throw new ArgumentException($"--connection is no connection string: {bad.Message} Write it like Host=db;Database=routing;Username=routing;Password=…", bad);
        }
    }

    /// <summary>What is to be said of tables that are there and serve this program; null where they are missing, or older.</summary>
    private static async Task<string?> Said(NpgsqlConnection open, CancellationToken ct)
    {
        if (await Find(open, ct) is not { } there || there.Version < Version) return null;
        if (there.Version == Version) return $"The tables of version {Version} are there.";
        if (there.Least <= Version) return $"The tables are of version {there.Version}, newer than this program's {Version}, which may use them: nothing was changed.";
        throw new StoreUnavailableException(
            $"The database has the tables of version {there.Version}, for programs of version {there.Least} or later; this one is of {Version}. Nothing was changed. Run a later program, or put back the backup from before the upgrade.");
    }

    private static async Task<Installed?> Find(NpgsqlConnection open, CancellationToken ct)
    {
        await using var exists = new NpgsqlCommand("select to_regclass('routing_schema') is not null", open);
        if (await exists.ExecuteScalarAsync(ct) is not true) return null;
        // By name: the tables of before did not say who may use them, and then it is their own version only.
        await using var find = new NpgsqlCommand("select version, coalesce((to_jsonb(s) ->> 'least')::int, version) from routing_schema s order by version desc limit 1", open);
        await using var row = await find.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? new Installed(row.GetInt32(0), row.GetInt32(1)) : null;
    }

    private static async Task Run(NpgsqlConnection open, string text, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(text, open);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string Script(string name)
    {
        using var script = new StreamReader(typeof(PostgresSchema).Assembly.GetManifestResourceStream(name)!);
        return script.ReadToEnd();
    }
}
