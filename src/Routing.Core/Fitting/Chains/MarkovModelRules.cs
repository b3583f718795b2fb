using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What a <see cref="MarkovModel"/> must keep to, so that a fit ends and means something.</summary>
public static class MarkovModelRules
{
    public const int MostClasses = 64;
    public const int MostPools = 64;
    private const double MostRate = 1e9;

    public static ImmutableArray<Fault> Check(MarkovModel model)
    {
        var faults = new FaultList();
        faults.List("classes", model.Classes, (path, c) => Class(faults, path, c), most: MostClasses);
        faults.List("pools", model.Pools, (path, pool) => Pool(faults, path, pool, model), most: MostPools);
        if (faults.All.Length > 0) return faults.All;
        faults.Require(model.Classes.Length > 0, "classes", "Name at least one class.");
        faults.Require(model.Classes.Any(c => c.ArrivalRate > 0), "classes", "Let at least one class arrive.");
        for (var k = 0; k < model.Classes.Length; k++)
        {
            faults.Require(model.Pools.Any(pool => pool.Agents > 0 && pool.Serves[k] is not null), $"classes[{k}]", "Leave out a class that nobody serves.");
        }
        return faults.All;
    }

    private static void Class(FaultList faults, string path, ModelClass c)
    {
        faults.Range($"{path}.arrivalRate", c.ArrivalRate, 0, MostRate);
        faults.Range($"{path}.patienceRate", c.PatienceRate, 0, MostRate);
        faults.Range($"{path}.holdingCost", c.HoldingCost, 0, Limits.Cost);
        faults.Range($"{path}.unresolvedCost", c.UnresolvedCost, 0, Limits.Cost);
        faults.Range($"{path}.abandonedCost", c.AbandonedCost, 0, Limits.Cost);
        faults.Range($"{path}.blockedCost", c.BlockedCost, 0, Limits.Cost);
        faults.Range($"{path}.buffer", c.Buffer ?? 0, 0, Limits.MaxWaiting);
    }

    private static void Pool(FaultList faults, string path, ModelPool pool, MarkovModel model)
    {
        faults.Range($"{path}.agents", pool.Agents, 0, Limits.CapacityUnits);
        if (pool.Serves.IsDefault || model.Classes.IsDefault || pool.Serves.Length != model.Classes.Length)
        {
            faults.Add($"{path}.serves", "Write one entry for each class, null where the pool does not serve it.");
            return;
        }
        for (var k = 0; k < pool.Serves.Length; k++)
        {
            if (pool.Serves[k] is not { } service) continue;
            faults.Require(service.Rate > 0 && service.Rate <= MostRate, $"{path}.serves[{k}].rate", "Use a rate above 0.");
            faults.Range($"{path}.serves[{k}].resolve", service.Resolve, 0, 1);
        }
    }
}
