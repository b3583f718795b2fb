namespace Routing.Core;

/// <summary><c>most-skilled</c>: the highest mean level over the skills asked for.</summary>
public sealed class MostSkilledSelection : ScoringSelection
{
    public override string Name => "most-skilled";

    public override double CandidateKey(in Candidate candidate) => -candidate.SkillLevel;

    protected override void Score(SelectionCase subject, Bid bid, Random random, ref ScoreSum sum) =>
        sum.Add("skillLevel", bid.SkillLevel);

    protected override string Tell(SelectionCase subject, Bid bid, double total) => string.Create(Plain, $"level {total:0.#}");
}
