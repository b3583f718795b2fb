namespace Routing.Simulation;

/// <summary>
/// From the cursor of an event the stream goes on with the very next: the last events seen are read a second time, from
/// the first of them, and must come as they came before.
/// </summary>
public sealed class StreamResumes : Promise
{
    private const int MostReread = 200;
    private readonly Queue<SeenEvent> _tail = new();

    public override string Words => "The event stream resumes where it was left";

    public override void See(SeenEvent seen)
    {
        _tail.Enqueue(seen);
        if (_tail.Count > MostReread) _tail.Dequeue();
    }

    /// <summary>What is to be read again: the first is where to resume, the others are what must follow.</summary>
    public IReadOnlyList<SeenEvent> Tail => [.. _tail];

    /// <summary>Holds what came after resuming against what came at first; shorter when the stream did not go on.</summary>
    public void Reread(IReadOnlyList<SeenEvent> first, IReadOnlyList<SeenEvent> again)
    {
        for (var i = 1; i < first.Count; i++)
        {
            Checked++;
            var other = i <= again.Count ? again[i - 1] : null;
            if (other is not null && (other.Source, other.Number, other.Cursor) == (first[i].Source, first[i].Number, first[i].Cursor)) continue;
            var found = other is null ? "nothing more came" : $"event {other.Number} of {other.Source} came";
            Break(first[i].Contact ?? first[i].Source, $"event {first[i].Number} of {first[i].Source} was seen next after cursor {first[i - 1].Cursor}", $"{found} when resumed");
            return;
        }
    }
}
