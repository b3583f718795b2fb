using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What is wrong with a rule for alerts.</summary>
public static class AlertRules
{
    private const int Quarter = 15;
    private const double MostLimit = 1e9;
    private static readonly string[] Channels = [.. Enum.GetNames<Channel>().Select(name => name.ToLowerInvariant())];

    public static ImmutableArray<Fault> Check(AlertRule rule)
    {
        var faults = new FaultList();
        faults.OptionalLabel("name", rule.Name);
        faults.Range("forSeconds", rule.ForSeconds, 0, AlertLimits.MaxForSeconds);
        faults.Range("minCount", rule.MinCount, 0, AlertLimits.MaxMinCount);
        foreach (var dimension in rule.Of.Narrowed()) faults.Label($"of.{dimension}", rule.Of.On(dimension));
        faults.Require(rule.Of.Channel is not { } channel || Channels.Contains(channel), "of.channel", $"Use one of: {string.Join(", ", Channels)}.");
        faults.Require(rule.Each is null || Slice.Dimensions.Contains(rule.Each), "each", $"Use one of: {string.Join(", ", Slice.Dimensions)}.");
        faults.Require(rule.Each is null || rule.Of.On(rule.Each) is null, "each", "Leave it out where of names one value of it.");
        faults.Require(TimeZoneInfo.TryFindSystemTimeZoneById(rule.Zone, out _), "zone", "Write the IANA name of a time zone, as in Asia/Shanghai.");
        if (AlertGauges.ByName.TryGetValue(rule.Measure, out var gauge)) OfGauge(faults, rule, gauge);
        else if (Measures.ByName.TryGetValue(rule.Measure, out var measure)) OfMeasure(faults, rule, measure);
        else faults.Add("measure", $"There is no measure {rule.Measure}. GET /v1/measures lists them; live ones are {string.Join(", ", AlertGauges.ByName.Keys.Order(StringComparer.Ordinal))}.");
        Thresholds(faults, rule);
        return faults.All;
    }

    /// <summary>What keeps a rule from ever raising anything: its measure has no figures by what it asks for. Null where nothing does.</summary>
    public static Fault? WhyNever(AlertRule rule)
    {
        if (!Measures.ByName.TryGetValue(rule.Measure, out var measure) || CutOf(rule) is not { } cut || measure.IsKnownBy(cut.Cut)) return null;
        var isEach = rule.Each is { } each && !measure.By.Contains(each);
        return new Fault(isEach ? "each" : "of", measure.IsOfTime
            ? $"{measure.Name} is of agents' time, and known of the whole and by agent alone. Use agent for each or in of, or leave both out."
            : $"{measure.Name} is of contacts while no agent has them, and never has a figure of an agent. Use each and of with: {string.Join(", ", measure.By)}.");
    }

    private static KeptCut? CutOf(AlertRule rule) => KeptCut.By(rule.Of.Narrowed().Append(rule.Each).OfType<string>());

    private static void OfGauge(FaultList faults, AlertRule rule, AlertGauge gauge)
    {
        faults.Require(rule.Unusual is null, "unusual", "Leave it out: a live measure has no past of its own.");
        var dimensions = rule.Of.Narrowed().Append(rule.Each).OfType<string>().Distinct();
        faults.Require(dimensions.SequenceEqual([gauge.Dimension]), "each", $"{gauge.Name} is of one {gauge.Dimension}: name it in of.{gauge.Dimension}, or write each: {gauge.Dimension}, and nothing else.");
    }

    private static void OfMeasure(FaultList faults, AlertRule rule, Measure measure)
    {
        var minutes = rule.OverMinutes;
        faults.Require(minutes is >= Quarter and <= AlertLimits.MaxMinutes && minutes % Quarter == 0, "overMinutes", $"Use a multiple of {Quarter} up to {AlertLimits.MaxMinutes}.");
        var cut = CutOf(rule);
        if (WhyNever(rule) is { } never) faults.Add(never);
        faults.Require(cut is not null, "of", $"Figures are kept by each dimension, and by two of them for: {KeptCut.Pairs}. Leave others out of of and each.");
        if (rule.Unusual is null) return;
        faults.Require(UnusualTest.Takes(measure), "measure", "What is unusual is told of a number of contacts, as created or handled, or of aht.");
        faults.Range("unusual.weeks", rule.Unusual.Weeks, AlertLimits.LeastWeeks, AlertLimits.MostWeeks);
        faults.Range("unusual.raiseAt", rule.Unusual.RaiseAt, AlertLimits.LeastDeviation, AlertLimits.MostDeviation);
        faults.Range("unusual.clearAt", rule.Unusual.ClearAt, 0, rule.Unusual.RaiseAt);
    }

    private static void Thresholds(FaultList faults, AlertRule rule)
    {
        if (rule.Unusual is not null)
        {
            faults.Require(rule is { RaiseAbove: null, RaiseBelow: null, ClearAt: null }, "unusual", "Leave out raiseAbove, raiseBelow and clearAt: unusual has thresholds of its own.");
            return;
        }
        var isOne = rule.RaiseAbove is null != rule.RaiseBelow is null;
        faults.Require(isOne, "raiseAbove", "Write either raiseAbove or raiseBelow, or unusual in place of both.");
        faults.Range(rule.RaiseBelow is null ? "raiseAbove" : "raiseBelow", rule.Limit, -MostLimit, MostLimit);
        if (rule.ClearAt is not { } clear || !isOne) return;
        faults.Range("clearAt", clear, -MostLimit, MostLimit);
        faults.Require(rule.RaiseAbove is null ? clear >= rule.Limit : clear <= rule.Limit, "clearAt", rule.RaiseAbove is null ? "Use no less than raiseBelow: it must be back to be cleared." : "Use no more than raiseAbove: it must be back to be cleared.");
    }
}
