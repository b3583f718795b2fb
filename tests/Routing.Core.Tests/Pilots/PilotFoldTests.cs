namespace Routing.Core.Tests;

/// <summary>What events make of a pilot's figures: each contact once, for the side it was planned on.</summary>
public sealed class PilotFoldTests
{
    private const long Run = 7;
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly Pilot Trial = new() { Name = "trial", UsesDraft = true, Share = .5 };

    [Fact]
    public void A_contact_counts_once_it_has_ended()
    {
        var progress = See(Trial, Queued("c-1", true), new ContactAccepted("c-1", "q", "a", "c-1~1", 12), new ContactCompleted("c-1", "q", "a", "repair", true, 5, 200, 20));
        Assert.Equal((1, 0L), (progress.Open.Count, progress.Of(PilotMeasure.WaitSeconds).Tried.Count));

        progress = See(Trial, progress, Closed("c-1", ContactState.Closed), Closed("c-1", ContactState.Closed));
        Assert.Empty(progress.Open);
        Assert.Equal((12, 0, 200, 1), (Mean(PilotMeasure.WaitSeconds), Mean(PilotMeasure.Abandoned), Mean(PilotMeasure.HandleSeconds), Mean(PilotMeasure.Resolved)));
        Assert.Equal(1, progress.Of(PilotMeasure.Abandoned).Tried.Count);

        double Mean(PilotMeasure measure) => progress.Of(measure).Tried.Mean;
    }

    [Fact]
    public void Who_leaves_counts_as_such_and_has_waited_until_then()
    {
        var progress = See(Trial, Queued("c-1", false), Closed("c-1", ContactState.Abandoned));

        Assert.Equal((1, 60), (progress.Of(PilotMeasure.Abandoned).InForce.Mean, progress.Of(PilotMeasure.WaitSeconds).InForce.Mean));
        Assert.Equal(0, progress.Of(PilotMeasure.Resolved).InForce.Count);
    }

    [Fact]
    public void What_is_of_no_pilot_or_of_an_earlier_start_or_refused_does_not_count()
    {
        var progress = See(
            Trial, new ContactQueued("c-1", "q", 1, 0, Noon, null), new ContactQueued("c-2", "q", 1, 0, Noon, null, new PilotTag("trial", Run - 1, PilotArms.Tried)),
            new ContactQueued("c-3", "q", 2, 0, Noon, "move", new PilotTag("trial", Run, PilotArms.Tried)), Closed("c-1", ContactState.Closed), Closed("c-3", ContactState.Closed),
            Queued("c-4", true), Closed("c-4", ContactState.Refused));

        Assert.Empty(progress.Tallies);
        Assert.Empty(progress.Open);
    }

    [Fact]
    public void Open_contacts_are_bounded_and_those_beyond_are_told_of()
    {
        var progress = See(Trial, [.. Enumerable.Range(0, PilotLimits.Open + 3).Select(n => Queued($"c-{n}", true))]);
        Assert.Equal((PilotLimits.Open, 3L), (progress.Open.Count, progress.Lost));
    }

    /// <summary>Two contacts of a slice count as one value, their mean, once a contact of a later slice has ended.</summary>
    [Fact]
    public void By_slices_the_slice_is_what_counts()
    {
        var sliced = Trial with { SliceMinutes = 10 };
        var progress = See(sliced, Queued("c-1", true), Queued("c-2", true), Accepted("c-1", 10), Accepted("c-2", 30), Closed("c-1", ContactState.Closed), Closed("c-2", ContactState.Closed));
        Assert.Equal(0, progress.Of(PilotMeasure.WaitSeconds).Tried.Count);

        progress = See(sliced, progress, Queued("c-3", true), Queued("c-4", false, 10), Closed("c-4", ContactState.Closed));
        Assert.Equal((1, 20), (progress.Of(PilotMeasure.WaitSeconds).Tried.Count, progress.Of(PilotMeasure.WaitSeconds).Tried.Mean));
        Assert.Equal(1, See(sliced, progress, Closed("c-3", ContactState.Closed)).Lost);
    }

    private static ContactQueued Queued(string id, bool tried, int minute = 0) => new(id, "q", 1, 0, Noon.AddMinutes(minute), null, new PilotTag("trial", Run, tried ? PilotArms.Tried : PilotArms.InForce));

    private static ContactAccepted Accepted(string id, double seconds) => new(id, "q", "a", $"{id}~1", seconds);

    private static ContactClosed Closed(string id, ContactState state) => new(id, "q", null, state, 0, null);

    private static PilotProgress See(Pilot pilot, params RoutingEvent[] happened) => See(pilot, new PilotProgress(0), happened);

    private static PilotProgress See(Pilot pilot, PilotProgress progress, params RoutingEvent[] happened) =>
        happened.Aggregate(progress, (so, one) => PilotFold.See(so, pilot, Run, one, Noon.AddMinutes(1)));
}
