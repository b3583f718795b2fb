using System.Collections.Frozen;
using System.Collections.Immutable;
using static Routing.Core.Counted;

namespace Routing.Core;

/// <summary>Every measure there is, by side.</summary>
public static partial class Measures
{
    /// <summary>Days without a further contact of the same customer and intent after which one counts as resolved at first contact, unless a server is told otherwise.</summary>
    public const int FirstContactDays = 7;
    public const int MostFirstContactDays = 90;

    /// <summary>What is wrong with such a number of days, to follow the name of the setting; null when nothing is.</summary>
    public static string? FaultOfFirstContactDays(int days) => days is >= 1 and <= MostFirstContactDays ? null : $"must be from 1 to {MostFirstContactDays}.";

    /// <summary>Within which a customer who gave up and comes again has dialled again.</summary>
    public static readonly TimeSpan RedialWithin = TimeSpan.FromHours(1);

    /// <summary>Paid hours that make an agent-day.</summary>
    public const double AgentDayHours = 8;

    public static readonly ImmutableArray<Measure> All = [.. Response(), .. Efficiency(), .. Resolution(), .. Satisfaction(), .. Economy()];

    public static readonly FrozenDictionary<string, Measure> ByName = All.ToFrozenDictionary(m => m.Name, StringComparer.Ordinal);

    private static Measure Share(
        string name, MeasureSide side, Better better, string title, string chinese, string definition, string chineseDefinition, string formula, double? target, Func<Tally, long> part, Func<Tally, long> whole) =>
        new(name, side, MeasureUnit.Percent, better, title, chinese, definition, chineseDefinition, formula, 1, target, t => Divided(100.0 * part(t), whole(t)), whole);

    private static Measure Mean(
        string name, MeasureSide side, MeasureUnit unit, Better better, string title, string chinese, string definition, string chineseDefinition, string formula, double? target, Func<Tally, double> sum, Func<Tally, long> count) =>
        new(name, side, unit, better, title, chinese, definition, chineseDefinition, formula, 1, target, t => Divided(sum(t), count(t)), count);

    private static Measure Total(string name, MeasureSide side, MeasureUnit unit, string title, string chinese, string definition, string chineseDefinition, Counted what) =>
        new(name, side, unit, Better.Neither, title, chinese, definition, chineseDefinition, $"Σ {char.ToLowerInvariant(what.ToString()[0])}{what.ToString()[1..]}", 1, null, t => t[what], t => t[what]) { IsTotal = true };

    private static double? Divided(double part, double whole) => whole <= 0 ? null : part / whole;

    private static double Seconds(Tally tally, Counted ms) => tally[ms] / 1000.0;

    private static long Handling(Tally t) => t[TalkMs] + t[HoldMs] + t[WrapUpMs];

    private static long Paid(Tally t) => t[BusyMs] + t[IdleMs] + t[NotReadyMs];
}
