namespace Routing.Simulation;

/// <summary>The events of each actor come in order, each once, with none left out; and no cursor comes twice.</summary>
public sealed class EventsWithoutGap : Promise
{
    private readonly Dictionary<string, long> _last = new(StringComparer.Ordinal);
    private string? _lastCursor;

    public override string Words => "Events come without gap or repeat";

    public override void See(SeenEvent seen)
    {
        Checked++;
        if (seen.Cursor == _lastCursor) Break(seen.Contact ?? seen.Source, $"cursor {seen.Cursor} was seen before", $"it is the cursor of event {seen.Number} of {seen.Source} too");
        _lastCursor = seen.Cursor;
        if (_last.TryGetValue(seen.Source, out var last) && seen.Number != last + 1)
        {
            Break(seen.Contact ?? seen.Source, $"event {last} of {seen.Source} was seen", seen.Number <= last ? $"event {seen.Number} came after it" : $"event {seen.Number} followed");
        }
        _last[seen.Source] = seen.Number;
    }
}
