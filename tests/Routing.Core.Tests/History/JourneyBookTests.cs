using static Routing.Core.Counted;

namespace Routing.Core.Tests;

/// <summary>What a customer's contacts make of each other: who gave up and came again, and who came back with the same matter.</summary>
public sealed class JourneyBookTests
{
    private static readonly DateTimeOffset Nine = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Who_gave_up_and_came_again_counts_once_however_often_he_came()
    {
        var sums = Sums(
            (0, Created("c-1")), (0, Queued("c-1")), (2, GaveUp("c-1")),
            (10, Created("c-2")), (20, Created("c-3")), (30, Created("c-4")));
        Assert.Equal((1L, 1L), (sums[Abandoned], sums[Redials]));
        Assert.Equal((100, 1L), (Measures.ByName["redials"].FigureOf(sums).Value, Measures.ByName["redials"].FigureOf(sums).N));
    }

    [Fact]
    public void Who_came_again_too_late_or_is_another_has_not_dialled_again()
    {
        var sums = Sums(
            (0, Created("c-1")), (0, Queued("c-1")), (2, GaveUp("c-1")), (63, Created("c-2")),
            (70, Created("c-3", customer: "u-2")), (70, Queued("c-3")), (71, GaveUp("c-3")), (72, Created("c-4", customer: "u-3")));
        Assert.Equal((2L, 0L), (sums[Abandoned], sums[Redials]));
    }

    [Fact]
    public void All_who_were_given_up_before_the_next_call_count()
    {
        var sums = Sums(
            (0, Created("c-1")), (0, Queued("c-1")), (2, GaveUp("c-1")), (3, Created("c-2")), (3, Queued("c-2")), (4, GaveUp("c-2")), (5, Created("c-3")));
        Assert.Equal((2L, 2L), (sums[Abandoned], sums[Redials]));
    }

    [Fact]
    public void A_callback_that_was_given_up_is_no_abandon_and_so_no_redial()
    {
        var sums = Sums(
            (0, Created("c-1")), (0, Queued("c-1")), (1, Accepted("c-1")), (2, new ContactMoved("c-1", "vip", "li-na", "vip", 2, MoveCause.CallbackRetry, 0, null)),
            (2, new CallbackGivenUp("c-1", "vip", 1)), (2, GaveUp("c-1")), (10, Created("c-2")));
        Assert.Equal((0L, 0L), (sums[Abandoned], sums[Redials]));
    }

    [Fact]
    public void All_that_were_served_before_he_came_back_count_against_the_first_contact()
    {
        var sums = Sums(
            (0, Created("c-1")), (1, Accepted("c-1")), (2, Created("c-2")), (3, Accepted("c-2")), (10, Completed("c-1")), (11, Completed("c-2")),
            (60, Created("c-3")), (70, Created("c-4", intent: "billing")));
        Assert.Equal((2L, 2L, 1L), (sums[Counted.Completed], sums[CameBack], sums[Repeats]));
        Assert.Equal(0, Measures.ByName["fcr"].FigureOf(sums).Value);
    }

    [Theory]
    [InlineData("repair", "billing", 0)]
    [InlineData("billing", "repair", 1)]
    [InlineData("repair", "repair", 1)]
    public void Who_came_back_is_judged_by_the_corrected_intent(string came, string corrected, int expected)
    {
        var sums = Sums((0, Created("c-1")), (1, Accepted("c-1")), (10, Completed("c-1")), (60, Created("c-2", came)), (61, Replanned("c-2", corrected)));
        Assert.Equal((expected, expected), (sums[CameBack], sums[Repeats]));
    }

    [Fact]
    public void Who_came_back_twice_has_come_back_when_one_of_them_was_corrected()
    {
        var sums = Sums((0, Created("c-1")), (1, Accepted("c-1")), (10, Completed("c-1")), (60, Created("c-2")), (70, Created("c-3")), (71, Replanned("c-3", "billing")));
        Assert.Equal((1L, 1L), (sums[CameBack], sums[Repeats]));
    }

    [Fact]
    public void What_was_not_over_when_he_came_is_not_what_he_came_back_with()
    {
        var sums = Sums((0, Created("c-1")), (1, Accepted("c-1")), (2, Created("c-2", "billing")), (10, Completed("c-1")), (61, Replanned("c-2", "repair")));
        Assert.Equal((0L, 0L), (sums[CameBack], sums[Repeats]));
    }

    private static Tally Sums(params (int Minute, RoutingEvent Event)[] told) => Told.Sums(Cut.Whole, Nine, told);

    private static ContactCreated Created(string id, string intent = "repair", string customer = "u-1") => new(id, customer, Channel.Chat, intent, "vip", "standard", null, null);

    private static ContactQueued Queued(string id) => new(id, "vip", 1, 0, Nine, null);

    private static ContactAccepted Accepted(string id) => new(id, "vip", "li-na", $"{id}~1", 5);

    private static ContactCompleted Completed(string id, string intent = "repair") => new(id, "vip", "li-na", intent, true, null, 60, 0);

    private static ContactReplanned Replanned(string id, string intent) => new(id, "vip", [], 1, [], "u-1", intent, "standard");

    private static ContactClosed GaveUp(string id) => new(id, "vip", null, ContactState.Abandoned, 0, null);
}
