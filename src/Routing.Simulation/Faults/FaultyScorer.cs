using Routing.Actors;

namespace Routing.Simulation;

/// <summary>A scorer outside the system: it answers with scores of its own, or fails in every way one can.</summary>
internal sealed class FaultyScorer : IScorer
{
    private static readonly TimeSpan AsGoodAsNever = TimeSpan.FromHours(1);

    public TimeProvider Clock { private get; set; } = TimeProvider.System;

    /// <summary>What becomes of a question; null answers each well.</summary>
    public Func<ScorerFate>? Fate { get; set; }

    public async ValueTask<ScorerAnswer> Score(ExternalScorer scorer, ScorerQuestion question)
    {
        var fate = Fate?.Invoke() ?? default;
        if (fate.AnsweredAfter > TimeSpan.Zero) await Task.Delay(fate.AnsweredAfter, Clock);
        if (fate.Failure == ScorerFailure.Never) await Task.Delay(AsGoodAsNever, Clock);
        return fate.Failure switch
        {
            ScorerFailure.None => new ScorerAnswer([.. question.Bids.Select(bid => bid.Load)], null),
            ScorerFailure.TooFew => new ScorerAnswer([], null),
            ScorerFailure.NoNumber => new ScorerAnswer([.. question.Bids.Select(_ => double.NaN)], null),
            _ => ScorerAnswer.None("it refused"),
        };
    }
}

/// <summary>What becomes of a question to a scorer.</summary>
internal readonly record struct ScorerFate(ScorerFailure Failure, TimeSpan AnsweredAfter);

/// <summary>How a scorer fails.</summary>
internal enum ScorerFailure
{
    None,
    Refuses,
    TooFew,
    NoNumber,
    Never,
}
