using static Routing.Core.Counted;

namespace Routing.Core.Tests;

/// <summary>What befalls a contact on its way shows where it is counted: a correction, a callback, the wrap-up of who handed it on.</summary>
public sealed class JourneyFoldTests
{
    private static readonly DateTimeOffset Nine = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static readonly (int, RoutingEvent)[] Corrected =
    [
        (0, new ContactCreated("c-1", "u-1", Channel.Voice, "repair", "vip", "standard", null, null)), (0, new ContactQueued("c-1", "vip", 1, 0, Nine, null)),
        (2, new ContactReplanned("c-1", "vip", ["intent repair → billing"], 3, [], "u-1", "billing", "gold", "zh")),
        (5, Accepted("c-1", "li-na")), (9, new ContactCompleted("c-1", "vip", "li-na", "billing", true, null, 240, 0)),
    ];

    [Theory]
    [InlineData(Cut.Intent, "repair", "billing")]
    [InlineData(Cut.Tier, "standard", "gold")]
    [InlineData(Cut.Language, null, "zh")]
    public void A_corrected_contact_counts_as_what_it_is(Cut cut, string? came, string @is)
    {
        var sums = Told.Of(cut, Nine, Corrected);
        if (came is not null) Assert.True(sums.GetValueOrDefault(came).IsZero);
        Assert.Equal((1L, 1L, 1L), (sums[@is][Created], sums[@is][Answered], sums[@is][Completed]));
    }

    [Fact]
    public void A_correction_told_before_it_said_to_what_changes_nothing()
    {
        var sums = Told.Of(Cut.Intent, Nine, Corrected[0], (2, new ContactReplanned("c-1", "vip", ["language none → zh"], 3, [])));
        Assert.Equal(1, sums["repair"][Created]);
    }

    [Fact]
    public void Who_hung_up_to_be_called_counts_as_a_callback()
    {
        var sums = Told.Of(Cut.Channel, Nine, Corrected[0], Corrected[1], (1, new CallbackRequested("c-1", "vip", Channel.Voice, null)), (5, Accepted("c-1", "li-na")));
        Assert.True(sums.GetValueOrDefault("voice").IsZero);
        Assert.Equal((1L, 1L), (sums["callback"][Created], sums["callback"][Answered]));
    }

    [Fact]
    public void The_wrap_up_of_who_handed_it_on_is_handle_time_and_cost()
    {
        var sums = Told.Of(Cut.Agent, Nine, Transferred(new ContactWrapUpEnded("c-1", "vip", "li-na", 1, 120)));
        Assert.Equal((240_000L, 120_000L, 6_000_000L), (sums["li-na"][TalkMs], sums["li-na"][WrapUpMs], sums["li-na"][CostMicros]));
        Assert.Equal((60_000L, 0L), (sums["wei"][TalkMs], sums["wei"][WrapUpMs]));
        Assert.Equal(360, Measures.ByName["aht"].FigureOf(sums["li-na"]).Value);
        // What was handed on took all of it until then; where it was brought to its end nothing was handed on.
        Assert.Equal((360_000L, 0L), (sums["li-na"][TransferMs], sums["wei"][TransferMs]));
    }

    [Fact]
    public void Who_wraps_up_what_it_handed_on_is_busy()
    {
        var sums = Told.Of(Cut.Agent, Nine, Transferred(new ContactWrapUpEnded("c-1", "vip", "li-na", 1, 120)));
        Assert.Equal((6 * 60_000L, 4 * 60_000L), (sums["li-na"][BusyMs], sums["li-na"][IdleMs]));
    }

    /// <summary>Out of the line to a queue that was not there: it had not left.</summary>
    [Fact]
    public void Who_was_to_move_to_no_queue_is_answered_where_it_waited()
    {
        var sums = Told.Of(
            Cut.Queue, Nine, (0, Corrected[0].Item2), (0, Corrected[1].Item2), (1, new ContactMoved("c-1", "vip", null, "nowhere", 2, MoveCause.Overflow, 0, null)),
            (1, new QueueMissing("c-1", "nowhere", "vip")), (5, Accepted("c-1", "li-na")));
        Assert.Equal((1L, 1L, 0L), (sums["vip"][Arrived], sums["vip"][Answered], sums["vip"][MovedOut]));
    }

    /// <summary>There was no such queue: it is in the same hands again, and ends there.</summary>
    [Fact]
    public void Who_gets_it_back_is_busy_until_it_ends()
    {
        var sums = Told.Of(
            Cut.Agent, Nine, (0, new AgentPresenceChanged("li-na", PresenceKind.Ready, null)), Corrected[0], (0, Accepted("c-1", "li-na")),
            (4, new ContactMoved("c-1", "vip", "li-na", "gone", 2, MoveCause.Transfer, 0, null, HasWrapUp: true)),
            (7, new ContactCompleted("c-1", "vip", "li-na", "repair", true, null, 420, 0)), (8, new ContactClosed("c-1", "vip", "li-na", ContactState.Closed, 60, null)),
            (10, new AgentPresenceChanged("li-na", PresenceKind.Offline, null)));
        Assert.Equal((8 * 60_000L, 2 * 60_000L), (sums["li-na"][BusyMs], sums["li-na"][IdleMs]));
    }

    /// <summary>Nobody took it, and then it went without a wrap-up: none is waited for.</summary>
    [Fact]
    public void Who_hands_it_on_again_without_a_wrap_up_is_idle_after_that()
    {
        var sums = Told.Of(
            Cut.Agent, Nine, (0, new AgentPresenceChanged("li-na", PresenceKind.Ready, null)), Corrected[0], (0, Accepted("c-1", "li-na")),
            (2, new ContactMoved("c-1", "vip", "li-na", "gone", 2, MoveCause.Transfer, 0, null, HasWrapUp: true)),
            (4, new ContactMoved("c-1", "vip", "li-na", "vip", 2, MoveCause.ConnectionLost, 0, null)), (4, new ContactQueued("c-1", "vip", 2, 0, Nine, "vip")),
            (10, new AgentPresenceChanged("li-na", PresenceKind.Offline, null)));
        Assert.Equal((4 * 60_000L, 6 * 60_000L), (sums["li-na"][BusyMs], sums["li-na"][IdleMs]));
    }

    private static (int, RoutingEvent)[] Transferred(ContactWrapUpEnded end) =>
    [
        (0, new AgentConfigured("li-na", 1, 60)), (0, new AgentPresenceChanged("li-na", PresenceKind.Ready, null)),
        Corrected[0], Corrected[1], (0, Accepted("c-1", "li-na")),
        (4, new ContactMoved("c-1", "vip", "li-na", "vip", 2, MoveCause.Transfer, 0, null, HasWrapUp: true)), (4, new ContactQueued("c-1", "vip", 2, 0, Nine, "vip")),
        // Somebody else has it while the first still wraps up.
        (5, Accepted("c-1", "wei")), (6, new ContactCompleted("c-1", "vip", "wei", "repair", true, null, 60, 0)), (6, new ContactClosed("c-1", "vip", "wei", ContactState.Closed, 0, null)),
        (6, end), (10, new AgentPresenceChanged("li-na", PresenceKind.Offline, null)),
    ];

    private static ContactAccepted Accepted(string id, string agent) => new(id, "vip", agent, $"{id}~1", 5);
}
