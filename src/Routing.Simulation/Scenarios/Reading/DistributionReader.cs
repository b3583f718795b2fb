using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>Reads distributions and arrivals: an object with one field, the kind.</summary>
internal static class DistributionReader
{
    private const int MostValues = 100_000;
    private const string Kinds = "{\"exponential\":{\"mean\":…}}, or lognormal{mu,sigma}, deterministic{value}, gamma{shape,scale}, empirical{values}";

    public static Distribution Distribution(Place place)
    {
        var (kind, body) = OneField(place, Kinds);
        return kind switch
        {
            "exponential" => new ExponentialDistribution(Field(body.ObjectOf("mean"), "mean", 0, above: true)),
            "lognormal" => Lognormal(body.ObjectOf("mu", "sigma")),
            "deterministic" => new DeterministicDistribution(Field(body.ObjectOf("value"), "value", 0)),
            "gamma" => Gamma(body.ObjectOf("shape", "scale")),
            "empirical" => Empirical(body.ObjectOf("values")),
            _ => throw body.Wrong($"is not a distribution; write {Kinds}."),
        };
    }

    public static Arrivals Arrivals(Place place, TimeSpan timeUnit)
    {
        const string kinds = "{\"poisson\":RATE} or {\"profile\":{\"intervalMinutes\":…,\"rates\":[…],\"repeat\":true}}";
        var (kind, body) = OneField(place, kinds);
        return kind switch
        {
            "poisson" => new PoissonArrivals(body.Number(0)),
            "profile" => Profile(body.ObjectOf("intervalMinutes", "rates", "repeat", "dayFactorGammaShape"), timeUnit),
            _ => throw body.Wrong($"is not a kind of arrivals; write {kinds}."),
        };
    }

    private static LognormalDistribution Lognormal(Place body)
    {
        // Beyond these the mean overflows, and no contact takes e^50 of any unit.
        var mu = body.Needed("mu", "the mean of the logarithm").Number(-50, 50);
        return new LognormalDistribution(mu, body.Needed("sigma", "the deviation of the logarithm").Number(0, 10));
    }

    private static GammaDistribution Gamma(Place body) =>
        new(Field(body, "shape", 0, above: true), Field(body, "scale", 0, above: true));

    private static EmpiricalDistribution Empirical(Place body)
    {
        var values = body.Needed("values", "a list of observed values");
        var items = values.Items("a list of observed values, [1, 2.5, …]");
        if (items.Length is 0 or > MostValues) throw values.Wrong($"write 1 to {MostValues} values.");
        return new EmpiricalDistribution([.. items.Select(item => item.Number(0))]);
    }

    private static ProfileArrivals Profile(Place body, TimeSpan timeUnit)
    {
        var rates = body.Needed("rates", "a list of rates per time unit, one per interval");
        var items = rates.Items("a list of rates per time unit, one per interval");
        if (items.Length is 0 or > MostValues) throw rates.Wrong($"write 1 to {MostValues} rates.");
        var minutes = Field(body, "intervalMinutes", 0, above: true);
        return new ProfileArrivals(
            minutes / timeUnit.TotalMinutes,
            [.. items.Select(item => item.Number(0))],
            body.Maybe("repeat")?.Flag() ?? false,
            body.Maybe("dayFactorGammaShape")?.Number(0, above: true));
    }

    private static double Field(Place body, string name, double least, bool above = false) =>
        body.Needed(name, "a number").Number(least, above: above);

    private static (string Kind, Place Body) OneField(Place place, string mend)
    {
        var fields = place.Fields(mend).ToImmutableArray();
        return fields.Length == 1 ? (fields[0].Key, fields[0].Value) : throw place.Wrong($"write {mend}.");
    }
}
