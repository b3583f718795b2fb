namespace Routing.Gateway;

/// <summary>How a pilot is read.</summary>
internal static class PilotShape
{
    private static readonly Shape<GuardRail> Rail = new(
        new GuardRail(PilotMeasure.Abandoned),
        new("measure", (r, f) => r with { Measure = f.One<PilotMeasure>() }, Required: true),
        new("worseBy", (r, f) => r with { WorseBy = f.Number() }));

    public static readonly Shape<Pilot> Config = new(
        new Pilot { Name = "" },
        new("name", (p, f) => p with { Name = f.Text() }, Required: true),
        new("usesDraft", (p, f) => p with { UsesDraft = f.Flag() }),
        new("selection", (p, f) => p with { Selection = f.TextOrNull() }),
        new("share", (p, f) => p with { Share = f.Number() }),
        new("sliceMinutes", (p, f) => p with { SliceMinutes = f.Integer() }),
        new("measure", (p, f) => p with { Measure = f.One<PilotMeasure>() }),
        new("guardRails", (p, f) => p with { GuardRails = f.List(Rail.Read) }),
        new("confidence", (p, f) => p with { Confidence = f.Number() }),
        new("maxDays", (p, f) => p with { MaxDays = f.Integer() }));

    public static readonly Shape<PromotePilot> Promotion = new(
        new PromotePilot(),
        new FieldRule<PromotePilot>("despite", (p, f) => p with { Despite = f.IsNull ? null : f.One<PilotFinding>() }));

    public static readonly Shape<EstimatePolicy> Estimate = new(
        new EstimatePolicy { Selection = "" },
        new("selection", (e, f) => e with { Selection = f.Text() }, Required: true),
        new("events", (e, f) => e with { Events = f.Integer(1, PolicyEstimates.MostEvents) }));
}
