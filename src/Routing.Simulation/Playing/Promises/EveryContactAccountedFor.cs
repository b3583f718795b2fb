namespace Routing.Simulation;

/// <summary>Every contact that was acknowledged has ended by an event, or is known to the system in a state that says where it is.</summary>
public sealed class EveryContactAccountedFor : Promise
{
    // From the moment it is sent, as its end may be seen before the answer; the value is when it was acknowledged.
    private readonly Dictionary<string, DateTimeOffset?> _sent = new(StringComparer.Ordinal);

    public override string Words => "Every acknowledged contact is accounted for";

    public IEnumerable<string> Unaccounted => _sent.Where(s => s.Value is not null).Select(s => s.Key);

    public override void Sent(CallMade call)
    {
        if (call is { Kind: CallKind.Create, Contact: { } contact }) _sent[contact] = null;
    }

    public override void Made(CallMade call)
    {
        if (call is not { Kind: CallKind.Create, Contact: { } contact }) return;
        // Without an answer nothing was promised; and a repeat is answered with the end, if its event was seen before.
        var isOver = call.Answer.State is { } state && state.IsFinal();
        if (!call.Answer.Ok || isOver) _sent.Remove(contact);
        if (!_sent.ContainsKey(contact)) return;
        Checked++;
        _sent[contact] = call.AnsweredAt;
    }

    public override void See(SeenEvent seen)
    {
        if (seen.Contact is { } contact && EventTypes.IsFinal(seen.Type) && _sent.Remove(contact, out var acknowledged) && acknowledged is null) Checked++;
    }

    public override void End(IReadOnlyDictionary<string, ContactState?> open)
    {
        foreach (var (contact, at) in _sent)
        {
            if (at is not { } acknowledged) continue;
            if (!open.TryGetValue(contact, out var state) || state is null) Break(contact, $"it was acknowledged at {acknowledged:O}", "it has not ended, and the system does not know it");
            else if (state.Value.IsFinal()) Break(contact, $"the system says it is {state}", "no event has told its end");
        }
    }
}
