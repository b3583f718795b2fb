using static Routing.Core.Counted;

namespace Routing.Core;

/// <summary>
/// All that counts of a journey. Tallies are the sum of these over all journeys and nothing else: a change of a journey is
/// counted by taking its former facts away and adding the new ones, and so the sums cannot drift.
/// </summary>
public static class JourneyFacts
{
    public static void Add(Journey journey, ICollection<Fact> to)
    {
        if (!journey.IsBegun) return;
        var into = new Into(journey, to);
        into.Count(journey.CreatedAt, journey.Queue, null, Created);
        if (journey.IsRepeat) into.Count(journey.CreatedAt, journey.Queue, null, Repeats);
        if (journey.FirstResponseBreached) into.Count(journey.CreatedAt, journey.Queue, null, FirstResponseBreaches);
        if (journey.ResolutionBreached) into.Count(journey.CreatedAt, journey.Queue, null, ResolutionBreaches);
        var isAnswered = false;
        JourneyStage? former = null;
        foreach (var stage in journey.Stages)
        {
            // One whose call nobody answered has not come anew.
            if (former is not { End: StageEnd.Moved, Cause: MoveCause.CallbackRetry }) into.Count(stage.QueuedAt, stage.Queue, null, Arrived);
            former = stage;
            OfQueue(journey, stage, into);
            OfOffers(stage, into);
            if (stage.AnsweredAt is { } at && !isAnswered)
            {
                isAnswered = true;
                into.Count(at, stage.Queue, stage.Agent, FirstResponses);
                into.Count(at, stage.Queue, stage.Agent, FirstResponseMs, Ms((at - journey.CreatedAt).TotalSeconds));
            }
            OfHandling(journey, stage, into);
        }
        if (journey.Stages is [.., { End: StageEnd.Completed } last] && journey.CompletedAt is { } completed) OfCompletion(journey, last, completed, into);
    }

    private static void OfQueue(Journey journey, JourneyStage stage, Into into)
    {
        if (stage.AnsweredAt is { } at)
        {
            if (stage.IsFurtherCall) return;
            into.Count(at, stage.Queue, stage.Agent, Answered);
            if (stage.WaitSeconds <= stage.WithinSeconds) into.Count(at, stage.Queue, stage.Agent, AnsweredInTime);
            into.Count(at, stage.Queue, stage.Agent, AnswerWaitMs, Ms(stage.WaitSeconds));
            into.Count(at, stage.Queue, stage.Agent, AnswerWaitSquares, Square(stage.WaitSeconds));
            into.Count(at, stage.Queue, stage.Agent, Steps.Of(WaitSteps, stage.WaitSeconds));
            if (stage is not { ToldSeconds: { } told, ToldAt: { } toldAt }) return;
            into.Count(at, stage.Queue, stage.Agent, WaitsEstimated);
            into.Count(at, stage.Queue, stage.Agent, WaitErrorMs, Ms(Math.Abs((at - toldAt).TotalSeconds - told)));
            return;
        }
        if (stage.EndedAt is not { } ended) return;
        switch (stage.End)
        {
            case StageEnd.Abandoned:
                var waited = stage.WaitSeconds;
                into.Count(ended, stage.Queue, null, Abandoned);
                if (journey.IsRedialled) into.Count(ended, stage.Queue, null, Redials);
                into.Count(ended, stage.Queue, null, AbandonWaitMs, Ms(waited));
                if (waited <= stage.WithinSeconds) into.Count(ended, stage.Queue, null, AbandonedInTime);
                if (waited <= QueueTally.ShortAbandon.TotalSeconds) into.Count(ended, stage.Queue, null, AbandonedShort);
                break;
            case StageEnd.Moved:
                into.Count(ended, stage.Queue, null, MovedOut);
                break;
            case StageEnd.Refused:
                into.Count(ended, stage.Queue, null, Refused);
                break;
        }
    }

    private static void OfOffers(JourneyStage stage, Into into)
    {
        foreach (var offer in stage.Offers)
        {
            into.Count(offer.At, stage.Queue, offer.Agent, OffersMade);
            if (offer.End is not { } end) continue;
            into.Count(offer.At, stage.Queue, offer.Agent, end switch
            {
                OfferEnd.Declined => OffersDeclined,
                OfferEnd.Expired => OffersExpired,
                _ => OffersWithdrawn,
            });
        }
    }

    private static void OfHandling(Journey journey, JourneyStage stage, Into into)
    {
        if (stage is not { AnsweredAt: not null, EndedAt: { } at, End: { } end }) return;
        var whole = stage.HandleSeconds + stage.WrapUpSeconds;
        into.Count(at, stage.Queue, stage.Agent, Handled);
        into.Count(at, stage.Queue, stage.Agent, TalkMs, Ms(stage.HandleSeconds) - Ms(stage.HoldSeconds));
        into.Count(at, stage.Queue, stage.Agent, HoldMs, Ms(stage.HoldSeconds));
        into.Count(at, stage.Queue, stage.Agent, WrapUpMs, Ms(stage.WrapUpSeconds));
        into.Count(at, stage.Queue, stage.Agent, HandleSquares, Square(whole));
        into.Count(at, stage.Queue, stage.Agent, Steps.Of(HandleSteps, whole));
        into.Count(at, stage.Queue, stage.Agent, CostMicros, (long)Math.Round(whole * stage.CostPerHour / 3600 * 1e6));
        if (journey.IsRepeat) into.Count(at, stage.Queue, stage.Agent, RepeatMs, Ms(whole));
        if (end == StageEnd.Moved && stage.Cause == MoveCause.Transfer)
        {
            into.Count(at, stage.Queue, stage.Agent, Transferred);
            into.Count(at, stage.Queue, stage.Agent, TransferMs, Ms(whole));
        }
        if (end == StageEnd.Dropped) into.Count(at, stage.Queue, stage.Agent, Dropped);
        if (!stage.IsBot) return;
        into.Count(at, stage.Queue, stage.Agent, BotHandled);
        if (end == StageEnd.Completed) into.Count(at, stage.Queue, stage.Agent, BotContained);
        if (stage.Cause == MoveCause.BotHandover) into.Count(at, stage.Queue, stage.Agent, Counted.BotHandedOver);
    }

    private static void OfCompletion(Journey journey, JourneyStage last, DateTimeOffset at, Into into)
    {
        into.Count(at, last.Queue, last.Agent, Completed);
        if (journey.CameBack) into.Count(at, last.Queue, last.Agent, CameBack);
        if (journey.Resolved is { } resolved)
        {
            into.Count(at, last.Queue, last.Agent, ResolutionTold);
            if (resolved)
            {
                into.Count(at, last.Queue, last.Agent, Resolved);
                into.Count(at, last.Queue, last.Agent, ResolutionMs, Ms((at - journey.CreatedAt).TotalSeconds));
            }
        }
        if ((journey.Rating ?? journey.Satisfaction) is not { } score) return;
        into.Count(at, last.Queue, last.Agent, Rated);
        into.Count(at, last.Queue, last.Agent, RatingSum, score);
        into.Count(at, last.Queue, last.Agent, RatingSquares, score * score);
        if (score >= 4) into.Count(at, last.Queue, last.Agent, RatedHigh);
    }

    private static long Ms(double seconds) => (long)Math.Round(Math.Max(0, seconds) * 1000);

    private static long Square(double seconds) => (long)Math.Round(seconds * seconds * 100);

    private readonly struct Into(Journey journey, ICollection<Fact> facts)
    {
        private readonly string _channel = journey.Channel.ToString().ToLowerInvariant();

        public void Count(DateTimeOffset at, string queue, string? agent, Counted what, long howMuch = 1)
        {
            if (howMuch != 0) facts.Add(new Fact(at, queue, agent, journey.Intent, journey.Tier, _channel, journey.Language, what, howMuch));
        }
    }
}
