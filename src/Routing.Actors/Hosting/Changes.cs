namespace Routing.Actors;

/// <summary>
/// What one write takes along. It is used again when the store has answered and so is done with it: a journey has eleven
/// writes, and their lists would be a tenth of what it allocates.
/// </summary>
internal sealed class Changes
{
    private const int MaxSpare = 64;

    /// <summary>Lists that have grown beyond this are not kept.</summary>
    private const int MaxKept = 64;

    [ThreadStatic]
    private static Stack<Changes>? _spare;

    public List<PartChange> Parts { get; } = [];
    public List<RecordedEvent> Events { get; } = [];

    public static Changes Take() => _spare is { Count: > 0 } spare ? spare.Pop() : new Changes();

    /// <summary>Nobody looks at it any more.</summary>
    public void Free()
    {
        var spare = _spare ??= new Stack<Changes>(MaxSpare);
        if (spare.Count == MaxSpare || Parts.Capacity > MaxKept || Events.Capacity > MaxKept) return;
        Parts.Clear();
        Events.Clear();
        spare.Push(this);
    }
}
