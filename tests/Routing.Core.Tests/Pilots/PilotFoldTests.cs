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

    /// <summary>Two contacts of a slice count as one value, their mean, once it is over and both have ended.</summary>
    [Fact]
    public void By_slices_the_slice_is_what_counts()
    {
        var progress = See(Sliced, Queued("c-1", true), Queued("c-2", true), Accepted("c-1", 10), Accepted("c-2", 30), Closed("c-1", ContactState.Closed), Closed("c-2", ContactState.Closed));
        Assert.Equal(0, progress.Of(PilotMeasure.WaitSeconds).Tried.Count);

        progress = At(12, progress, Queued("c-4", false, 12));
        Assert.Equal((1, 20), (progress.Of(PilotMeasure.WaitSeconds).Tried.Count, progress.Of(PilotMeasure.WaitSeconds).Tried.Mean));
    }

    [Fact]
    public void A_long_contact_is_in_its_slice_however_many_later_ones_have_ended_before()
    {
        var progress = See(Sliced, Queued("long", true), Queued("short", true), Accepted("short", 10), Closed("short", ContactState.Closed));
        progress = At(15, progress, Queued("later", false, 15), Accepted("later", 5), Closed("later", ContactState.Closed));
        progress = At(40, progress, Accepted("long", 50));
        Assert.Equal((0, 1), (progress.Of(PilotMeasure.WaitSeconds).Tried.Count, progress.Of(PilotMeasure.WaitSeconds).InForce.Count));

        progress = At(41, progress, Closed("long", ContactState.Closed));
        Assert.Equal((1, 30, 0L), (progress.Of(PilotMeasure.WaitSeconds).Tried.Count, progress.Of(PilotMeasure.WaitSeconds).Tried.Mean, progress.Lost));
        Assert.Empty(progress.Slices);
    }

    [Fact]
    public void A_contact_is_of_the_slice_it_was_drawn_in_and_one_that_comes_long_after_is_told_of()
    {
        // Its age is older than the pilot: it was planned anew.
        var old = new ContactQueued("c-1", "q", 1, 0, Noon.AddHours(-3), null, new PilotTag("trial", Run, PilotArms.Tried, null, PilotArms.Slice(Sliced, Noon)));
        Assert.Equal(PilotArms.Slice(Sliced, Noon), Assert.Single(See(Sliced, old).Slices).Key);
        var scheduled = At(200, new PilotProgress(0), new ContactQueued("c-2", "q", 1, 0, Noon, null, new PilotTag("trial", Run, PilotArms.Tried, null, PilotArms.Slice(Sliced, Noon))));
        Assert.Equal((1L, 0), (scheduled.Lost, scheduled.Open.Count));
    }

    [Fact]
    public void One_that_never_ends_counts_after_a_day_with_what_is_known_and_stops_what_must_stop()
    {
        var railed = Trial with { GuardRails = [new GuardRail(PilotMeasure.WaitSeconds, 60)] };
        var progress = See(railed, [.. Enumerable.Range(0, 40).Select(n => Queued($"stuck-{n}", true)), .. Enumerable.Range(0, 40).SelectMany(n => (RoutingEvent[])[Queued($"well-{n}", false), Accepted($"well-{n}", 5 + (n % 3)), Closed($"well-{n}", ContactState.Closed)])]);
        Assert.Null(PilotVerdict.Stops(railed, PilotFold.Pass(progress, railed, Noon.AddHours(23))));

        var passed = PilotFold.Pass(progress, railed, Noon.AddHours(25));
        Assert.Empty(passed.Open);
        Assert.Equal((40, 86_400, 0), (passed.Of(PilotMeasure.WaitSeconds).Tried.Count, passed.Of(PilotMeasure.WaitSeconds).Tried.Mean, passed.Of(PilotMeasure.Abandoned).Tried.Mean));
        Assert.StartsWith("waitSeconds is worse by at least", PilotVerdict.Stops(railed, passed), StringComparison.Ordinal);
    }

    /// <summary>As everywhere: who is never reached has not given up, and a wait is what the queue counts.</summary>
    [Fact]
    public void A_callback_that_reached_nobody_is_no_abandon_and_a_wait_is_as_the_queue_tells_it()
    {
        var progress = See(Trial, Queued("c-1", true), Queued("c-2", true), Closed("c-1", ContactState.Abandoned) with { Reason = ContactClosed.CallbackNotAnswered }, Closed("c-2", ContactState.Abandoned) with { WaitSeconds = 7 });
        Assert.Equal(.5, progress.Of(PilotMeasure.Abandoned).Tried.Mean);
        Assert.Equal((60 + 7) / 2.0, progress.Of(PilotMeasure.WaitSeconds).Tried.Mean, 6);
    }

    private static Pilot Sliced => Trial with { SliceMinutes = 10 };

    private static PilotProgress At(int minute, PilotProgress progress, params RoutingEvent[] happened) =>
        happened.Aggregate(progress, (so, one) => PilotFold.See(so, Sliced, Run, one, Noon.AddMinutes(minute)));

    private static ContactQueued Queued(string id, bool tried, int minute = 0) => new(id, "q", 1, 0, Noon.AddMinutes(minute), null, new PilotTag("trial", Run, tried ? PilotArms.Tried : PilotArms.InForce));

    private static ContactAccepted Accepted(string id, double seconds) => new(id, "q", "a", $"{id}~1", seconds);

    private static ContactClosed Closed(string id, ContactState state) => new(id, "q", null, state, 0, null);

    private static PilotProgress See(Pilot pilot, params RoutingEvent[] happened) => See(pilot, new PilotProgress(0), happened);

    private static PilotProgress See(Pilot pilot, PilotProgress progress, params RoutingEvent[] happened) =>
        happened.Aggregate(progress, (so, one) => PilotFold.See(so, pilot, Run, one, Noon.AddMinutes(1)));
}
