using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Routing.Gateway;

/// <summary>Subscriptions to events: puts, reads and deletes them, tries them out, and shows and replays what was given up.</summary>
internal sealed class WebhookDesk(IActorDirectory actors, IEventLog log, WebhookHost host, WebhookSender sender, HookOptions options, TimeProvider clock)
{
    private const string Noun = "webhook";
    private const int MaxTries = 3;
    private const int SecretBytes = 32;

    private IDispatcher Keeper => actors.Dispatcher(Defaults.Group);

    private AuditOf Audit => new(Noun, async (id, ct) =>
        (await Keeper.Webhooks(ct)).Find(id) is { } found ? JsonSerializer.Serialize(found.Kept.Webhook with { Secret = "" }, ApiJson.Default.Webhook) : null);

    /// <summary>A replay changes how much was given up, and nothing of what is sent where.</summary>
    private AuditOf ReplayAudit => new(Noun, async (id, ct) =>
        (await Keeper.Webhooks(ct)).Find(id) is { } found ? new JsonObject { ["deadLetters"] = found.Dead.Letters.Length }.ToJsonString() : null);

    public static void Map(OperationMap map, WebhookDesk desk) => map.Add(
        new Operation("GET", "/v1/webhooks", "listWebhooks", "Lists subscriptions to events.", Role.Supervisor | Role.Admin | Role.Auditor, desk.List)
        { Reply = typeof(Page<WebhookView>), Query = Paging.Parameters },
        new Operation("GET", "/v1/webhooks/{id}", "getWebhook", "Answers a subscription, and how far it is.", Role.Supervisor | Role.Admin | Role.Auditor, desk.Get)
        { Reply = typeof(WebhookView), Problems = [404] },
        new Operation("PUT", "/v1/webhooks/{id}", "putWebhook", "Subscribes to events from now on, or changes the subscription. Without a secret one is made, and told once.", Role.Admin, desk.Put)
        { Body = typeof(Webhook), Reply = typeof(WebhookView), Conditional = true, Problems = [412, 422], Audit = desk.Audit },
        new Operation("DELETE", "/v1/webhooks/{id}", "deleteWebhook", "Ends a subscription; what was not delivered is not.", Role.Admin, desk.Delete)
        { Success = 204, Conditional = true, Problems = [404, 412], Audit = desk.Audit },
        new Operation("POST", "/v1/webhooks/{id}:test", "testWebhook", "Sends an event of type webhook.test now, and tells what came of it.", Role.Admin, desk.Test)
        { Reply = typeof(WebhookTestView), Problems = [404] },
        new Operation("GET", "/v1/webhooks/{id}/deadLetters", "listDeadLetters", "Lists the events that were given up, in the order in which they happened.", Role.Supervisor | Role.Admin | Role.Auditor, desk.DeadLetters)
        { Reply = typeof(Page<DeadLetterView>), Query = Paging.Parameters, Problems = [404] },
        new Operation("POST", "/v1/webhooks/{id}:replay", "replayWebhook", "Sends dead letters again: one, or as many as there is room for.", Role.Admin, desk.Replay)
        { Body = typeof(ReplayWebhook), BodyOptional = true, Reply = typeof(ReplayedView), Problems = [404], Audit = desk.ReplayAudit });

    private async ValueTask<Reply> List(Call call)
    {
        if (Paging.Read(call, out var paging) is { } problem) return problem;
        return Reply.Of(paging.Of((await Keeper.Webhooks(call.Ct)).Items.Select(one => ViewOf(one)), view => view.Id), ApiJson.Default.WebhookPage);
    }

    private async ValueTask<Reply> Get(Call call) =>
        (await Keeper.Webhooks(call.Ct)).Find(call.Id) is { } found ? Reply.Of(ViewOf(found), ApiJson.Default.WebhookView, version: found.Kept.Version) : Missing(call);

    private async ValueTask<Reply> Put(Call call)
    {
        var condition = Version.Read(call.Http.Request.Headers);
        if (condition.Problem is { } wrong) return wrong;
        if (call.Read(WebhookShape.Config, out var malformed) is not { } hook) return malformed!;
        if (WebhookShape.Check(hook, options) is { } refused) return refused;
        for (var tries = 1; ; tries++)
        {
            var present = (await Keeper.Webhooks(call.Ct)).Find(call.Id);
            if (!condition.Holds(present?.Kept.Version)) return Outcomes.Stale($"{Noun} {call.Id}", present?.Kept.Version ?? 0, condition);
            var made = hook.Secret.Length == 0 && present is null ? Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)) : null;
            var whole = hook.Secret.Length > 0 ? hook : hook with { Secret = made ?? present!.Kept.Webhook.Secret };
            var answer = await Keeper.SetWebhook(call.Id, whole, log.Newest, present?.Kept.Version ?? 0, call.Ct);
            // Somebody else put it in between: which secret is kept depends on that.
            if (answer.Outcome == ConfigureOutcome.VersionConflict && tries < MaxTries) continue;
            if (Outcomes.Of(answer, $"{Noun} {call.Id}", condition) is { } problem) return problem;
            host.Ask();
            var created = answer.Outcome == ConfigureOutcome.Created;
            return (await Keeper.Webhooks(call.Ct)).Find(call.Id) is { } now
                ? Reply.Of(ViewOf(now) with { Secret = made }, ApiJson.Default.WebhookView, created ? 201 : 200, answer.Version, created ? $"/v1/webhooks/{call.Id}" : null)
                : Missing(call);
        }
    }

    private async ValueTask<Reply> Delete(Call call)
    {
        var condition = Version.Read(call.Http.Request.Headers);
        if (condition.Problem is { } wrong) return wrong;
        if ((await Keeper.Webhooks(call.Ct)).Find(call.Id) is not { } present) return Missing(call);
        if (!condition.Holds(present.Kept.Version)) return Outcomes.Stale($"{Noun} {call.Id}", present.Kept.Version, condition);
        var answer = await Keeper.SetWebhook(call.Id, null, 0, condition.Kind == ConditionKind.None ? null : present.Kept.Version, call.Ct);
        host.Ask();
        return Outcomes.Of(answer, $"{Noun} {call.Id}", condition) is { } problem ? problem : Reply.NoContent;
    }

    private async ValueTask<Reply> Test(Call call)
    {
        if ((await Keeper.Webhooks(call.Ct)).Find(call.Id) is not { } found) return Missing(call);
        var now = clock.GetUtcNow();
        var began = clock.GetTimestamp();
        var failure = await sender.Send(found.Kept.Webhook, EventWriter.Test(call.Id, now), call.Ct);
        return Reply.Of(new WebhookTestView(failure is null, failure, clock.GetElapsedTime(began).TotalSeconds), ApiJson.Default.WebhookTestView);
    }

    private async ValueTask<Reply> DeadLetters(Call call)
    {
        if (Paging.Read(call, out var paging) is { } problem) return problem;
        if ((await Keeper.Webhooks(call.Ct)).Find(call.Id) is not { } found) return Missing(call);
        var after = 0L;
        if (paging.After is { } cursor && !EventCursor.TryDecode(cursor, out after)) return Paging.NoNext();
        var rest = found.Dead.Letters.OrderBy(letter => letter.Event.Position).Where(letter => letter.Event.Position > after).Take(paging.Limit + 1).Select(ViewOf).ToImmutableArray();
        return Reply.Of(rest.Length > paging.Limit ? new Page<DeadLetterView>(rest[..paging.Limit], rest[paging.Limit - 1].Cursor) : new Page<DeadLetterView>(rest, null), ApiJson.Default.DeadLetterPage);
    }

    private async ValueTask<Reply> Replay(Call call)
    {
        if (call.Read(WebhookShape.Replay, out var malformed) is not { } which) return malformed!;
        if ((await Keeper.Webhooks(call.Ct)).Find(call.Id) is null) return Missing(call);
        long? position = null;
        if (which.Cursor is { } cursor)
        {
            if (!EventCursor.TryDecode(cursor, out var at)) return ProblemKinds.InvalidCursor.At("cursor", "Send the cursor of a dead letter, or none for all.");
            position = at;
        }
        var count = await host.Replay(call.Id, position, call.Ct);
        var left = (await Keeper.Webhooks(call.Ct)).Find(call.Id)?.Dead.Letters ?? [];
        ReplayHindrance? why = left.Any(letter => position is null || letter.Event.Position == position) ? ReplayHindrance.NoRoom
            : position is not null && count == 0 ? ReplayHindrance.NoDeadLetter
            : null;
        return Reply.Of(new ReplayedView(count, left.Length, why), ApiJson.Default.ReplayedView);
    }

    private WebhookView ViewOf(WebhookStanding one) => new()
    {
        Id = one.Kept.Id,
        Url = one.Kept.Webhook.Url,
        Name = one.Kept.Webhook.Name,
        Types = one.Kept.Webhook.Types,
        Queue = one.Kept.Webhook.Queue,
        Agent = one.Kept.Webhook.Agent,
        Paused = one.Kept.Webhook.Paused,
        CreatedAt = one.Kept.CreatedAt,
        Cursor = EventCursor.Encode(one.Progress.Position),
        EventsBehind = Math.Max(0, log.Newest - one.Progress.Position),
        Delivered = one.Progress.Delivered,
        DeliveredAt = one.Progress.DeliveredAt,
        FailingSince = one.Progress.FailingSince,
        Retrying = [.. one.Progress.Lanes.Select(lane => new WebhookRetryView(lane.Subject, lane.Waiting(), lane.Failures, lane.Since, lane.RetryAt, lane.Failure))],
        DeadLetters = one.Dead.Letters.Length,
        DeadLettersDropped = one.Dead.Dropped,
        Gaps = one.Progress.Gaps,
    };

    private static DeadLetterView ViewOf(DeadLetter letter) =>
        new(EventCursor.Encode(letter.Event.Position), letter.Event.Type, letter.Subject, letter.Event.At, letter.Failures, letter.At, letter.Failure);

    private static Problem Missing(Call call) => Outcomes.Missing($"{Noun} {call.Id}");
}
