
namespace Routing.Gateway;

/// <summary>How a subscription is read, and what is wrong with one.</summary>
internal static class WebhookShape
{
    public static readonly Shape<Webhook> Config = new(
        new Webhook(""),
        new("url", (w, f) => w with { Url = f.Text(WebhookLimits.MaxUrl) }, Required: true),
        new("name", (w, f) => w with { Name = f.TextOrNull() }),
        new("types", (w, f) => w with { Types = f.List(type => type.Text()) }),
        new("queue", (w, f) => w with { Queue = f.IdentifierOrNull() }),
        new("agent", (w, f) => w with { Agent = f.IdentifierOrNull() }),
        new("secret", (w, f) => w with { Secret = f.TextOrNull() ?? "" }),
        new("paused", (w, f) => w with { Paused = f.Flag() }));

    public static readonly Shape<ReplayWebhook> Replay = new(
        new ReplayWebhook(),
        new FieldRule<ReplayWebhook>("cursor", (r, f) => r with { Cursor = f.TextOrNull() }));

    public static Problem? Check(Webhook hook, HookOptions options)
    {
        if (!WebAddress.Is(hook.Url, out var url))
            return ProblemKinds.InvalidValue.At("url", "Send an absolute https address without a user, as in https://crm.example/events.");
        if (hook.Secret.Length is > 0 and < WebhookLimits.MinSecret)
            return ProblemKinds.InvalidValue.At("secret", $"Use at least {WebhookLimits.MinSecret} characters, or leave it out to have one made.");
        if (new EventFilter { Types = hook.Types, Queue = hook.Queue, Agent = hook.Agent }.Check(out _) is { } refused) return Outcomes.Of(refused);
        return HookAddress.Check("url", url, options);
    }
}
