namespace Routing.Core;

/// <summary>What an agent is.</summary>
public enum AgentKind
{
    Person,
    Bot,
}

/// <summary>
/// Where a bot is told of its contacts. It answers at once how the contact ended, or that it talks, and says later by the API how that
/// ended; whatever it does not end in time goes back to people.
/// </summary>
public sealed record BotHook
{
    /// <summary>An https address that takes the contact it is to handle by POST; http on this machine, and where the server allows it.</summary>
    public string Url { get; init; } = "";

    /// <summary>How long an answer is waited for.</summary>
    public int TimeoutSeconds { get; init; } = 10;

    /// <summary>How often it is asked before the contact is handed over.</summary>
    public int Attempts { get; init; } = 2;

    /// <summary>A contact that it has had for so long is handed over.</summary>
    public int MaxTalkSeconds { get; init; } = 600;

    /// <summary>The queue it hands over to; null for the one the contact came from.</summary>
    public string? HandOverTo { get; init; }

    public const int MostTimeoutSeconds = 60;
    public const int MostAttempts = 5;

    internal static void Check(FaultList faults, AgentProfile agent)
    {
        faults.Defined("kind", agent.Kind);
        if (agent.Hook is not { } hook)
        {
            faults.Require(agent.Kind != AgentKind.Bot, "hook", "A bot needs a hook: give hook with a url.");
            return;
        }
        faults.Require(agent.Kind == AgentKind.Bot, "hook", "Only a bot has a hook: set kind to \"bot\", or leave this out.");
        faults.WebAddress("hook.url", hook.Url);
        faults.Range("hook.timeoutSeconds", hook.TimeoutSeconds, 1, MostTimeoutSeconds);
        faults.Range("hook.attempts", hook.Attempts, 1, MostAttempts);
        faults.Range("hook.maxTalkSeconds", hook.MaxTalkSeconds, 1, Limits.WrapUpSeconds);
        faults.OptionalId("hook.handOverTo", hook.HandOverTo);
    }
}
