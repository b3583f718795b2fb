namespace Routing.Core;

/// <summary>
/// <c>weighted</c>: work in proportion to weight, able agents for the hard contacts and spared the simple ones.
/// </summary>
/// <remarks>
/// The least (served + 1) ÷ weight × (1 + mismatch) wins. The first factor alone is stride scheduling (Waldspurger and
/// Weihl, 1995): whoever is furthest behind the share its weight gives it. Mismatch is 1 for each level the agent's
/// skill falls short of the contact's complexity and ¼ for each level it exceeds it, 0 when complexity is unknown.
/// A product rather than a sum, so that the pull of mismatch does not fade as the counts grow: in the long run agents
/// share contacts of one complexity as weight ÷ (1 + mismatch).
/// </remarks>
public sealed class WeightedSelection : ScoringSelection
{
    public const double ShortfallPerLevel = 1;
    public const double SurplusPerLevel = 0.25;

    public const string Called = "weighted";

    public override string Name => Called;

    public override int GradeOf(QueueConfig queue, QueueHead head, DateTimeOffset now) => head.Complexity ?? 0;

    public override double CandidateKey(in Candidate candidate) =>
        Turn(candidate.Served, candidate.Weight) * (1 + Mismatch(candidate.Grade > 0 ? candidate.Grade : null, candidate.SkillLevel));

    protected override void Score(SelectionCase subject, Bid bid, Random random, ref ScoreSum sum)
    {
        var turn = Turn(bid.Served, bid.Weight);
        sum.Add("turn", -turn);
        sum.Add("mismatch", -turn * Mismatch(subject.Complexity, bid.SkillLevel));
    }

    protected override string Tell(SelectionCase subject, Bid bid, double total) =>
        subject.Complexity is { } complexity
            ? string.Create(Plain, $"{-total:0.00} ({bid.Served} served at weight {bid.Weight}, level {bid.SkillLevel:0.#} for complexity {complexity})")
            : string.Create(Plain, $"{-total:0.00} ({bid.Served} served at weight {bid.Weight})");

    private static double Turn(long served, int weight) => (served + 1.0) / Math.Max(1, weight);

    private static double Mismatch(int? complexity, double level)
    {
        if (complexity is not { } hard) return 0;
        return level < hard ? ShortfallPerLevel * (hard - level) : SurplusPerLevel * (level - hard);
    }
}
