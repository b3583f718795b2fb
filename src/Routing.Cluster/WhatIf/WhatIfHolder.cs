using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Runtime.Services;
using Orleans.Services;

namespace Routing.Cluster;

/// <summary>The comparisons of one silo's gateway as the others reach them, in JSON.</summary>
internal interface IWhatIfHolder : IGrainService
{
    Task<byte[]> All();

    /// <summary>Null when it has none of that id.</summary>
    Task<byte[]?> Find(string id);

    Task<bool> Remove(string id);
}

/// <summary>Lets other silos at the comparisons that this one's gateway has in hand; a silo without a gateway has none.</summary>
[Reentrant]
internal sealed class WhatIfHolder(GrainId id, Silo silo, ILoggerFactory logs, IServiceProvider services) : GrainService(id, silo, logs), IWhatIfHolder
{
    // Asked for late: the gateway is composed around the silo.
    private IWhatIfHand? Hand => services.GetService<IWhatIfHand>();

    public Task<byte[]> All() => Task.FromResult(JsonSerializer.SerializeToUtf8Bytes([.. Hand?.All ?? []], ApiJson.Default.WhatIfViewArray));

    public Task<byte[]?> Find(string id) => Task.FromResult(Hand?.Find(id) is { } view ? JsonSerializer.SerializeToUtf8Bytes(view, ApiJson.Default.WhatIfView) : null);

    public Task<bool> Remove(string id) => Task.FromResult(Hand?.Remove(id) ?? false);
}

/// <summary>Asks all other silos at once, each within a bound.</summary>
internal sealed class WhatIfPeers(IServiceProvider services) : GrainServiceClient<IWhatIfHolder>(services), IWhatIfPeers
{
    private readonly ILocalSiloDetails _silo = services.GetRequiredService<ILocalSiloDetails>();
    private readonly IClusterMembershipService _membership = services.GetRequiredService<IClusterMembershipService>();

    /// <summary>What could be had: a list that lacks a silo's comparisons for a moment harms nobody.</summary>
    public async ValueTask<IReadOnlyList<WhatIfView>> All(CancellationToken ct = default)
    {
        var answers = await Ask(holder => holder.All(), ct);
        return [.. answers.SelectMany(answer => answer is { IsCompletedSuccessfully: true } ? JsonSerializer.Deserialize(answer.Result, ApiJson.Default.WhatIfViewArray)! : [])];
    }

    public async ValueTask<WhatIfView?> Find(string id, CancellationToken ct = default)
    {
        var answers = await Ask(holder => holder.Find(id), ct);
        return answers.FirstOrDefault(answer => answer is { IsCompletedSuccessfully: true, Result: not null }) is { } found
            ? JsonSerializer.Deserialize(found.Result!, ApiJson.Default.WhatIfView)
            : WhenAllAnswered<WhatIfView>(answers, null);
    }

    public async ValueTask<bool> Remove(string id, CancellationToken ct = default)
    {
        var answers = await Ask(holder => holder.Remove(id), ct);
        return answers.Any(answer => answer is { IsCompletedSuccessfully: true, Result: true }) || WhenAllAnswered(answers, false);
    }

    private async Task<IReadOnlyList<Task<T>>> Ask<T>(Func<IWhatIfHolder, Task<T>> question, CancellationToken ct)
    {
        var others = _membership.CurrentSnapshot.Members.Values.Where(member => member.Status == SiloStatus.Active && !member.SiloAddress.Equals(_silo.SiloAddress));
        List<Task<T>> asked = [.. others.Select(member => question(GetGrainService(member.SiloAddress)).WaitAsync(ClusterLimits.PeerBound, ct))];
        await ((Task)Task.WhenAll(asked)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
        return asked;
    }

    private static T? WhenAllAnswered<T>(IEnumerable<Task> answers, T? none) => answers.All(answer => answer.IsCompletedSuccessfully)
        ? none
        : throw new StoreUnavailableException("A silo that might have it does not answer; try again.");
}
