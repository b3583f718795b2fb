using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Core;

/// <summary>A suggestion: agents of one queue help another for a while, and what that is expected to do to both. Shares are answered in time; after it, by itself and were all accepted that is suggested with it.</summary>
public sealed record StaffingMove(string From, string To, int FirstSlot, int Slots, int Agents, double ToBefore, double ToAfter, double FromBefore, double FromAfter)
{
    /// <summary>From where what others do is worth telling.</summary>
    private const double LeastOfOthers = 0.01;

    /// <summary>Who they are, where that is known.</summary>
    public ImmutableArray<string> Who { get; init; } = [];

    /// <summary>Under which id it was suggested before; null for a new one.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Of the queue that is helped, with all that is suggested.</summary>
    public double ToTogether { get; init; }

    /// <summary>Of the queue that gives, with all that is suggested.</summary>
    public double FromTogether { get; init; }

    /// <summary>Whether the others that are suggested change what becomes of either queue, as far as it is shown.</summary>
    public bool HasOthers => Math.Abs(ToTogether - ToAfter) >= LeastOfOthers || Math.Abs(FromTogether - FromAfter) >= LeastOfOthers;

    /// <summary>As a person would say it.</summary>
    public string Said(string begins, string ends) => string.Create(
        CultureInfo.InvariantCulture,
        $"move {Agents} from {From} to {To}, {begins}–{ends}: in time {ToBefore * 100:0} → {ToAfter * 100:0} %, {From} {FromBefore * 100:0} → {FromAfter * 100:0} %{(HasOthers ? string.Create(CultureInfo.InvariantCulture, $"; with the others suggested {ToTogether * 100:0} %, {From} {FromTogether * 100:0} %") : "")}");
}

/// <summary>A move that was suggested before: it waits for a supervisor's word, or was rejected.</summary>
/// <param name="Slots">What is left of it.</param>
public sealed record EarlierMove(string Suggestion, string From, string To, int FirstSlot, int Slots, ImmutableArray<string> Who, bool IsRejected)
{
    public bool IsIn(int slot) => slot >= FirstSlot && slot < FirstSlot + Slots;
}
