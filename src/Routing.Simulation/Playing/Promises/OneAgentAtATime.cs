namespace Routing.Simulation;

/// <summary>A contact is with one agent at a time: by the events, and by the answers to accepts.</summary>
public sealed class OneAgentAtATime : Promise
{
    private readonly Dictionary<string, (string Agent, string Offer)> _with = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Agent, string Offer)> _accepted = new(StringComparer.Ordinal);

    public override string Words => "No contact is handled by two agents at once";

    public override void See(SeenEvent seen)
    {
        if (seen.Contact is not { } contact) return;
        if (seen is { Type: EventTypes.Accepted, Agent: { } agent })
        {
            Checked++;
            if (_with.TryGetValue(contact, out var other) && other.Agent != agent) Break(contact, $"{other.Agent} has it by offer {other.Offer}", $"{agent} accepted offer {seen.OfferId} at {seen.At:O}");
            _with[contact] = (agent, seen.OfferId ?? "?");
        }
        else if (EventTypes.IsFinal(seen.Type) || seen.Type == EventTypes.Moved)
        {
            _with.Remove(contact);
            _accepted.Remove(contact);
        }
    }

    public override void Made(CallMade call)
    {
        if (call is not { Kind: CallKind.Accept, Contact: { } contact, Offer: { } offer, Agent: { } agent, Answer.Ok: true }) return;
        Checked++;
        // Only the same offer: after a move the contact is offered anew, and answers may overtake events.
        if (_accepted.TryGetValue(contact, out var other) && other.Offer == offer && other.Agent != agent) Break(contact, $"{other.Agent} was told that it has offer {offer}", $"{agent} was told so too");
        _accepted[contact] = (agent, offer);
    }
}
