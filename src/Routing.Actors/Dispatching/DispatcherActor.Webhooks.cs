namespace Routing.Actors;

/// <summary>
/// The subscriptions to the event log, kept here so that every engine keeps them: how far each is, and which gateway
/// delivers. Only the default group's dispatcher is asked for them.
/// </summary>
public partial class DispatcherActor
{
    private readonly SortedDictionary<string, WebhookStanding> _webhooks = new(StringComparer.Ordinal);
    private (string By, DateTimeOffset Until)? _deliverer;
    private long _revisions;

    public async ValueTask<WebhookRoster> Webhooks(CancellationToken ct = default)
    {
        var roster = new WebhookRoster([.. _webhooks.Values]);
        await Durable();
        return roster;
    }

    public async ValueTask<ConfigureAnswer> SetWebhook(string id, Webhook? webhook, long beginsAfter, long? expectedVersion, CancellationToken ct = default)
    {
        var old = _webhooks.GetValueOrDefault(id);
        var answer = ConfigureAnswer.Of(old?.Kept.Version ?? 0, expectedVersion, webhook is null, _webhooks.Count, WebhookLimits.MaxWebhooks);
        if (answer.IsMade() && webhook is null)
        {
            _webhooks.Remove(id);
            foreach (var part in new[] { "webhook", "webhookAt", "webhookDead" }) Write($"{part}/{id}", null);
        }
        else if (answer.IsMade())
        {
            // A change of what is wanted is none of how far it is: who delivers may still tell that.
            var kept = new WebhookKept(id, webhook!, answer.Version, old?.Kept.Revision ?? NextRevision(), old?.Kept.CreatedAt ?? Now);
            Keep(old is null ? new WebhookStanding(kept, new WebhookProgress(beginsAfter), new WebhookDead([])) : old with { Kept = kept });
        }
        await Durable();
        return answer;
    }

    // Kept in memory alone: whoever asks first after this dispatcher began anew has it, and of an earlier one the next word is refused.
    public ValueTask<bool> ClaimWebhooks(string by, TimeSpan heldFor, CancellationToken ct = default)
    {
        if (_deliverer is { } other && other.By != by && Now < other.Until) return new(false);
        _deliverer = (by, Now + heldFor);
        return new(true);
    }

    public async ValueTask<bool> AdvanceWebhook(string id, string by, long revision, WebhookProgress progress, WebhookDead? dead, CancellationToken ct = default)
    {
        var may = _deliverer?.By == by && _webhooks.TryGetValue(id, out var old) && old.Kept.Revision == revision;
        if (may)
        {
            Keep(_webhooks[id] with { Progress = progress, Dead = dead ?? _webhooks[id].Dead });
        }
        await Durable();
        return may;
    }

    public async ValueTask<int> ReplayWebhook(string id, long? position, CancellationToken ct = default)
    {
        var count = 0;
        if (_webhooks.TryGetValue(id, out var old))
        {
            (var book, count) = new WebhookBook(old.Progress, old.Dead).Replay(letter => position is null || letter.Event.Position == position, Now);
            // Whoever delivers learns by the revision that this is no longer what it has in hand.
            if (count > 0) Keep(new WebhookStanding(old.Kept with { Revision = NextRevision() }, book.Progress, book.Dead));
        }
        await Durable();
        return count;
    }

    private void Keep(WebhookStanding now)
    {
        var id = now.Kept.Id;
        var old = _webhooks.GetValueOrDefault(id);
        _webhooks[id] = now;
        if (!ReferenceEquals(old?.Kept, now.Kept)) Write($"webhook/{id}", now.Kept);
        if (!ReferenceEquals(old?.Progress, now.Progress)) Write($"webhookAt/{id}", now.Progress);
        if (!ReferenceEquals(old?.Dead, now.Dead)) Write($"webhookDead/{id}", now.Dead);
    }

    private void RestoreWebhooks(IReadOnlyList<StoredPart> parts)
    {
        foreach (var kept in parts.Under<WebhookKept>("webhook/"))
            _webhooks[kept.Id] = new WebhookStanding(kept, parts.Value<WebhookProgress>($"webhookAt/{kept.Id}")!, parts.Value<WebhookDead>($"webhookDead/{kept.Id}")!);
    }

    private long NextRevision() => (Epoch << 32) + ++_revisions;
}
