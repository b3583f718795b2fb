using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Simulation;

/// <summary>What a history cannot tell, with how many contacts that touches: for who is to decide by the replay.</summary>
internal static class ReplayNotes
{
    /// <summary>A wait longer by more than this might have been too long for somebody.</summary>
    private static readonly TimeSpan Longer = TimeSpan.FromSeconds(30);

    public static ImmutableArray<string> Of(History history, List<ContactFate> happened, List<ContactFate> before, List<ContactFate> after, int changed)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        var answered = happened.Count(f => f.End == PlayedEnd.Served);
        var longer = happened.Zip(after).Count(pair => pair.First.End == PlayedEnd.Served && pair.Second.Wait > pair.First.Wait + Longer);
        notes.Add(Text($"Patience: how long the {answered:N0} customers who were answered would have waited is not known; in the replay they wait as long as it takes. Under the draft {(longer == 0 ? "none" : longer.ToString("N0", CultureInfo.InvariantCulture))} of them wait{(longer == 0 ? "s" : "")} over {Longer.TotalSeconds:N0} s longer than they did{(longer == 0 ? "" : "; some of those would leave")}."));
        notes.Add(Text($"Handle time: each contact takes as long as it did, whoever handles it. Under the draft {changed:N0} contacts change hands, and may take longer or shorter with another agent."));
        var unknown = history.Contacts.Where(c => c.Handled is null).Select(c => c.Request.Id).ToHashSet(StringComparer.Ordinal);
        Add(after.Count(f => f.End == PlayedEnd.Served && unknown.Contains(f.Id)), n => Text($"{n:N0} contacts are answered under the draft that were never finished in the history; each takes as long as another of its queue."));
        var waits = happened.Zip(before).Where(pair => pair.First.End == PlayedEnd.Served && pair.Second.End == PlayedEnd.Served).Select(pair => Math.Abs((pair.Second.Wait - pair.First.Wait).TotalSeconds)).ToList();
        if (waits.Count > 0) notes.Add(Text($"How near the replay comes: under the rules as they were, waits differ from what happened by {waits.Average():0.0} s on average. What differs less than that between rules says nothing."));
        var otherwise = happened.Zip(before).Count(pair => pair.First.End != pair.Second.End);
        if (otherwise > 0)
            notes.Add(Text($"How near it comes: under the rules as they were, {otherwise:N0} of {happened.Count:N0} contacts ({100.0 * otherwise / happened.Count:0} %) end otherwise than they did ({happened.Count(f => f.End == PlayedEnd.Served):N0} were answered, {before.Count(f => f.End == PlayedEnd.Served):N0} are in the replay){(otherwise > 0.1 * happened.Count ? ". That is much: take the comparison between the two replays for a hint, and not its figures for what would be" : "")}."));
        notes.Add("Learning: both runs begin without what the server had learned before; policies that learn (best-bid, learned) may decide better on the server.");
        Add(history.Contacts.Count(c => c.IsMovedByHand), n => Text($"{n:N0} contacts were transferred or assigned by people; in the replay whoever answers them does all the work that several did."));
        Add(history.ChangesOfRules, n => Text($"The configuration changed {n:N0} times meanwhile; \"as they were\" means as they are at the end."));
        Add(history.InProgressBefore, n => Text($"{n:N0} contacts had come before and are left out; the first minutes are emptier than they were."));
        Add(history.OfQueuesGone, n => Text($"{n:N0} contacts are left out, as their queues are not there any more."));
        if (history.IsGuessed) notes.Add("Events do not tell what contacts themselves required; that was taken from their first offers, where decisions are in the events.");
        return notes.ToImmutable();

        void Add(int count, Func<int, string> words)
        {
            if (count > 0) notes.Add(words(count));
        }
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
