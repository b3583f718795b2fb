using System.Collections.Immutable;

namespace Routing.Core.Tests;

/// <summary>What is expected to come is what came, slot by slot.</summary>
public sealed class WhatIfDemandTests
{
    private static readonly DateTimeOffset From = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Slot = TimeSpan.FromMinutes(30);

    [Fact]
    public void Contacts_are_counted_in_the_slot_they_came_in_and_those_who_gave_up_tell_the_patience()
    {
        Journey[] came = [Answered("a", 5, waited: 60), Answered("b", 35, waited: 40), GaveUp("c", 36, after: 100)];
        var demand = WhatIfDemand.Of(came, From, From.AddHours(1), Slot, ImmutableDictionary<string, ContactRequest>.Empty);
        var queue = Assert.Single(demand.Queues).Value;
        Assert.Equal<double>([1, 2], queue.Expected);
        // All waited 200 s together, and one gave up.
        Assert.Equal(200, queue.PatienceSeconds);
        Assert.Equal((3, 6), (demand.Contacts, demand.Times(2).Contacts));
    }

    [Fact]
    public void Where_nobody_gave_up_nobody_is_known_to() =>
        Assert.Null(WhatIfDemand.Of([Answered("a", 5, 60)], From, From.AddHours(1), Slot, ImmutableDictionary<string, ContactRequest>.Empty).Queues["repair"].PatienceSeconds);

    [Fact]
    public void A_contact_is_as_its_gateway_handed_it_in_and_only_those_read_are_drawn_from()
    {
        var request = new ContactRequest { Id = "b", CustomerId = "u-1", Channel = Channel.Voice, Requirements = [new SkillLevel("boiler", 4)] };
        var demand = WhatIfDemand.Of([Answered("a", 5, 60), Answered("b", 6, 60)], From, From.AddHours(1), Slot, new Dictionary<string, ContactRequest> { ["b"] = request });
        var like = Assert.Single(demand.Queues["repair"].Like);
        Assert.Equal((request, 3.0, 120.0, 30.0, true), (like.Request, like.ReactionSeconds, like.HandleSeconds!.Value, like.WrapUpSeconds, like.Resolved!.Value));
        Assert.Equal(2, demand.Contacts);
    }

    private static Journey Answered(string id, double minute, double waited) => Came(id, minute) with
    {
        CompletedAt = From.AddMinutes(minute + 10),
        State = ContactState.Closed,
        Resolved = true,
        Stages =
        [
            new JourneyStage
            {
                Queue = "repair",
                QueuedAt = From.AddMinutes(minute),
                WaitingSince = From.AddMinutes(minute),
                WithinSeconds = 20,
                Agent = "tom",
                Offers = [new JourneyOffer("tom", From.AddMinutes(minute).AddSeconds(waited - 3))],
                AnsweredAt = From.AddMinutes(minute).AddSeconds(waited),
                WaitSeconds = waited,
                HandleSeconds = 120,
                WrapUpSeconds = 30,
                End = StageEnd.Completed,
            },
        ],
    };

    private static Journey GaveUp(string id, double minute, double after) => Came(id, minute) with
    {
        State = ContactState.Abandoned,
        Stages =
        [
            new JourneyStage
            {
                Queue = "repair", QueuedAt = From.AddMinutes(minute), WaitingSince = From.AddMinutes(minute), WithinSeconds = 20, EndedAt = From.AddMinutes(minute).AddSeconds(after), End = StageEnd.Abandoned,
            },
        ],
    };

    private static Journey Came(string id, double minute) =>
        new() { Id = id, Channel = Channel.Voice, Intent = "repair", Tier = "standard", Queue = "repair", CreatedAt = From.AddMinutes(minute) };
}
