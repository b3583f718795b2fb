using System.Runtime.CompilerServices;

namespace Routing.Actors;

/// <summary>
/// What one write takes along, and who waits for it. It is used again when the store has answered and so is done with it: a
/// journey has eleven writes, and their lists would be a tenth of what it allocates.
/// </summary>
internal sealed class Changes
{
    private const int MaxSpare = 64;

    /// <summary>Lists that have grown beyond this are not kept.</summary>
    private const int MaxKept = 64;

    [ThreadStatic]
    private static Stack<Changes>? _spare;

    private readonly Action _end;
    private Actor? _actor;
    private ValueTaskAwaiter _answer;
    private TurnsWaiting _waiting;

    private Changes() => _end = End;

    public List<PartChange> Parts { get; } = [];
    public List<RecordedEvent> Events { get; } = [];

    /// <summary>Turns to go on when it is over.</summary>
    public TurnsWaiting Waiting => _waiting;

    public static Changes Take() => _spare is { Count: > 0 } spare ? spare.Pop() : new Changes();

    public void GoesOnAfter(Action turn) => _waiting.Add(turn);

    /// <summary>Whether the store has answered already; else the actor is told when it has.</summary>
    public bool IsOver(Actor actor, ValueTask commit)
    {
        _answer = commit.GetAwaiter();
        if (_answer.IsCompleted) return true;
        _actor = actor;
        // The last that is done here: by its end it may be another write already.
        _answer.UnsafeOnCompleted(_end);
        return false;
    }

    /// <summary>Throws what went wrong.</summary>
    public void GetResult() => _answer.GetResult();

    /// <summary>Nobody looks at it any more.</summary>
    public void Free()
    {
        (_actor, _answer, _waiting) = (null, default, default);
        var spare = _spare ??= new Stack<Changes>(MaxSpare);
        if (spare.Count == MaxSpare || Parts.Capacity > MaxKept || Events.Capacity > MaxKept) return;
        Parts.Clear();
        Events.Clear();
        spare.Push(this);
    }

    private void End() => _actor!.Answered();
}
