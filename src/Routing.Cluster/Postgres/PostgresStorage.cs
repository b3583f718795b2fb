using Npgsql;
using Orleans.Storage;

namespace Routing.Cluster;

/// <summary>
/// Grain storage in PostgreSQL: a row per document, replaced under its tag. Writes of many actors that come while others
/// are under way go together in one transaction.
/// </summary>
/// <remarks>
/// Not the ADO.NET provider of Orleans: it writes each document in a transaction of its own, cannot list documents, and its
/// tables come as scripts to be copied. It could be put in this one's place: the actors know grain storage only.
/// </remarks>
internal sealed class PostgresStorage(NpgsqlDataSource database, DocumentWriter writer) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await using var read = database.CreateCommand("select tag, body, listed from routing_document where kind = $1 and id = $2");
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = grainId.Type.ToString()! });
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = grainId.Key.ToString()! });
        await using var row = await read.ExecuteReaderAsync();
        var found = await row.ReadAsync();
        grainState.State = (T)(object)(found ? new Document { Json = row.GetFieldValue<byte[]>(1), IsListed = row.GetBoolean(2) } : new Document());
        (grainState.RecordExists, grainState.ETag) = (found, found ? row.GetInt64(0).ToString() : null);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var tag = grainState.ETag is { } held ? long.Parse(held) : 0;
        var written = await writer.Write(new DocumentWrite(grainId.Type.ToString()!, grainId.Key.ToString()!, tag, (Document)(object)grainState.State!));
        if (!written) throw new InconsistentStateException($"{grainId} is not the one of tag {tag} any more.", "", grainState.ETag ?? "");
        (grainState.ETag, grainState.RecordExists) = ((tag + 1).ToString(), true);
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await using var delete = database.CreateCommand("delete from routing_document where kind = $1 and id = $2");
        delete.Parameters.Add(new NpgsqlParameter<string> { TypedValue = grainId.Type.ToString()! });
        delete.Parameters.Add(new NpgsqlParameter<string> { TypedValue = grainId.Key.ToString()! });
        await delete.ExecuteNonQueryAsync();
        (grainState.ETag, grainState.RecordExists) = (null, false);
    }
}
