using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>The pairs of a class and a pool that serves it, numbered by class and then pool, with what assigning one costs.</summary>
public sealed class Pairs
{
    private readonly int[,] _numbers;

    public Pairs(MarkovModel model)
    {
        _numbers = new int[model.Classes.Length, model.Pools.Length];
        List<int> classes = [], pools = [];
        List<double> rates = [], costs = [];
        for (var k = 0; k < model.Classes.Length; k++)
        {
            for (var j = 0; j < model.Pools.Length; j++)
            {
                if (model.Pools[j].Serves[k] is not { } service || model.Pools[j].Agents == 0)
                {
                    _numbers[k, j] = -1;
                    continue;
                }
                _numbers[k, j] = classes.Count;
                classes.Add(k);
                pools.Add(j);
                rates.Add(service.Rate);
                costs.Add((1 - service.Resolve) * model.Classes[k].UnresolvedCost);
            }
        }
        (Class, Pool, Rate, Cost) = ([.. classes], [.. pools], [.. rates], [.. costs]);
        OfClass = [.. Enumerable.Range(0, model.Classes.Length).Select(k => Numbers(p => Class[p] == k))];
        OfPool = [.. Enumerable.Range(0, model.Pools.Length).Select(j => Numbers(p => Pool[p] == j))];
    }

    public int Count => Class.Length;
    public ImmutableArray<int> Class { get; }
    public ImmutableArray<int> Pool { get; }
    public ImmutableArray<double> Rate { get; }

    /// <summary>Expected cost of not resolving, charged as the contact is assigned.</summary>
    public ImmutableArray<double> Cost { get; }
    public ImmutableArray<ImmutableArray<int>> OfClass { get; }
    public ImmutableArray<ImmutableArray<int>> OfPool { get; }

    /// <summary>The pair's number; −1 when the pool does not serve the class.</summary>
    public int Of(int @class, int pool) => _numbers[@class, pool];

    private ImmutableArray<int> Numbers(Func<int, bool> holds) => [.. Enumerable.Range(0, Class.Length).Where(holds)];
}
