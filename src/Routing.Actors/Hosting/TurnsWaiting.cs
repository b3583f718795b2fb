namespace Routing.Actors;

/// <summary>Turns that wait for one write: mostly one, so no list is made for it.</summary>
internal struct TurnsWaiting
{
    private Action? _first;
    private List<Action>? _others;

    public void Add(Action goOn)
    {
        if (_first is null) _first = goOn;
        else (_others ??= []).Add(goOn);
    }

    public readonly void GoOn()
    {
        _first?.Invoke();
        if (_others is null) return;
        foreach (var goOn in _others) goOn();
    }
}
