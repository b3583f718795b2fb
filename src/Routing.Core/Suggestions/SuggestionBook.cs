using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What came of a supervisor's word on a suggestion.</summary>
public enum SuggestionOutcome
{
    Decided,

    /// <summary>The same was said before.</summary>
    Repeated,
    Absent,
    Expired,

    /// <summary>The other was said before.</summary>
    DecidedOtherwise,
}

/// <summary>The answer to a supervisor's word on a suggestion, and how it stands after it.</summary>
public sealed record SuggestionAnswer(SuggestionOutcome Outcome, StaffSuggestion? Suggestion);

/// <summary>The suggestions of a group: made once, decided once, kept for a while to be looked up.</summary>
public static class SuggestionBook
{
    public const int Most = 300;

    /// <summary>After its end one is kept for so long, so that what was rejected is not suggested again.</summary>
    public static readonly TimeSpan KeptAfter = TimeSpan.FromDays(30);

    /// <summary>A move is of its hours, and cannot be suggested again: kept longer, the many of each day would leave no room for others.</summary>
    public static readonly TimeSpan MoveKeptAfter = TimeSpan.FromDays(1);

    /// <summary>Those to add; none that is known, or nearly, and no more than there is room for.</summary>
    public static ImmutableArray<StaffSuggestion> Fresh(IReadOnlyDictionary<string, StaffSuggestion> known, IEnumerable<StaffSuggestion> made, DateTimeOffset now) =>
        [.. made.Where(one => known.GetValueOrDefault(one.Id) is null or { WithdrawnAt: not null } && now < one.ExpiresAt && !known.Values.Any(other => IsNearly(other, one))).DistinctBy(one => one.Id).Take(Math.Max(0, Most - known.Count))];

    /// <summary>Each quarter of an hour makes a forecast of its own: a move half an hour longer than one that waits for a word, or was rejected, is no new one.</summary>
    private static bool IsNearly(StaffSuggestion known, StaffSuggestion made) =>
        made.Kind == SuggestionKind.Move && known.Kind == SuggestionKind.Move && known.State is SuggestionState.Open or SuggestionState.Rejected
        && known.FromQueue == made.FromQueue && known.ToQueue == made.ToQueue && known.Begins < made.Ends && made.Begins < known.Ends;

    /// <summary>Open moves that a new plan tells other things of, and those it has no more: they are withdrawn, or two could be accepted that fill one need.</summary>
    /// <param name="plan">All moves that can be accepted together by now, those that are open among them.</param>
    public static ImmutableArray<StaffSuggestion> Replanned(IEnumerable<StaffSuggestion> known, IReadOnlyCollection<StaffSuggestion> plan, DateTimeOffset now)
    {
        var planned = plan.ToDictionary(one => one.Id, StringComparer.Ordinal);
        return [.. known.Where(one => one.Kind == SuggestionKind.Move && one.At(now).State == SuggestionState.Open).Select(one =>
            !planned.TryGetValue(one.Id, out var still) ? one with { State = SuggestionState.Expired, WithdrawnAt = now }
            : still.Text == one.Text && still.Effects.SequenceEqual(one.Effects) ? null
            : one with { Text = still.Text, Effects = still.Effects }).OfType<StaffSuggestion>()];
    }

    /// <summary>Those nobody needs to know of any more.</summary>
    public static ImmutableArray<string> Past(IReadOnlyDictionary<string, StaffSuggestion> known, DateTimeOffset now) =>
        [.. known.Values.Where(one => now >= one.ExpiresAt + (one.Kind == SuggestionKind.Move ? MoveKeptAfter : KeptAfter)).Select(one => one.Id)];

    public static SuggestionAnswer Decide(StaffSuggestion? known, bool accepted, string by, string? reason, DateTimeOffset now)
    {
        if (known?.At(now) is not { } suggestion) return new(SuggestionOutcome.Absent, null);
        var wanted = accepted ? SuggestionState.Accepted : SuggestionState.Rejected;
        return suggestion.State switch
        {
            SuggestionState.Open => new(SuggestionOutcome.Decided, suggestion with { State = wanted, DecidedAt = now, DecidedBy = by, Reason = reason }),
            SuggestionState.Expired => new(SuggestionOutcome.Expired, suggestion),
            // Cut off before it was carried out, it is not to be carried out for hours that are over.
            SuggestionState.Accepted when suggestion.Did is null && now >= suggestion.ExpiresAt => new(SuggestionOutcome.Expired, suggestion),
            var state when state == wanted => new(SuggestionOutcome.Repeated, suggestion),
            _ => new(SuggestionOutcome.DecidedOtherwise, suggestion),
        };
    }

    /// <summary>Accepted, and now also done; or it could not be done, and is open again. Of two who accept it at once one may fail and the other do it: done is done.</summary>
    /// <param name="did">Null where it could not.</param>
    public static StaffSuggestion? Finish(StaffSuggestion? known, string? did, string by, DateTimeOffset now) => known switch
    {
        { State: SuggestionState.Open } when did is not null => known with { State = SuggestionState.Accepted, DecidedAt = now, DecidedBy = by, Did = did },
        { State: SuggestionState.Accepted, Did: null } when did is not null => known with { Did = did },
        { State: SuggestionState.Accepted, Did: null } => known with { State = SuggestionState.Open, DecidedAt = null, DecidedBy = null },
        _ => null,
    };
}
