using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Runtime.Services;

namespace Routing.Cluster;

/// <summary>Lets other silos at the documents that this one holds.</summary>
[Reentrant]
internal sealed class DocumentHolder(GrainId id, Silo silo, ILoggerFactory logs, HeldDocuments held) : GrainService(id, silo, logs), IDocumentHolder
{
    public Task<HeldDocument?> Read(GrainId id) => Task.FromResult(held.Find(id));

    public Task<string?> Write(GrainId id, byte[] json, bool isListed, string tag) => Task.FromResult(held.TryWrite(id, json, isListed, tag));

    public Task<string[]> List(ActorKind kind, string? after, int limit) => Task.FromResult(held.List(kind, after, limit));
}

/// <summary>Finds the other silos by the cluster's membership.</summary>
internal sealed class DocumentHolders(IServiceProvider services) : GrainServiceClient<IDocumentHolder>(services), IDocumentHolders
{
    private readonly ILocalSiloDetails _silo = services.GetRequiredService<ILocalSiloDetails>();
    private readonly IClusterMembershipService _membership = services.GetRequiredService<IClusterMembershipService>();

    // One that is about to stop still holds what it holds.
    public IEnumerable<SiloAddress> Others => _membership.CurrentSnapshot.Members.Values
        .Where(member => member.Status is SiloStatus.Active or SiloStatus.ShuttingDown && !member.SiloAddress.Equals(_silo.SiloAddress))
        .Select(member => member.SiloAddress);

    public IDocumentHolder At(SiloAddress silo) => GetGrainService(silo);
}
