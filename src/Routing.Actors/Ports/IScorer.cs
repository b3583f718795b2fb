namespace Routing.Actors;

/// <summary>Asks scorers outside this system. It answers within the scorer's own time or soon after, and never throws: a failure is an answer.</summary>
public interface IScorer
{
    ValueTask<ScorerAnswer> Score(ExternalScorer scorer, ScorerQuestion question);
}
