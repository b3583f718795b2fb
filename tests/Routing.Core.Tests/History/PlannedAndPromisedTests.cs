using static Routing.Core.Counted;

namespace Routing.Core.Tests;

/// <summary>What history counts of plans, of bots and of broken promises, from the events that tell of them.</summary>
public sealed class PlannedAndPromisedTests
{
    private static readonly DateTimeOffset Nine = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Adherence_is_being_where_one_was_planned_to_be()
    {
        var sums = Sums(Cut.Agent,
            (0, new AgentConfigured("li-na", 1) { Planned = ShiftPhase.Working }),
            (0, new AgentPresenceChanged("li-na", PresenceKind.Ready, null)),
            (60, new AgentPresenceChanged("li-na", PresenceKind.NotReady, "lunch")),
            // Ten minutes too early at lunch, and five too late back at work.
            (70, new AgentShiftChanged("li-na", ShiftPhase.Break, "lunch", null)),
            (100, new AgentShiftChanged("li-na", ShiftPhase.Working, null, null)),
            (105, new AgentPresenceChanged("li-na", PresenceKind.Ready, null)),
            // Absent for the last fifteen; what is beyond the shift is not planned, whatever the agent does.
            (165, new AgentPresenceChanged("li-na", PresenceKind.Offline, null)),
            (180, new AgentShiftChanged("li-na", ShiftPhase.Off, null, null)),
            (240, new AgentPresenceChanged("li-na", PresenceKind.Ready, null)),
            (300, new AgentDeleted("li-na")));
        Assert.Equal((180, 150), (Minutes(sums[PlannedMs]), Minutes(sums[AdherentMs])));
        Assert.Equal(100.0 * 150 / 180, Measures.ByName["adherence"].FigureOf(sums).Value!.Value, 9);
        // The time present is counted as it ever was.
        Assert.Equal((180, 45), (Minutes(sums[IdleMs]), Minutes(sums[NotReadyMs])));
    }

    [Fact]
    public void Who_has_no_plan_any_more_is_planned_for_nothing()
    {
        var sums = Sums(Cut.Agent,
            (0, new AgentConfigured("li-na", 1) { Planned = ShiftPhase.Working }),
            (0, new AgentPresenceChanged("li-na", PresenceKind.Ready, null)),
            (30, new AgentConfigured("li-na", 2)),
            (60, new AgentPresenceChanged("li-na", PresenceKind.Offline, null)));
        Assert.Equal((30, 60), (Minutes(sums[PlannedMs]), Minutes(sums[IdleMs])));
    }

    [Fact]
    public void A_bot_contains_what_it_ends_itself()
    {
        var sums = Sums(Cut.Queue,
            (0, new AgentConfigured("bot", 1) { IsBot = true }),
            (0, Created("c-1")), (1, Accepted("c-1", "bot")), (5, Completed("c-1", "bot")),
            (6, Created("c-2")), (7, Accepted("c-2", "bot")), (9, new ContactMoved("c-2", "vip", "bot", "vip", 2, MoveCause.BotHandover, 0, null)),
            (10, Accepted("c-2", "li-na")), (20, Completed("c-2", "li-na")),
            (21, Created("c-3")), (22, Accepted("c-3", "li-na")), (30, Completed("c-3", "li-na")));
        Assert.Equal((4L, 2L, 1L, 1L), (sums[Handled], sums[BotHandled], sums[BotContained], sums[Counted.BotHandedOver]));
    }

    /// <summary>Each way in which a consult ends: it is ended, or the contact is completed or handed on; who goes offline has left it.</summary>
    [Theory]
    [InlineData("ended", 10, 30)]
    [InlineData("completed", 10, 30)]
    [InlineData("moved", 10, 30)]
    [InlineData("offline", 10, 20)]
    [InlineData("twice", 20, 20)]
    public void A_colleague_brought_in_is_busy_as_long_as_the_consult_lasts(string how, int busy, int idle)
    {
        (int, RoutingEvent)[] end = how switch
        {
            "ended" => [(20, Consult(false)), (30, Completed("c-1", "li-na"))],
            "completed" => [(20, Completed("c-1", "li-na"))],
            "moved" => [(20, new ContactMoved("c-1", "vip", "li-na", "plans", 2, MoveCause.Transfer, 0, null))],
            "offline" => [(20, new AgentPresenceChanged("tom", PresenceKind.Offline, null)), (30, Consult(false)), (30, new AgentPresenceChanged("tom", PresenceKind.Ready, null))],
            _ => [(20, Consult(false)), (25, Consult(true)), (35, Consult(false))],
        };
        var sums = Told.Of(Cut.Agent, Nine, [
            (0, new AgentConfigured("li-na", 1)), (0, new AgentConfigured("tom", 1)),
            (0, new AgentPresenceChanged("li-na", PresenceKind.Ready, null)), (0, new AgentPresenceChanged("tom", PresenceKind.Ready, null)),
            (1, Created("c-1")), (2, Accepted("c-1", "li-na")), (10, Consult(true)),
            .. end,
            (40, new AgentPresenceChanged("tom", PresenceKind.Offline, null))])["tom"];
        Assert.Equal((busy, idle), (Minutes(sums[BusyMs]), Minutes(sums[IdleMs])));
    }

    [Fact]
    public void A_bots_time_is_its_own_and_not_the_peoples()
    {
        (int, RoutingEvent)[] told =
        [
            (0, new AgentConfigured("bot", 1) { IsBot = true }), (0, new AgentConfigured("li-na", 1)),
            (0, new AgentPresenceChanged("bot", PresenceKind.Ready, null)), (0, new AgentPresenceChanged("li-na", PresenceKind.Ready, null)),
            (10, Created("c-1")), (10, Accepted("c-1", "bot")), (15, Completed("c-1", "bot")), (15, new ContactClosed("c-1", "vip", "bot", ContactState.Closed, 0, null)),
            (20, Created("c-2")), (20, Accepted("c-2", "li-na")), (50, Completed("c-2", "li-na")), (50, new ContactClosed("c-2", "vip", "li-na", ContactState.Closed, 0, null)),
            (60, new AgentPresenceChanged("li-na", PresenceKind.Offline, null)), (60, new AgentPresenceChanged("bot", PresenceKind.Offline, null)),
        ];
        var whole = Sums(Cut.Whole, told);
        Assert.Equal((30, 30), (Minutes(whole[BusyMs]), Minutes(whole[IdleMs])));
        Assert.Equal(55, Minutes(Told.Of(Cut.Agent, Nine, told)["bot"][IdleMs]));
        Assert.Equal(2, whole[Handled]);
        // One contact in an hour of a person's presence.
        Assert.Equal(8, Measures.ByName["handledPerAgentDay"].FigureOf(whole).Value);
    }

    [Fact]
    public void A_promise_counts_as_broken_once_of_the_contacts_created()
    {
        var sums = Sums(Cut.Queue,
            (0, Created("c-1")), (1, Created("c-2")),
            (10, new TargetReached("c-1", "vip", null, TargetKind.FirstResponse, false, Nine)),
            (20, new TargetReached("c-1", "vip", null, TargetKind.FirstResponse, true, Nine)),
            (21, new TargetReached("c-1", "vip", null, TargetKind.FirstResponse, true, Nine)),
            (60, new TargetReached("c-1", "vip", "li-na", TargetKind.Resolution, true, Nine)));
        Assert.Equal((2L, 1L, 1L), (sums[Counted.Created], sums[FirstResponseBreaches], sums[ResolutionBreaches]));
        Assert.Equal(50, Measures.ByName["breaches.firstResponse"].FigureOf(sums).Value);
    }

    private static Tally Sums(Cut cut, params (int Minute, RoutingEvent Event)[] told) => Told.Sums(cut, Nine, told);

    private static ContactCreated Created(string id) => new(id, $"u-{id}", Channel.Chat, "repair", "vip", "gold", null, null);

    private static ContactAccepted Accepted(string id, string agent) => new(id, "vip", agent, $"{id}~1", 10);

    private static ContactConsulted Consult(bool begins) => new("c-1", "vip", "li-na", "tom", begins);

    private static ContactCompleted Completed(string id, string agent) => new(id, "vip", agent, "repair", true, null, 60, 0);

    private static int Minutes(long ms) => (int)(ms / 60_000);
}
