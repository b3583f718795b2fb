using System.Globalization;
using Orleans.Runtime.Placement;

namespace Routing.Cluster.Bench;

/// <summary>Where actors come to live, to compare with what the product does.</summary>
internal enum PlacementKind
{
    /// <summary>As the product has it.</summary>
    Product,

    /// <summary>Anywhere.</summary>
    Random,

    /// <summary>Dispatcher, queues and agents of a group on one silo; contacts and customers anywhere.</summary>
    Together,

    /// <summary>The same, with contacts and customers where they are first called from.</summary>
    TogetherLocal,

    /// <summary>Contacts and customers where they are first called from, all else anywhere.</summary>
    Local,
}

/// <summary>Places actors for a comparison.</summary>
[GenerateSerializer, Immutable]
internal sealed class BenchPlacement : PlacementStrategy;

/// <summary>Carries it out. It knows the group of a queue or an agent of the bench by its number, which the product cannot.</summary>
internal sealed class BenchPlacementDirector(PlacementKind kind, int groups) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        if (IPlacementDirector.GetPlacementHint(target.RequestContextData, silos) is { } hinted) return Task.FromResult(hinted);
        var type = target.GrainIdentity.Type.ToString();
        if (type is "contact" or "customer" && kind is PlacementKind.TogetherLocal or PlacementKind.Local && silos.Contains(context.LocalSilo)) return Task.FromResult(context.LocalSilo);
        if (type is "queue" or "agent" or "dispatcher" && kind is PlacementKind.TogetherLocal or PlacementKind.Together)
        {
            var key = target.GrainIdentity.Key.ToString()!;
            var number = int.TryParse(key[(key.IndexOf('-') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
            return Task.FromResult(silos.Order().ElementAt(number % groups % silos.Length));
        }
        return Task.FromResult(silos[System.Random.Shared.Next(silos.Length)]);
    }
}
