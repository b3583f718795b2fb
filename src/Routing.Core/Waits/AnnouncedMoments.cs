using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Waits at which a customer should hear how it stands: the queue's, or those of the contact's treatment.</summary>
public static class AnnouncedMoments
{
    public static ImmutableArray<int> Of(QueueConfig queue, ContactCard card) =>
        card.Treated is { AnnounceAtSeconds: { IsEmpty: false } own } ? own : queue.AnnounceAtSeconds;

    internal static void Check(FaultList faults, string field, ImmutableArray<int> moments)
    {
        var last = -1;
        faults.List(field, moments, (path, seconds) =>
        {
            faults.Range(path, seconds, 0, Limits.WaitSeconds);
            faults.Require(seconds > last, path, $"Put the moments in rising order: more than {last} here.");
            last = Math.Max(last, seconds);
        });
    }
}
