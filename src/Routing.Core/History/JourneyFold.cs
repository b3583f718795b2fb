namespace Routing.Core;

/// <summary>What an event makes of a journey. An event that comes twice, or too late to matter, changes nothing.</summary>
public static class JourneyFold
{
    /// <summary>What is known of a contact before its creation is told.</summary>
    public static Journey Unknown(string id, DateTimeOffset at) => new()
    {
        Id = id,
        IsBegun = false,
        Channel = Channel.Voice,
        Intent = "",
        Tier = "",
        CreatedAt = at,
        Queue = "",
    };

    public static Journey Begin(Journey journey, ContactCreated created, DateTimeOffset at) => journey with
    {
        IsBegun = true,
        Customer = created.CustomerId,
        Channel = created.Channel,
        Intent = created.Intent,
        Tier = created.Tier,
        Language = created.Language,
        Region = created.Region,
        CreatedAt = at,
        Queue = created.QueueId,
    };

    /// <param name="within">The threshold of the event's queue.</param>
    /// <param name="agent">The event's agent, as it was then.</param>
    public static Journey See(Journey journey, RoutingEvent happened, DateTimeOffset at, int within, AgentTime? agent) => happened switch
    {
        ContactQueued queued => Arrive(journey, queued.QueueId, queued.Hop, at, queued.WaitingSince, within),
        // Put off as it came, it is in the queue all the same: it can be moved on, or give up, before anybody is offered it.
        ContactScheduled { Hop: > 0 } put => Arrive(journey, put.QueueId, put.Hop, at, at, within),
        CallbackRetryScheduled { Hop: > 0 } again => Arrive(journey, again.QueueId, again.Hop, at, at, within),
        ContactReplanned { Intent: { } intent } now => journey with { Intent = intent, Tier = now.Tier ?? journey.Tier, Language = now.Language, Region = now.Region },
        CallbackRequested => journey with { Channel = Channel.Callback },
        ContactOverflowed { Action: OverflowAction.ChannelChanged } changed => journey with { Channel = changed.Channel },
        ContactOffered offered => Last(Opened(journey, offered.QueueId, at, at, within), offered.QueueId, s => s.Offers.Length == HistoryLimits.OffersPerStage ? s : s with { Offers = s.Offers.Add(new JourneyOffer(offered.AgentId, at)) }),
        OfferEnded ended => Last(journey, ended.QueueId, s => Ended(s, ended)),
        WaitAnnounced told => Last(journey, told.QueueId, s => s with { ToldSeconds = told.EstimatedSeconds, ToldAt = at }),
        ContactAccepted accepted => Accept(journey, accepted, at, within, agent),
        ContactPaused paused => Last(journey, paused.QueueId, s => Paused(s, paused.To, at)),
        ContactMoved { AgentId: null } moved => Last(journey, moved.QueueId, s => s.AnsweredAt is null ? s with { EndedAt = at, End = StageEnd.Moved, Cause = moved.Cause } : s),
        ContactMoved moved => Last(journey, moved.QueueId, s => Left(s, at) with { EndedAt = at, End = StageEnd.Moved, Cause = moved.Cause }),
        QueueMissing missing => StayedIn(journey, missing.QueueId),
        ContactWrapUpEnded ended => WrappedUp(journey, ended),
        ContactCompleted completed => Complete(journey, completed, at),
        ContactClosed closed => Close(journey, closed, at),
        ContactRated when journey.IsSurveyForgotten => journey,
        ContactRated rated => journey with { Rating = rated.Score },
        TargetReached { IsBreached: true, Target: TargetKind.FirstResponse } => journey with { FirstResponseBreached = true },
        TargetReached { IsBreached: true } => journey with { ResolutionBreached = true },
        _ => journey,
    };

    /// <summary>What the agent tells may come before what the queue tells; then the stage is there already.</summary>
    private static Journey Arrive(Journey journey, string queue, int hop, DateTimeOffset at, DateTimeOffset waitingSince, int within)
    {
        for (var i = 0; i < journey.Stages.Length; i++)
        {
            var stage = journey.Stages[i];
            if (stage.Queue != queue) continue;
            if (stage.Hop == hop) return journey;
            if (stage.Hop == 0) return journey with { Stages = journey.Stages.SetItem(i, stage with { Hop = hop, QueuedAt = at, WaitingSince = waitingSince }) };
        }
        return journey with { Stages = journey.Stages.Add(new JourneyStage { Queue = queue, Hop = hop, QueuedAt = at, WaitingSince = waitingSince, WithinSeconds = within }) };
    }

    private static Journey Opened(Journey journey, string queue, DateTimeOffset at, DateTimeOffset waitingSince, int within) =>
        journey.Stages.Any(s => s.EndedAt is null && s.Queue == queue)
            ? journey
            : journey with { Stages = journey.Stages.Add(new JourneyStage { Queue = queue, QueuedAt = at, WaitingSince = waitingSince, WithinSeconds = within }) };

    private static Journey Accept(Journey journey, ContactAccepted accepted, DateTimeOffset at, int within, AgentTime? agent) => Last(
        Opened(journey, accepted.QueueId, at, at.AddSeconds(-accepted.WaitSeconds), within),
        accepted.QueueId,
        s => s with { Agent = accepted.AgentId, AnsweredAt = at, WaitSeconds = accepted.WaitSeconds, IsFurtherCall = accepted.IsFurtherCall, CostPerHour = agent?.CostPerHour ?? 0, IsBot = agent?.IsBot ?? false });

    /// <summary>It was to move, and where it was to go there was no queue.</summary>
    private static Journey StayedIn(Journey journey, string queue) =>
        journey.Stages is [.., { End: StageEnd.Moved, AnsweredAt: null } last] && last.Queue == queue
            ? journey with { Stages = journey.Stages.SetItem(journey.Stages.Length - 1, last with { EndedAt = null, End = null, Cause = null }) }
            : journey;

    /// <summary>Of a part that was handed on; its stage has ended, and others may have begun.</summary>
    private static Journey WrappedUp(Journey journey, ContactWrapUpEnded ended)
    {
        for (var i = journey.Stages.Length - 1; i >= 0; i--)
        {
            var stage = journey.Stages[i];
            if (stage.End == StageEnd.Moved && stage.Agent == ended.AgentId && (stage.Hop == ended.Hop || stage.Hop == 0)) return journey with { Stages = journey.Stages.SetItem(i, stage with { WrapUpSeconds = ended.WrapUpSeconds }) };
        }
        return journey;
    }

    private static Journey Complete(Journey journey, ContactCompleted completed, DateTimeOffset at) => Last(
        journey with { Intent = completed.Intent, Resolved = completed.Resolved, Satisfaction = completed.Satisfaction, CompletedAt = at },
        completed.QueueId,
        s => s with { EndedAt = at, End = StageEnd.Completed, PausedAt = null, HandleSeconds = completed.HandleSeconds, HoldSeconds = completed.HoldSeconds });

    private static Journey Close(Journey journey, ContactClosed closed, DateTimeOffset at)
    {
        var ended = journey with { EndedAt = at, State = closed.State };
        if (journey.Stages is not [.., var last]) return ended;
        if (last.End == StageEnd.Completed) return ended with { Stages = journey.Stages.SetItem(journey.Stages.Length - 1, last with { WrapUpSeconds = closed.WrapUpSeconds }) };
        var end = closed.State switch
        {
            ContactState.Abandoned when closed.IsGivenUp => StageEnd.Abandoned,
            ContactState.Refused => StageEnd.Refused,
            ContactState.Dropped => StageEnd.Dropped,
            _ => StageEnd.Closed,
        };
        return Last(ended, closed.QueueId, s => Left(s, at) with { EndedAt = at, End = end, WaitSeconds = end == StageEnd.Abandoned && s.AnsweredAt is null ? closed.WaitSeconds ?? (at - s.WaitingSince).TotalSeconds : s.WaitSeconds });
    }

    /// <summary>An agent's part ends without its own word on how long it took.</summary>
    private static JourneyStage Left(JourneyStage stage, DateTimeOffset at)
    {
        if (stage.AnsweredAt is not { } answered) return stage;
        var resumed = Resumed(stage, at);
        return resumed with { HandleSeconds = Math.Max(0, (at - answered).TotalSeconds - resumed.PendingSeconds) };
    }

    private static JourneyStage Paused(JourneyStage stage, SlotState to, DateTimeOffset at) =>
        to == SlotState.Handling ? Resumed(stage, at) : Resumed(stage, at) with { PausedAt = at, IsPending = to == SlotState.Pending };

    private static JourneyStage Resumed(JourneyStage stage, DateTimeOffset at)
    {
        if (stage.PausedAt is not { } since) return stage;
        var paused = Math.Max(0, (at - since).TotalSeconds);
        return stage.IsPending
            ? stage with { PausedAt = null, IsPending = false, PendingSeconds = stage.PendingSeconds + paused }
            : stage with { PausedAt = null, HoldSeconds = stage.HoldSeconds + paused };
    }

    private static JourneyStage Ended(JourneyStage stage, OfferEnded ended)
    {
        for (var i = stage.Offers.Length - 1; i >= 0; i--)
        {
            if (stage.Offers[i] is { End: null } open && open.Agent == ended.AgentId) return stage with { Offers = stage.Offers.SetItem(i, open with { End = ended.How }) };
        }
        return stage;
    }

    /// <summary>Changes the newest stage of a queue that has not ended; of none, nothing.</summary>
    private static Journey Last(Journey journey, string queue, Func<JourneyStage, JourneyStage> change)
    {
        for (var i = journey.Stages.Length - 1; i >= 0; i--)
        {
            if (journey.Stages[i] is { EndedAt: null } stage && stage.Queue == queue) return journey with { Stages = journey.Stages.SetItem(i, change(stage)) };
        }
        return journey;
    }
}
