using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>A move that was suggested before, in half hours of a plan and by the clock.</summary>
internal sealed record TimedEarlierMove(EarlierMove Move, DateTimeOffset Begins, DateTimeOffset Ends);

/// <summary>What was suggested before and counts for a plan: open moves, which stand while they do good, and rejected ones. Those accepted are in the rules, and so in the roster.</summary>
internal static class EarlierMoves
{
    public static IEnumerable<TimedEarlierMove> Of(IEnumerable<StaffSuggestion> known, ImmutableArray<DateTimeOffset> starts, DateTimeOffset now) =>
        from one in known.OrderBy(one => one.CreatedAt).ThenBy(one => one.Id, StringComparer.Ordinal)
        where one.Kind == SuggestionKind.Move && (one.State == SuggestionState.Rejected || IsOpen(one, now))
        let first = starts.Count(start => start < one.Begins)
        let slots = starts.Count(start => start >= one.Begins && start < one.Ends)
        where slots > 0
        select new TimedEarlierMove(new EarlierMove(one.Id, one.FromQueue!, one.ToQueue!, first, slots, one.Agents, one.State == SuggestionState.Rejected), one.Begins!.Value, one.Ends!.Value);

    /// <summary>By the clock: one that was suggested before has the hours it was suggested with, though some may be over.</summary>
    public static TimedMove Timed(StaffingMove move, ImmutableArray<TimedEarlierMove> earlier, ImmutableArray<DateTimeOffset> starts, TimeZoneInfo zone)
    {
        var before = move.Suggestion is null ? null : earlier.First(one => one.Move.Suggestion == move.Suggestion);
        return TimedMove.Of(move, before?.Begins ?? starts[move.FirstSlot], before?.Ends ?? SlotClock.EndOf(starts[move.FirstSlot + move.Slots - 1]), zone);
    }

    // Accepted and not yet carried out, it is about to be.
    private static bool IsOpen(StaffSuggestion one, DateTimeOffset now) => now < one.ExpiresAt && one is { State: SuggestionState.Open } or { State: SuggestionState.Accepted, Did: null };
}
