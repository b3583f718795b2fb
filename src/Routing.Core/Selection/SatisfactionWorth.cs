namespace Routing.Core;

/// <summary>What it is worth to a queue that an agent's customers are content, in the queue's currency: nothing for a score of 1, all of it for 5.</summary>
public static class SatisfactionWorth
{
    public static double Of(QueueConfig queue, double score) => queue.Satisfaction * queue.UnresolvedCost * (Math.Clamp(score, 1, 5) - 1) / 4;

    /// <summary>The same where it counts in whom to ask and which home to take from; 0 up to the default, with which it decides between equals only.</summary>
    public static double BeforeBids(QueueConfig queue, double score) => queue.Satisfaction > Defaults.Satisfaction ? Of(queue, score) : 0;
}
