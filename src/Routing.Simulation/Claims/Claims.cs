using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Simulation;

/// <summary>All the claims that the lab plays.</summary>
public static class Claims
{
    /// <param name="read">Reads the scenario of a claim by its name.</param>
    public static ImmutableArray<FieldClaim> All(Func<string, Scenario> read) =>
    [
        VipClaim.Of(read("vip")),
        KnownAgentClaim.Of(read("known-agent")),
        EstimatesClaim.Of(read("estimates")),
        ResolutionClaim.Of(read("resolution")),
        ResponseClaim.Of(read("response")),
        SeniorsClaim.Of(read("seniors")),
        BotClaim.Of(read("bot")),
    ];

    internal static string Of(Figure figure) => figure.HalfWidth is { } half ? string.Create(CultureInfo.InvariantCulture, $"{figure.Value:F1} ± {half:F1}") : string.Create(CultureInfo.InvariantCulture, $"{figure.Value:F1}");

    /// <summary>A difference as a share of what it is from, in percent, with its interval.</summary>
    public static string Share(PairedDifference difference)
    {
        if (difference.Share is not { } share) return "–";
        return string.Create(CultureInfo.InvariantCulture, $"{share * 100:+0.0;−0.0;0.0} ± {(difference.ShareHalfWidth ?? 0) * 100:F1} %");
    }

    /// <summary>The same in a sentence, saying so where it is no more than chance.</summary>
    public static string Told(PairedDifference difference) =>
        difference.IsNone ? "no different in any run" : difference.IsReal ? Share(difference) : $"no different beyond chance ({Share(difference)})";
}
