namespace Routing.Core;

/// <summary>When a contact that waits for a speaker of its language may do with a translation.</summary>
public static class TranslationDue
{
    /// <returns>Null where it never may, or does already.</returns>
    public static DateTimeOffset? At(QueueState queue, WaitingContact contact)
    {
        if (queue.Config is not { Translation: { } rule } config || contact.Phase != WaitingPhase.Waiting) return null;
        // One for a person alone is theirs.
        if (contact.Own.Language is null || contact.OnlyAgent is not null) return null;
        var due = IsSpokenByNobody(queue, contact, config) ? contact.EnqueuedAt : contact.EnqueuedAt.AddSeconds(rule.AfterSeconds);
        return contact.TranslationTriedAt?.AddSeconds(rule.RetrySeconds(contact.TranslationsFailed)) is { } again && again > due ? again : due;
    }

    // Where nobody at all is there, a translation would help nobody.
    private static bool IsSpokenByNobody(QueueState queue, WaitingContact contact, QueueConfig config) =>
        queue.AgentsPresent > 0 && queue.Vacant.Count > 0 && queue.Vacant.Contains(EffectiveRequirement.At(queue.Unrelaxed(contact), config, config.Relaxations.Length));
}
