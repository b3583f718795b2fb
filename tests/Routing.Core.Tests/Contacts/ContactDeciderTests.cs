namespace Routing.Core.Tests.Contacts;

/// <summary>The contact as arbiter: the first plan wins, each arrival counts once, the first end is the end.</summary>
public class ContactDeciderTests
{
    private static readonly DateTimeOffset Now = Given.Noon;

    private static readonly ContactRequest Request = new() { Id = "c-1", CustomerId = "u-1", Channel = Channel.Chat };

    private static Plan Plan(string queue = "q", string? missing = null) => new() { Queue = queue, Group = Defaults.Group, Card = Given.Card(), MissingQueue = missing };

    private static ContactSnapshot End(ContactState state = ContactState.Closed) => new() { ContactId = "c-1", State = state, Queue = "q", EndedAt = Now };

    private static Answer Answered(int hop = 1, string agent = "a", int number = 1) => new(OfferId.Make("c-1", number), agent, hop, Now);

    /// <summary>A contact that has come so far.</summary>
    private static ContactRecord? Contact(string how)
    {
        if (how == "never begun") return null;
        var begun = ContactDecider.Begin(null, Request, Plan(), Now).State;
        if (how == "begun") return begun;
        var entered = ContactDecider.Enter(begun, 1, "q", "e-1").State!;
        if (how == "entered") return entered;
        var answered = ContactDecider.Answer(entered, Answered()).State!;
        return how switch
        {
            "answered" => answered,
            "moved" => ContactDecider.Enter(answered, 2, "other", "e-2").State,
            "closed" => ContactDecider.Close(answered, End()).State,
            _ => throw new ArgumentOutOfRangeException(nameof(how), how, null),
        };
    }

    [Theory]
    [InlineData("never begun", "u-1", BeginOutcome.Begun, "contact.created")]
    [InlineData("begun", "u-1", BeginOutcome.Repeated, "")]
    [InlineData("closed", "u-1", BeginOutcome.Repeated, "")]
    [InlineData("begun", "u-2", BeginOutcome.OtherCustomer, "")]
    public void Begin(string given, string customer, BeginOutcome outcome, string events)
    {
        var turn = ContactDecider.Begin(Contact(given), Request with { CustomerId = customer }, Plan("second"), Now);

        Assert.Equal((outcome, events), (turn.Outcome, string.Join(' ', turn.Events.Select(e => e.Type))));
        Assert.Equal(given == "never begun" ? "second" : "q", turn.State.Plan.Queue);
    }

    [Fact]
    public void AMissingQueue_isToldWithTheOneThatStandsIn()
    {
        var turn = ContactDecider.Begin(null, Request, Plan("fallback", missing: "vip"), Now);

        Assert.Equal(new QueueMissing("c-1", "vip", "fallback"), turn.Events[1]);
    }

    [Theory]
    [InlineData("never begun", 1, "q", "e-1", EnterOutcome.NotBegun)]
    [InlineData("begun", 1, "q", "e-1", EnterOutcome.Entered)]
    [InlineData("entered", 1, "q", "e-1", EnterOutcome.Entered)]
    [InlineData("entered", 1, "q", "e-9", EnterOutcome.Duplicate)]
    [InlineData("entered", 1, "other", "e-1", EnterOutcome.Duplicate)]
    [InlineData("answered", 2, "other", "e-2", EnterOutcome.Entered)]
    [InlineData("moved", 1, "q", "e-1", EnterOutcome.Duplicate)]
    [InlineData("moved", 3, "q", "e-3", EnterOutcome.Entered)]
    [InlineData("closed", 2, "other", "e-2", EnterOutcome.Duplicate)]
    public void Enter(string given, int hop, string queue, string entry, EnterOutcome outcome)
    {
        var turn = ContactDecider.Enter(Contact(given), hop, queue, entry);

        Assert.Equal(outcome, turn.Outcome);
        if (outcome == EnterOutcome.Entered) Assert.Equal(ActorKey.Queue(queue), turn.State!.Owner);
    }

    [Theory]
    [InlineData("never begun", 1, ContactCommandOutcome.NotHere)]
    [InlineData("entered", 1, ContactCommandOutcome.Done)]
    [InlineData("answered", 1, ContactCommandOutcome.Repeated)]
    [InlineData("moved", 1, ContactCommandOutcome.Repeated)]
    [InlineData("moved", 2, ContactCommandOutcome.Done)]
    [InlineData("closed", 2, ContactCommandOutcome.Repeated)]
    public void Answer(string given, int hop, ContactCommandOutcome outcome)
    {
        var turn = ContactDecider.Answer(Contact(given), Answered(hop, number: hop));

        Assert.Equal(outcome, turn.Outcome);
        if (outcome == ContactCommandOutcome.Done) Assert.Equal(ActorKey.Agent("a"), turn.State!.Owner);
    }

    [Fact]
    public void TheFirstAnswerStaysTheMomentItWasAnswered()
    {
        var later = ContactDecider.Answer(Contact("moved"), Answered(2, "b", 2) with { At = Now.AddMinutes(9) }).State!;

        Assert.Equal((Now, "b"), (later.AnsweredAt!.Value, later.Answer!.Agent));
    }

    [Theory]
    [InlineData("never begun", ContactCommandOutcome.NotHere, null)]
    [InlineData("entered", ContactCommandOutcome.Done, ContactState.Abandoned)]
    [InlineData("answered", ContactCommandOutcome.Done, ContactState.Abandoned)]
    [InlineData("closed", ContactCommandOutcome.Repeated, ContactState.Closed)]
    public void Close(string given, ContactCommandOutcome outcome, ContactState? ended)
    {
        var turn = ContactDecider.Close(Contact(given), End(ContactState.Abandoned));

        Assert.Equal((outcome, ended), (turn.Outcome, turn.State?.Closed?.State));
    }

    [Theory]
    [InlineData("never begun", "c-1~1", 1, false)]
    [InlineData("entered", "c-1~1", 1, false)]
    [InlineData("answered", "c-1~1", 1, true)]
    [InlineData("answered", "c-1~2", 1, false)]
    [InlineData("moved", "c-1~2", 1, true)]
    [InlineData("moved", "c-1~2", 2, false)]
    [InlineData("closed", "c-1~9", 2, true)]
    public void AnOfferIsPast(string given, string offer, int hop, bool past) => Assert.Equal(past, ContactDecider.IsPast(Contact(given), offer, hop));

    [Theory]
    [InlineData("entered", 4, ContactCommandOutcome.WrongState, "")]
    [InlineData("answered", 4, ContactCommandOutcome.Done, "contact.rated")]
    [InlineData("closed", 4, ContactCommandOutcome.Done, "contact.rated")]
    public void Rate(string given, int score, ContactCommandOutcome outcome, string events)
    {
        var turn = ContactDecider.Rate(Contact(given), score, null);

        Assert.Equal((outcome, events), (turn.Outcome, string.Join(' ', turn.Events.Select(e => e.Type))));
        if (outcome == ContactCommandOutcome.Done) Assert.Equal(ContactCommandOutcome.Repeated, ContactDecider.Rate(turn.State, score, null).Outcome);
    }
}
