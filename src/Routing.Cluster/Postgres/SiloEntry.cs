using System.Text.Json;
using System.Text.Json.Serialization;

namespace Routing.Cluster;

/// <summary>A silo in the list of a cluster, as JSON.</summary>
internal sealed record SiloEntry(string Silo, SiloStatus Status, string? Name, string? Host, int GatewayPort, DateTime StartedAt, SiloEntry.Suspicion[] SuspectedBy)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>A silo that takes this one for dead, and since when.</summary>
    internal sealed record Suspicion(string Silo, DateTime At);

    public static string Write(MembershipEntry entry) => JsonSerializer.Serialize(
        new SiloEntry(
            entry.SiloAddress.ToParsableString(), entry.Status, entry.SiloName, entry.HostName, entry.ProxyPort, entry.StartTime,
            [.. (entry.SuspectTimes ?? []).Select(suspect => new Suspicion(suspect.Item1.ToParsableString(), suspect.Item2))]),
        Json);

    public static MembershipEntry Read(string json, DateTime aliveAt)
    {
        var entry = JsonSerializer.Deserialize<SiloEntry>(json, Json)!;
        return new MembershipEntry
        {
            SiloAddress = SiloAddress.FromParsableString(entry.Silo),
            Status = entry.Status,
            SiloName = entry.Name!,
            HostName = entry.Host!,
            ProxyPort = entry.GatewayPort,
            StartTime = entry.StartedAt,
            IAmAliveTime = aliveAt,
            SuspectTimes = [.. entry.SuspectedBy.Select(suspect => Tuple.Create(SiloAddress.FromParsableString(suspect.Silo), suspect.At))],
        };
    }
}
