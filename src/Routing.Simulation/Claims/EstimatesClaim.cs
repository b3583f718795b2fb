using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Simulation;

/// <summary>Telling customers how long they will wait makes 35 % fewer of them leave.</summary>
internal static class EstimatesClaim
{
    private const double Claimed = -.35;
    private const double HandleSeconds = 180;
    private const double PatienceSeconds = 360;
    private const int Agents = 20;
    private const double SecondsPerHour = 3600;
    private static readonly double[] Loads = [.8, .9, 1, 1.1];
    private static readonly double[] Factors = [1.5, 2, 3, 4];

    public static FieldClaim Of(Scenario at80) => new(
        "estimates", "Estimates while waiting: 35 % fewer leave",
        "Abandonment −35 % by telling customers how long it will take.",
        [
            "20 agents, handling 180 s, patience 360 s (both exponential).",
            "That an estimate makes people patient is assumed, and how much: patience times 1.5, 2, 3 or 4 for everybody who is told. The estimates are the product's own; whether they are right is not asked here.",
        ],
        [.. Loads.Select(load => Table(load, at80.Denser(load / .8)))],
        tables =>
        [
            .. tables.Select((table, at) => Needed(Loads[at])),
            Paid(tables),
        ])
    {
        UsualArrivals = 2_000,
        Verdict = _ => string.Create(CultureInfo.InvariantCulture, $"Holds only if estimates make customers {Factor(Loads[0]):F1} times as patient at a load of {Loads[0]}, and {Factor(Loads[^2]):F1} times at a load of {Loads[^2]}; not at all at {Loads[^1]}."),
    };

    private static string Paid(ImmutableArray<ClaimTableResult> tables)
    {
        var told = tables.SelectMany(table => table.Arms.Where(arm => arm.Arm.Scenario.PatienceFactorAfterEstimate != table.Arms[0].Arm.Scenario.PatienceFactorAfterEstimate)).ToList();
        var longer = told.Count(arm => arm.Differences["wait"] is { IsReal: true, Difference.Value: > 0 });
        return $"Waits are longer beyond chance in {longer} of the {told.Count} rows in which customers are told: those who would have left wait, and so do those behind them.";
    }

    private static ClaimTable Table(double load, Scenario scenario)
    {
        var baselines = ClaimScenarios.Baselines(scenario);
        return new ClaimTable(
            FormattableString.Invariant($"Load {load}"),
            [
                baselines[0] with { Exact = Exact(load, 1) },
                baselines[1],
                .. Factors.Select(factor => ClaimScenarios.Drawn(FormattableString.Invariant($"told, patience × {factor}"), scenario with { PatienceFactorAfterEstimate = factor }) with { Exact = Exact(load, factor) }),
            ],
            [ClaimMeasures.Abandoned, ClaimMeasures.Wait("wait")]);
    }

    private static ImmutableSortedDictionary<string, double> Exact(double load, double factor) =>
        ClaimScenarios.Exactly((ClaimMeasures.Abandoned.Name, Left(load, factor) * 100));

    /// <summary>Erlang A: the share that leaves.</summary>
    internal static double Left(double load, double factor) =>
        Erlang.Figures(new StaffingLoad(load * Agents / HandleSeconds * SecondsPerHour, HandleSeconds, PatienceSeconds * factor), Agents, 0).Abandoned;

    internal static string Needed(double load) => Factor(load) is { } factor
        ? FormattableString.Invariant($"At load {load} the claim needs patience times {factor:F2} (Erlang A).")
        : FormattableString.Invariant($"At load {load} no patience is enough: {Math.Max(0, 1 - (1 / load)) * 100:F1} % must leave, since nobody has time for them, and without estimates {Left(load, 1) * 100:F1} % do.");

    /// <summary>How much patience the claim needs, by theory; found by halving. Null where none is enough.</summary>
    private static double? Factor(double load)
    {
        const double most = 1000;
        double Change(double factor) => (Left(load, factor) / Left(load, 1)) - 1;
        if (Change(most) > Claimed) return null;
        var (low, high) = (1.0, most);
        while (high - low > .001)
        {
            var middle = (low + high) / 2;
            if (Change(middle) > Claimed) low = middle;
            else high = middle;
        }
        return high;
    }
}
