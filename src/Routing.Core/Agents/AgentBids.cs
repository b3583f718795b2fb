namespace Routing.Core;

/// <summary>How an agent bids: from its own truth, at this moment.</summary>
public static class AgentBids
{
    public static Bid Of(AgentState agent, BidRequest request, DateTimeOffset now)
    {
        var why = Check(agent, request.Queue, request.Need, request.MaxPerAgent, request.MaxLoad);
        if (why == Eligible.Yes && agent.Shift is not null && AgentShifts.WouldOutlast(agent, request.Intent, request.HandleSeconds, now)) why = Eligible.ShiftEnds;
        if (why != Eligible.Yes) return Bid.Refusal(agent.Id, why);
        var profile = agent.Effective!;
        return new Bid
        {
            Agent = agent.Id,
            Eligible = Eligible.Yes,
            Load = Capacity.Of(profile, agent.Slots).Load,
            IdleSince = agent.IdleSince,
            SkillLevel = SkillLevels.Mean(profile, request.Need),
            SwitchesTopic = agent.LastIntent is { } last && last != request.Intent,
            Weight = profile.Weight,
            IsBot = profile.Kind == AgentKind.Bot,
            Served = agent.Served,
            NeedsTranslation = request.Need.TranslatedFrom is { } language && !profile.Languages.IsEmpty && !LanguageTag.AnyServes(profile.Languages, language),
        };
    }

    /// <summary>Whether the agent could take a contact now, and if not, the first cause why not.</summary>
    public static Eligible Check(AgentState agent, string queue, Requirement need, int maxPerAgent, double maxLoad)
    {
        if (agent.Effective is not { } profile) return Eligible.Unknown;
        var fits = Eligibility.Check(agent.Id, profile, queue, need);
        if (fits != Eligible.Yes) return fits;
        if (agent.Presence.Kind != PresenceKind.Ready) return Eligible.NotReady;
        var capacity = Capacity.Of(profile, agent.Slots);
        var why = capacity.Why(need.Channel);
        if (why != Eligible.Yes) return why;
        if (maxPerAgent > 0 && agent.Slots.Count(slot => slot.Occupies && slot.Terms.Queue == queue) >= maxPerAgent) return Eligible.QueueLimit;
        return maxLoad < 1 && capacity.Load >= maxLoad ? Eligible.LoadLimit : Eligible.Yes;
    }
}
