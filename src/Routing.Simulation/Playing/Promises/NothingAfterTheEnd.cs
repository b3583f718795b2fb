namespace Routing.Simulation;

/// <summary>A contact that ended is neither queued, offered, accepted nor ended again.</summary>
public sealed class NothingAfterTheEnd : Promise
{
    private const int MostRemembered = 200_000;
    private readonly Dictionary<string, string> _ended = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public override string Words => "A contact that ended stays ended";

    public override void See(SeenEvent seen)
    {
        if (seen.Contact is not { } contact) return;
        var ends = EventTypes.IsFinal(seen.Type);
        var begins = seen.Type is EventTypes.Queued or EventTypes.Offered or EventTypes.Accepted;
        if (!ends && !begins) return;
        Checked++;
        if (_ended.TryGetValue(contact, out var before)) Break(contact, $"{before} ended it", $"{seen.Type} followed at {seen.At:O} (event {seen.Number} of {seen.Source})");
        else if (ends) Remember(contact, $"{seen.Type} at {seen.At:O} (event {seen.Number} of {seen.Source})");
    }

    private void Remember(string contact, string how)
    {
        _ended[contact] = how;
        _order.Enqueue(contact);
        if (_order.Count > MostRemembered) _ended.Remove(_order.Dequeue());
    }
}
