using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;

namespace Routing.Cluster;

/// <summary>Which silos make up the cluster, in PostgreSQL. Every change goes under the list's version, one after the other.</summary>
internal sealed class PostgresMembership(NpgsqlDataSource database, IOptions<ClusterOptions> options) : IMembershipTable
{
    /// <summary>One statement: a silo is entered only where the list's version moves on from the one it was decided under.</summary>
    private const string NextVersion = "with next as (update routing_cluster set version = version + 1 where cluster = $1 and version = $2 returning 1) ";
    private readonly string _cluster = options.Value.ClusterId;

    public async Task InitializeMembershipTable(bool tryInitTableVersion)
    {
        if (tryInitTableVersion) await Run("insert into routing_cluster values ($1, 0) on conflict do nothing", _cluster);
    }

    public Task<MembershipTableData> ReadRow(SiloAddress key) => Read("and s.silo = $2", _cluster, key.ToParsableString());

    public Task<MembershipTableData> ReadAll() => Read("", _cluster);

    public async Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => await Run(
        NextVersion + "insert into routing_silo select $1, $3, 1, $4, $5::jsonb from next on conflict do nothing",
        _cluster, tableVersion.Version - 1, entry.SiloAddress.ToParsableString(), entry.IAmAliveTime, SiloEntry.Write(entry)) == 1;

    public async Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => await Run(
        NextVersion + "update routing_silo set tag = tag + 1, alive_at = $4, entry = $5::jsonb from next where cluster = $1 and silo = $3 and tag = $6",
        _cluster, tableVersion.Version - 1, entry.SiloAddress.ToParsableString(), entry.IAmAliveTime, SiloEntry.Write(entry), long.Parse(etag)) == 1;

    public Task UpdateIAmAlive(MembershipEntry entry) => Run(
        "update routing_silo set alive_at = $3 where cluster = $1 and silo = $2", _cluster, entry.SiloAddress.ToParsableString(), entry.IAmAliveTime);

    public async Task DeleteMembershipTableEntries(string clusterId)
    {
        await Run("delete from routing_silo where cluster = $1", clusterId);
        await Run("delete from routing_cluster where cluster = $1", clusterId);
    }

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => Run(
        "delete from routing_silo where cluster = $1 and alive_at < $2 and entry ->> 'status' = 'Dead'", _cluster, beforeDate.UtcDateTime);

    private async Task<MembershipTableData> Read(string which, params object[] values)
    {
        await using var read = database.CreateCommand(
            $"select c.version, s.tag, s.alive_at, s.entry from routing_cluster c left join routing_silo s on s.cluster = c.cluster {which} where c.cluster = $1");
        foreach (var value in values) read.Parameters.Add(new NpgsqlParameter { Value = value });
        var members = new List<Tuple<MembershipEntry, string>>();
        var version = 0;
        await using var row = await read.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            version = row.GetInt32(0);
            if (!row.IsDBNull(1)) members.Add(Tuple.Create(SiloEntry.Read(row.GetString(3), row.GetDateTime(2)), row.GetInt64(1).ToString()));
        }
        return new MembershipTableData(members, new TableVersion(version, version.ToString()));
    }

    private async Task<int> Run(string sql, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value is DateTime at ? DateTime.SpecifyKind(at, DateTimeKind.Utc) : value });
        return await command.ExecuteNonQueryAsync();
    }
}
