namespace Routing.Core;

/// <summary>What the head of a queue has to say for itself when an agent frees up; see <see cref="ClaimOrder"/>.</summary>
/// <param name="Queue">The queue whose head this is.</param>
/// <param name="PastBoundSince">When the first contact passed its waiting bound; null while none has.</param>
/// <param name="Priority">Aged priority of the first contact, in points.</param>
/// <param name="Index">Index of the starting rule for this agent; null when the queue does not select by best-bid.</param>
/// <param name="WaitingSince">Since when the first contact waits.</param>
/// <param name="Yields">Not yet an equal of other queues' contacts.</param>
public readonly record struct Claim(string Queue, DateTimeOffset? PastBoundSince, double Priority, double? Index, DateTimeOffset WaitingSince, bool Yields = false)
{
    /// <summary>
    /// Where one home serves all, the index is (h·μ)^8·q: with the wait of all given, cost is least when the greatest h·μ goes first, however
    /// many others wait (the c-μ rule; Cox and Smith, 1961). Strict from a third more on, and the longest queue first where costs are as good
    /// as equal: a strict order there would be one by chance, as handle times are learned, and starve a queue for nothing.
    /// </summary>
    private const double OneHomePower = 8;

    private static readonly string IndexedBy = new BestBidSelection().Name;

    /// <param name="waiting">Contacts of the queue that this agent could serve, over all its signatures: a queue whose
    /// contacts differ in what they need must not look shorter than one whose contacts are alike.</param>
    public static Claim Of(string queueId, QueueHead head, QueueConfig queue, int waiting, ClaimMeans expected, DateTimeOffset now) => new(
        queueId,
        head.BoundDue <= now ? head.BoundDue : null,
        head.PriorityAt(now, queue.AgeingPerMinute),
        queue.Selection == IndexedBy && queue.Order == QueueOrdering.Priority ? IndexOf(queue.WaitingCostPerMinute, waiting, expected) : null,
        head.WaitingSince,
        head.Signature.Yields);

    /// <summary>
    /// h·μ·q·(pμ ÷ max pμ)²: waiting cost per minute, this agent's contacts per minute, contacts waiting, and how near
    /// this agent comes to the best at resolving them. The rule best-bid starts from before anything is fitted: the
    /// longest queue weighed by cost and speed (h·μ·q), bent towards the work the agent is made for. Alone, greatest
    /// h·μ·q came to 10.5 % above the optimum on average in random instances, and best match to 5.3 %.
    /// </summary>
    public static double IndexOf(double waitingCostPerMinute, int waiting, ClaimMeans expected)
    {
        var perMinute = 60 / Math.Max(1, expected.Agent.HandleSeconds);
        var match = expected.BestRate > 0 ? Math.Min(1, ResolutionRate(expected.Agent) / expected.BestRate) : 1;
        var index = waitingCostPerMinute * perMinute * waiting * match * match;
        return expected.OneHomeSeconds is { } seconds ? index * Math.Pow(waitingCostPerMinute * 60 / Math.Max(1, seconds), OneHomePower - 1) : index;
    }

    /// <summary>p·μ: contacts resolved per minute of handling.</summary>
    public static double ResolutionRate(IntentMeans means) => means.Resolved * 60 / Math.Max(1, means.HandleSeconds);
}

/// <summary>What a claim rests on beyond its queue.</summary>
/// <param name="Agent">What is expected of this agent with the head's intent.</param>
/// <param name="BestRate">The greatest <see cref="Claim.ResolutionRate"/> of any agent with that intent.</param>
/// <param name="OneHomeSeconds">Mean handle time of all agents with it, where all who claim are served by the same agents alike; else null.</param>
public readonly record struct ClaimMeans(IntentMeans Agent, double BestRate, double? OneHomeSeconds = null);
