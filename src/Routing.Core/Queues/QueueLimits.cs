namespace Routing.Core;

/// <summary>Bounds of what a queue remembers and how far it looks.</summary>
public static class QueueLimits
{
    /// <summary>How long an agent who declined a contact, or did not answer, is not asked for it again, unless it turns ready anew.</summary>
    public static readonly TimeSpan RefusalMemory = TimeSpan.FromSeconds(60);
    public const int MaxRefusals = 32;

    /// <summary>How long a step about a contact waits for those before it; each of them is bounded, and takes a few seconds at most.</summary>
    public static readonly TimeSpan TurnBound = TimeSpan.FromSeconds(30);

    /// <summary>Contacts looked at, past the first, for one that the agents served have not refused.</summary>
    public const int MaxLookahead = 16;

    /// <summary>Times the sweep of a queue in which nothing changes waits twice as long as before: up to five minutes and a little.</summary>
    public const int SweepDoublings = 6;

    /// <summary>Heads told of in one notice.</summary>
    public const int MaxHeads = 64;
}
