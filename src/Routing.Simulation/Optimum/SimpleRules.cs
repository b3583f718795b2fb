using System.Globalization;

namespace Routing.Simulation;

/// <summary>The rules every router offers, on the Markov model: to hold best-bid against. None of them holds anybody.</summary>
public static class SimpleRules
{
    // What decides first weighs so much more than what decides between equals.
    private const double First = 1e6;

    /// <summary>All of them; static priorities in every order of up to three classes.</summary>
    public static IReadOnlyList<IMarkovRule> Of(MarkovModel model) =>
    [
        LongestQueueAnyAgent(model),
        LongestQueue(model),
        BestMatch(model),
        GreatestPressure(model),
        .. Orders(model.Classes.Length).SelectMany(order => (IMarkovRule[])[Priorities(model, order, mostIdle: false), Priorities(model, order, mostIdle: true)]),
    ];

    public static IMarkovRule LongestQueueAnyAgent(MarkovModel model) => new RandomAgentRule("longest queue, any idle agent", model);

    public static IMarkovRule LongestQueue(MarkovModel model) => Ranked("longest queue, best agent", model, (pairs, p, q, _) => q * First + Fit(model, pairs, p));

    public static IMarkovRule BestMatch(MarkovModel model) => Ranked("best match", model, (pairs, p, q, _) => Fit(model, pairs, p) * First + q);

    /// <summary>Greatest holding·μ·queue, then the best agent.</summary>
    public static IMarkovRule GreatestPressure(MarkovModel model) =>
        Ranked("greatest holding·μ·queue", model, (pairs, p, q, _) => model.Classes[pairs.Class[p]].HoldingCost * pairs.Rate[p] * q * First + Fit(model, pairs, p));

    /// <summary>Classes in a fixed order, each with its best agent, or with one of the pool with the most idle.</summary>
    public static IMarkovRule Priorities(MarkovModel model, IReadOnlyList<int> order, bool mostIdle)
    {
        var place = order.Select((_, k) => order.Count - Enumerable.Range(0, order.Count).First(n => order[n] == k)).ToArray();
        var name = string.Create(CultureInfo.InvariantCulture, $"priority {string.Join('>', order.Select(k => k + 1))}, {(mostIdle ? "most idle" : "best agent")}");
        return Ranked(name, model, (pairs, p, _, idle) => place[pairs.Class[p]] * First + (mostIdle ? idle : Fit(model, pairs, p)));
    }

    private static RankedRule Ranked(string name, MarkovModel model, Func<Pairs, int, int, int, double> rank)
    {
        var pairs = new Pairs(model);
        return new RankedRule(name, model, (p, q, idle) => rank(pairs, p, q, idle));
    }

    /// <summary>How well a pair fits: contacts resolved per unit of time.</summary>
    private static double Fit(MarkovModel model, Pairs pairs, int p) => pairs.Rate[p] * model.Pools[pairs.Pool[p]].Serves[pairs.Class[p]]!.Resolve;

    private static IEnumerable<int[]> Orders(int classes) => classes switch
    {
        1 => [[0]],
        2 => [[0, 1], [1, 0]],
        3 => [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]],
        _ => [],
    };
}
