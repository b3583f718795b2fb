namespace Routing.Core.Tests;

public sealed class CallbackDeciderTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static WaitingContact Waiting(Callback? callback = null) => new()
    {
        Arrival = new Arrival
        {
            Card = new ContactCard { ContactId = "c", CustomerId = "u", Channel = Channel.Voice, Intent = "repair", Tier = "gold", Own = new Requirement(Channel.Voice), CreatedAt = Now, Callback = callback },
            Hop = 1,
            WaitingSince = Now.AddMinutes(-5),
        },
        Entry = "1-1",
        EnqueuedAt = Now.AddMinutes(-5),
        Sequence = 7,
        Phase = WaitingPhase.Waiting,
    };

    public static readonly TheoryData<double?, double?, bool, ContactCommandOutcome, WaitingPhase> Requests = new()
    {
        // asked for (s from now), promised before (s from now), enabled, outcome, then
        { null, null, true, ContactCommandOutcome.Done, WaitingPhase.Waiting },
        { 60, null, true, ContactCommandOutcome.Done, WaitingPhase.Deferred },
        { -60, null, true, ContactCommandOutcome.TooLate, WaitingPhase.Waiting },
        { -60, 60, true, ContactCommandOutcome.TooLate, WaitingPhase.Waiting },
        { -60, -60, true, ContactCommandOutcome.Repeated, WaitingPhase.Waiting },
        { 60, 60, true, ContactCommandOutcome.Repeated, WaitingPhase.Waiting },
        { 90, 60, true, ContactCommandOutcome.Done, WaitingPhase.Deferred },
        { 3601, null, true, ContactCommandOutcome.NotEligible, WaitingPhase.Waiting },
        { null, null, false, ContactCommandOutcome.NotEligible, WaitingPhase.Waiting },
    };

    [Theory, MemberData(nameof(Requests))]
    public void A_request(double? at, double? before, bool enabled, ContactCommandOutcome outcome, WaitingPhase then)
    {
        var contact = Waiting(before is { } seconds ? new Callback(Now, Channel.Voice, Now.AddSeconds(seconds)) : null);
        var turn = CallbackDecider.Request(contact, new CallbackRule { Enabled = enabled, MaxAheadSeconds = 3600 }, "q", at is { } s ? Now.AddSeconds(s) : null, Now);
        Assert.Equal((outcome, then), (turn.Outcome, turn.State.Phase));
        Assert.Equal((contact.Arrival.WaitingSince, contact.Sequence), (turn.State.Arrival.WaitingSince, turn.State.Sequence));
        Assert.Equal(outcome == ContactCommandOutcome.Done ? 1 : 0, turn.Events.Length);
        if (outcome == ContactCommandOutcome.Done) Assert.Equal((Channel.Callback, Channel.Callback), (turn.State.Card.Channel, turn.State.Card.Own.Channel));
    }

    [Theory]
    [InlineData(1, 3, true)]
    [InlineData(2, 3, true)]
    [InlineData(3, 3, false)]
    [InlineData(1, 1, false)]
    public void A_call_that_was_not_answered(int unanswered, int most, bool isTried)
    {
        var turn = CallbackDecider.Retry(Waiting(new Callback(Now, Channel.Voice, null, unanswered)), new CallbackRule { MaxAttempts = most, RetryAfterSeconds = 60 }, "q", Now);
        Assert.Equal(isTried, turn.Outcome);
        Assert.Equal(isTried ? Now.AddSeconds(60) : null, turn.State.Arrival.NotBefore);
    }

    [Fact]
    public void What_is_put_off_stops_the_clock_and_begins_its_steps_anew()
    {
        var put = Deferral.Until(Waiting() with { OverflowsPassed = 3 }, Now.AddMinutes(10), Now);
        var begun = Deferral.End(Deferral.Until(put, Now.AddMinutes(20), Now.AddMinutes(5)), Now.AddMinutes(20));
        Assert.Equal((TimeSpan.FromMinutes(20), Now.AddMinutes(20), 0L), (begun.Arrival.Stopped, begun.EnqueuedAt, begun.OverflowsPassed));
        Assert.Equal((WaitingPhase.Waiting, (DateTimeOffset?)null), (begun.Phase, begun.Arrival.NotBefore));
    }
}
