namespace Routing.Actors;

/// <summary>
/// What is kept of the past for reports: journeys, tallies, agents' time, and who changed what. All but the last is made
/// from the event log, by <see cref="HistoryProjection"/>, and can be made from it again.
/// </summary>
public interface IHistory
{
    /// <summary>Where history stands.</summary>
    ValueTask<HistoryState> State(CancellationToken ct = default);

    /// <summary>The journeys of these contacts, and the newest few of these customers since a moment.</summary>
    ValueTask<IReadOnlyList<Journey>> Find(IReadOnlySet<string> contacts, IReadOnlySet<string> customers, DateTimeOffset since, CancellationToken ct = default);

    /// <summary>Stores what some events changed, and the position after them, as one. False when history stands elsewhere: somebody else has taken them.</summary>
    ValueTask<bool> Commit(HistoryBatch batch, CancellationToken ct = default);

    /// <summary>Adds up tallies, each into the sums that <paramref name="into"/> names for it; null leaves it out.</summary>
    ValueTask Sum(TallyQuery query, SumsOf into, CancellationToken ct = default);

    /// <summary>Journeys as asked for, by creation.</summary>
    ValueTask<IReadOnlyList<Journey>> Journeys(JourneyQuery query, CancellationToken ct = default);

    /// <summary>Times of presence that ended after a moment, by their end.</summary>
    /// <param name="after">The last one read before.</param>
    ValueTask<IReadOnlyList<PlacedSpan>> Presences(string? agent, DateTimeOffset from, DateTimeOffset to, PlacedSpan? after, int limit, CancellationToken ct = default);

    /// <summary>
    /// Takes out of the journeys of a customer all that names them; what was counted stays counted. Nothing is erased while one
    /// goes on. Contacts that came before a merge have the id they came with: that is erased by itself. A commit of what was
    /// read before the erasure is refused, as it would bring it back.
    /// </summary>
    ValueTask<Erasure> Erase(string customer, CancellationToken ct = default);

    /// <summary>The decisions about a contact that rules keep, oldest first; a bounded number.</summary>
    ValueTask<IReadOnlyList<KeptDecision>> Decisions(string contact, CancellationToken ct = default);

    /// <summary>What there is of a kind of record, in the cells that <see cref="Prune"/> is asked for one by one.</summary>
    ValueTask<IReadOnlyList<RecordCell>> Cells(RecordKind kind, CancellationToken ct = default);

    /// <summary>Takes the round of <see cref="Prune"/>: of several who keep the same history one does at a time. Null while another has it; what is answered gives it up.</summary>
    ValueTask<IAsyncDisposable?> ClaimPruning(CancellationToken ct = default);

    /// <summary>Deletes records of a cell that ended, or were made, before a moment, a few at a time; of surveys, what was said. Tallies stay. Answers how many.</summary>
    ValueTask<int> Prune(RecordKind kind, RecordCell cell, DateTimeOffset before, int most, CancellationToken ct = default);

    /// <summary>Forgets all that can be made from the log again.</summary>
    ValueTask Clear(CancellationToken ct = default);

    /// <summary>Keeps that somebody is about to change something; durable once answered.</summary>
    ValueTask<long> Attempt(ChangeEntry entry, CancellationToken ct = default);

    /// <summary>Keeps what came of it; of one never told, it is not known.</summary>
    ValueTask Settle(long number, ChangeOutcome outcome, string? after, CancellationToken ct = default);

    /// <summary>Changes after a number, or before one, newest first.</summary>
    ValueTask<IReadOnlyList<ChangeEntry>> Changes(ChangeQuery query, CancellationToken ct = default);
}

/// <summary>What came of an erasure.</summary>
/// <param name="Going">A contact that has not ended, for which nothing was erased.</param>
public readonly record struct Erasure(int Journeys, string? Going);

/// <summary>A time of presence, by its number in the history.</summary>
public sealed record PlacedSpan(long Number, PresenceSpan Span);

/// <summary>Names the sums a tally is added to.</summary>
/// <param name="start">Unix seconds.</param>
public delegate long[]? SumsOf(long start, string a, string b);

/// <summary>Which tallies: of one cut, where a value is given with that value only, in intervals that begin within the parts.</summary>
public sealed record TallyQuery(Cut Cut, string? A, string? B, IReadOnlyList<TallyRange> Parts);

/// <summary>Which journeys, by when they were created; null leaves a field open.</summary>
public sealed record JourneyQuery(DateTimeOffset From, DateTimeOffset To, int Limit)
{
    /// <summary>Creation and id of the last one read before.</summary>
    public (DateTimeOffset At, string Id)? After { get; init; }

    /// <summary>Where it was planned to, or who answered.</summary>
    public string? Queue { get; init; }
    public string? Agent { get; init; }
    public string? Intent { get; init; }
    public string? Tier { get; init; }
    public Channel? Channel { get; init; }
    public string? Language { get; init; }
    public string? Customer { get; init; }
    public ContactState? State { get; init; }
}
