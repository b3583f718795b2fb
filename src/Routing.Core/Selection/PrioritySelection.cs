namespace Routing.Core;

/// <summary>
/// <c>priority</c>: the more urgent a contact, the more experienced and the less loaded its agent; one that is not urgent spares the
/// experienced.
/// </summary>
/// <remarks>
/// With urgency u (the aged priority as a share of <see cref="QueueConfig.UrgentPriority"/>, 0–1) and experience e (the mean level of the
/// skills asked for, as a share of the highest), the greatest (2u − 1)·e + ½(1 + u)·(1 − load) wins: at u = ½ the load alone decides.
/// Level and not tier, as tiers are names without an order.
/// </remarks>
public sealed class PrioritySelection : ScoringSelection
{
    /// <summary>Steps of urgency by which agents are put in order before they are asked; the bids are compared by urgency itself.</summary>
    private const int Steps = 4;

    public override string Name => "priority";

    public override int GradeOf(QueueConfig queue, QueueHead head, DateTimeOffset now) =>
        (int)Math.Round(Urgency(queue, head.PriorityAt(now, queue.AgeingPerMinute)) * Steps, MidpointRounding.AwayFromZero);

    public override double CandidateKey(in Candidate candidate)
    {
        var urgency = (double)candidate.Grade / Steps;
        return -Experience(urgency, candidate.SkillLevel) - FreeShare(urgency, candidate.Load);
    }

    protected override void Score(SelectionCase subject, Bid bid, Random random, ref ScoreSum sum)
    {
        var urgency = Urgency(subject.Queue, subject.Priority);
        sum.Add("experience", Experience(urgency, bid.SkillLevel));
        sum.Add("freeShare", FreeShare(urgency, bid.Load));
    }

    protected override string Tell(SelectionCase subject, Bid bid, double total) =>
        string.Create(Plain, $"level {bid.SkillLevel:0.#}, {bid.Load * 100:0} % occupied");

    protected override string TellWinner(SelectionCase subject, Bid bid, double total) =>
        string.Create(Plain, $"priority: {Urgency(subject.Queue, subject.Priority) * 100:0} % urgent, {Tell(subject, bid, total)}");

    private static double Urgency(QueueConfig queue, double priority) => Math.Clamp(priority / queue.UrgentPriority, 0, 1);

    private static double Experience(double urgency, double level) => ((2 * urgency) - 1) * level / SkillLevel.Highest;

    private static double FreeShare(double urgency, double load) => (1 + urgency) / 2 * (1 - load);
}
