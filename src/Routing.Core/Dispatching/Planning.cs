namespace Routing.Core;

/// <summary>Where a contact goes, what it needs, and how much it matters: from the rules, the roster and what is learned.</summary>
public static class Planning
{
    /// <returns>Null when neither the request nor the rules lead to a queue that exists.</returns>
    /// <param name="model">What the group's texts are classified by; null where they are not.</param>
    public static Plan? Of(string group, GroupRules rules, long ruleVersion, Board board, ContactRequest request, CustomerRecord customer, DateTimeOffset now, IntentModel? model = null)
    {
        var contact = RuledContact.Of(rules, board.Queues.ContainsKey, request, customer, now, board.Waiting, model);
        if (contact.Queue is not { } queueId || !board.Queues.TryGetValue(queueId, out var queue)) return null;

        var (finding, ruled, own, priority) = (contact.Finding, contact.Outcome, contact.Own, contact.Priority);
        var intent = finding.Intent;
        // A guess keeps nobody waiting for a speaker who does not exist.
        if (own.Language is null && finding.Language is { } guessed && (queue.Config.Translation is not null || queue.Speaks(guessed))) own = own.In(guessed);
        own = board.Requirements.Shared(IntentRoutes.WithOthers(own, finding, rules, board, queue));
        var means = board.Statistics.Group(intent);
        var affinity = Familiarity.Of(ruled.Affinity is { } counts ? queue.Config.Affinity with { Enabled = counts } : queue.Config.Affinity, customer, request.PreferredAgent ?? customer.Profile.Dedicated?.Agents.FirstOrDefault(), means.HandleSeconds, now);
        // Whom the gateway asks for by name goes before whom the customer was promised.
        var dedicated = request.PreferredAgent is null && request.ScheduledFor is null ? customer.Profile.Dedicated?.Hold(board, queue, own, now) : null;
        return new Plan
        {
            Queue = queueId,
            Group = group,
            MissingQueue = contact.Asked == queueId ? null : contact.Asked,
            TakesChannel = queue.Config.Channels.IsEmpty || queue.Config.Channels.Contains(request.Channel),
            PriorityParts = priority.Parts,
            AppliedRules = ruled.Applied,
            Treatment = ruled.Treatment,
            Finding = finding.Source == IntentSource.Gateway && finding.Language is null ? null : finding,
            Pace = ServicePace.Of(board, queue, request.Channel, intent, now),
            Hold = request.ScheduledFor > now ? null : dedicated ?? HoldFor(board, queue, own, affinity, intent, now),
            Card = new ContactCard
            {
                ContactId = request.Id,
                CustomerId = request.CustomerId,
                Channel = request.Channel,
                Intent = intent,
                Tier = CustomerTiers.Of(rules, customer.Profile),
                Own = own,
                Complexity = Complexity.Of(request, EffectiveRequirement.At(own, queue.Config, 0), board.Statistics, intent),
                CreatedAt = now,
                Priority = priority.Points,
                Urgency = request.Urgency,
                Affinity = affinity,
                Treatment = ruled.Treatment,
                Treated = Treatment.Find(rules.Treatments, ruled.Treatment)?.Carried(),
                Bots = ruled.Bots,
                AnswerSource = IntentRoutes.SourceOf(rules, intent),
                TraceParent = request.TraceParent,
                RuleVersion = ruleVersion,
            },
        };
    }

    // Only for an agent who could take it but for being busy: a free one bids like the others, with the bonus.
    private static AffinityHold? HoldFor(Board board, BoardQueue queue, Requirement own, AffinityBonus? affinity, string intent, DateTimeOffset now)
    {
        if (affinity is null || SelectionPolicies.Find(queue.Config.Selection).IsPickedByPeople || !board.Agents.TryGetValue(affinity.Agent, out var agent)) return null;
        var need = EffectiveRequirement.At(own, queue.Config, 0).Closing(queue.ClosedTeams(now));
        if (Eligibility.Check(agent.Id, agent.Snapshot.Profile, queue.Id, need) != Eligible.Yes) return null;
        if (agent.Snapshot.Open.Contains(need.Channel)) return null;
        var freeIn = FreeIn(agent.Snapshot, board.Statistics.Agent(agent.Id, intent).HandleSeconds, now);
        return AffinityBudget.Hold(queue.Config.Affinity, affinity, agent.Snapshot.Presence, freeIn, now);
    }

    private static TimeSpan FreeIn(AgentSnapshot agent, double meanHandleSeconds, DateTimeOffset now)
    {
        var handled = AffinityBudget.RemainingHandleTime(agent.BusySince is { } since ? now - since : TimeSpan.Zero, meanHandleSeconds, agent.Handling);
        return agent.WrapUpEndsAt is { } end && end - now < handled ? end - now : handled;
    }
}
