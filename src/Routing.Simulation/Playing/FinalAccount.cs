namespace Routing.Simulation;

/// <summary>At the end of a play: where is every contact that was taken and has not ended.</summary>
internal static class FinalAccount
{
    private const int Rounds = 25;
    private static readonly TimeSpan RereadBound = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromMilliseconds(200);

    public static async Task<EndOfPlay> Draw(Stage stage, bool drained, CancellationToken ct)
    {
        for (var round = 1; ; round++)
        {
            var states = await Ask(stage, ct).ConfigureAwait(false);
            // Events follow their facts at a distance; they get a while to arrive.
            if (round == Rounds || !states.Values.Any(state => state is { } known && known.IsFinal()))
            {
                lock (stage.Agenda.Gate) stage.Promises.End(states);
                return new EndOfPlay(drained, states.Values.CountBy(state => state?.ToString() ?? "unknown").ToDictionary(s => s.Key, s => s.Value));
            }
            await Task.Delay(BetweenRounds, stage.Clock.Source, ct).ConfigureAwait(false);
        }
    }

    /// <summary>Reads the last events a second time, from a cursor in their midst.</summary>
    public static async Task Reread(Stage stage, CancellationToken ct)
    {
        IReadOnlyList<SeenEvent> first;
        lock (stage.Agenda.Gate) first = stage.Promises.Resuming?.Tail ?? [];
        if (first.Count < 2) return;
        var again = new List<SeenEvent>(first.Count);
        // By the wall clock: this bounds a stream that hangs, and virtual time would run past it in an instant.
        using var bound = new CancellationTokenSource(RereadBound, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, bound.Token);
        try
        {
            await foreach (var seen in stage.Port.Events(first[0].Cursor, () => { }, either.Token).ConfigureAwait(false))
            {
                again.Add(seen);
                if (again.Count == first.Count - 1) break;
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // What did not come is missing from the second reading, and told as such.
        }
        lock (stage.Agenda.Gate) stage.Promises.Resuming?.Reread(first, again);
    }

    private static async Task<Dictionary<string, ContactState?>> Ask(Stage stage, CancellationToken ct)
    {
        IReadOnlyList<string> unaccounted;
        lock (stage.Agenda.Gate) unaccounted = stage.Promises.Unaccounted;
        var states = new Dictionary<string, ContactState?>(StringComparer.Ordinal);
        foreach (var few in unaccounted.Chunk(SetUp.AtATime))
        {
            var answers = await Task.WhenAll(few.Select(contact => stage.Port.StateOf(contact, ct))).ConfigureAwait(false);
            for (var i = 0; i < few.Length; i++) states[few[i]] = answers[i].State;
        }
        return states;
    }
}
