using System.Collections.Immutable;

namespace Routing.Core.Tests.Agents;

/// <summary>An agent's desk to begin a table row with: one chat at a time unless a test says otherwise.</summary>
internal static class Desk
{
    public static readonly DateTimeOffset Now = Given.Noon;

    public static OfferTerms Terms(string contact = "c-1", int number = 1, int hop = 1, int wrapUpSeconds = 30, Channel channel = Channel.Chat) => new()
    {
        OfferId = OfferId.Make(contact, number),
        AgentId = "a",
        Queue = "q",
        Card = Given.Card(contact, channel: channel),
        Hop = hop,
        EnqueuedAt = Now.AddSeconds(-60),
        IssuedAt = Now,
        ExpiresAt = Now.AddSeconds(20),
        WrapUpSeconds = wrapUpSeconds,
    };

    public static Slot Slot(SlotState state, OfferTerms? terms = null) => new()
    {
        Terms = terms ?? Terms(),
        State = state,
        Since = Now,
        AnsweredAt = state == SlotState.Reserved ? null : Now,
        WrapUpEndsAt = state == SlotState.WrapUp ? Now.AddSeconds(30) : null,
        CompletedAt = state == SlotState.WrapUp ? Now : null,
        Completion = state == SlotState.WrapUp ? new Completion(true, 5, null) : null,
    };

    public static AgentState With(params Slot[] slots) => With(PresenceKind.Ready, slots);

    public static AgentState With(PresenceKind presence, params Slot[] slots) => new()
    {
        Id = "a",
        Version = 1,
        Profile = new AgentProfile { Name = "A", Queues = ["q"], Channels = Given.Channels((Channel.Chat, 1), (Channel.Voice, 1), (Channel.Ticket, 1)) },
        Presence = new Presence(presence, null, Now),
        Slots = [.. slots],
    };

    /// <summary>The slots in words: <c>c-1 Handling, c-2 Reserved</c>.</summary>
    public static string Told(AgentState agent) => string.Join(", ", agent.Slots.Select(slot => $"{slot.ContactId} {slot.State}"));

    public static string Types<T>(Turn<T, AgentState> turn) => string.Join(' ', turn.Events.Select(e => e.Type));

    public static DecisionRecord Decision(OfferTerms terms) => new()
    {
        ContactId = terms.Card.ContactId,
        Queue = terms.Queue,
        At = Now,
        Reason = "",
        Policy = "",
        Need = new Requirement(terms.Card.Channel),
    };

    public static ImmutableDictionary<string, Farewell> Farewell(string contact) => ImmutableDictionary<string, Farewell>.Empty.Add(
        contact, new Farewell(new ContactSnapshot { ContactId = contact, State = ContactState.Closed, Queue = "q", EndedAt = Now }, "u-1", null));
}
