using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What a pilot must keep to.</summary>
public static class PilotRules
{
    private const double MinutesOfDay = 1440;

    public static ImmutableArray<Fault> Check(Pilot pilot)
    {
        var faults = new FaultList();
        faults.Label("name", pilot.Name);
        faults.Require(pilot.UsesDraft || pilot.Selection is not null, "usesDraft", "Say what is tried: usesDraft, a selection, or both.");
        if (pilot.Selection is { } selection)
        {
            faults.Require(SelectionPolicies.TryFind(selection, out var policy), "selection", SelectionPolicies.Rule);
            // People who pick, and a scorer that a queue must name, are no policy that could be had for a part of the contacts.
            faults.Require(policy is not { IsPickedByPeople: true } && selection != ExternalSelection.Called, "selection", "Use a policy that decides by itself; suggest and external cannot be tried.");
        }
        faults.Range("share", pilot.Share, 0.01, 0.99);
        faults.Range("sliceMinutes", pilot.SliceMinutes, 0, PilotLimits.MostSliceMinutes);
        faults.Defined("measure", pilot.Measure);
        faults.Range("confidence", pilot.Confidence, 0.5, 0.999);
        faults.Range("maxDays", pilot.MaxDays, 1, PilotLimits.MostDays);
        faults.Require(
            pilot.SliceMinutes <= 0 || pilot.MaxDays * MinutesOfDay / pilot.SliceMinutes * Math.Min(pilot.Share, 1 - pilot.Share) >= PilotLimits.Least,
            "sliceMinutes", $"Shorten the slices, or give it more days or a share nearer .5: nothing is said before both sides have {PilotLimits.Least} slices, and there would be fewer.");
        faults.List("guardRails", pilot.GuardRails, (path, rail) =>
        {
            faults.Defined($"{path}.measure", rail.Measure);
            faults.Range($"{path}.worseBy", rail.WorseBy, 0, PilotLimits.WorstBy);
        }, rail => rail.Measure, PilotLimits.GuardRails);
        return faults.All;
    }
}
