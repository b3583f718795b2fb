using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What a queue's configuration must keep to.</summary>
public static class QueueConfigRules
{
    public static ImmutableArray<Fault> Check(string queueId, QueueConfig queue)
    {
        var faults = new FaultList();
        faults.Label("name", queue.Name);
        faults.Id("group", queue.Group);
        faults.Range("priority", queue.Priority, -Limits.Priority, Limits.Priority);
        faults.Range("ageingPerMinute", queue.AgeingPerMinute, 0, Limits.AgeingPerMinute);
        faults.Range("yieldsForSeconds", queue.YieldsForSeconds, 0, Limits.WaitSeconds);
        faults.Range("maxWaitSeconds", queue.MaxWaitSeconds, 0, Limits.WaitSeconds);
        faults.Defined("order", queue.Order);
        faults.Require(queue.Order != QueueOrdering.EarliestDue || queue.Targets is not null, "targets", "Where the earliest due goes first something must be due: give targets.");
        TargetRules.Check(faults, queue.Targets, queueId);
        faults.Require(SelectionPolicies.TryFind(queue.Selection, out _), "selection", SelectionPolicies.Rule);
        faults.List("channels", queue.Channels, faults.Defined, c => c);
        faults.Skills("requirements", queue.Requirements);
        faults.Labels("agentTiers", queue.AgentTiers);
        faults.Labels("teams", queue.Teams);
        TeamHours.Check(faults, queue.TeamHours);
        RelaxationRules.Check(faults, queue);
        if (queue.Translation is { } translation) TranslationRule.Check(faults, translation);
        faults.Range("offerTimeoutSeconds", queue.OfferTimeoutSeconds, 1, Limits.OfferTimeoutSeconds);
        faults.Defined("onNoAnswer", queue.OnNoAnswer);
        faults.Range("wrapUpSeconds", queue.WrapUpSeconds, 0, Limits.WrapUpSeconds);
        ServiceLevel(faults, queue.ServiceLevel);
        faults.Range("maxWaiting", queue.MaxWaiting, 0, Limits.MaxWaiting);
        faults.List("overflow", queue.Overflow, (path, overflow) => OverflowRules.Check(faults, path, overflow, queueId));
        faults.Range("maxPerAgent", queue.MaxPerAgent, 0, Limits.ContactsPerAgent);
        faults.Range("maxLoad", queue.MaxLoad, Limits.LeastLoad, 1);
        faults.Range("urgentPriority", queue.UrgentPriority, 1, Limits.Priority);
        if (queue.Seniors is { } seniors) Seniors(faults, queue, seniors);
        faults.Require(queue.Selection != ExternalSelection.Called || queue.External is not null, "external", "The external selection needs a scorer: give external with a url.");
        if (queue.External is { } scorer) External(faults, scorer);
        Affinity(faults, queue.Affinity);
        faults.Range("reopenWithinDays", queue.ReopenWithinDays, 0, Limits.Days);
        CallbackDecider.Check(faults, queue.Callback);
        WaitMessageChoice.Check(faults, "messages", queue.Messages);
        AnnouncedMoments.Check(faults, "announceAtSeconds", queue.AnnounceAtSeconds);
        BotRule.Check(faults, queue.Bots);
        AnswerSource.Check(faults, "answerSource", queue.AnswerSource);
        OpeningHours.Check(faults, queue.OpeningHours, queueId);
        faults.Range("regainPlaceSeconds", queue.RegainPlaceSeconds, 0, LeftPlaces.LongestSeconds);
        faults.Range("waitingCostPerMinute", queue.WaitingCostPerMinute, 0, Limits.Cost);
        faults.Range("unresolvedCost", queue.UnresolvedCost, 0, Limits.Cost);
        faults.Range("learningHalfLifeDays", queue.LearningHalfLifeDays, 0, Limits.HalfLifeDays);
        faults.Range("explorationShare", queue.ExplorationShare, 0, Limits.ExplorationShare);
        faults.Range("fairness", queue.Fairness, 0, Limits.Fairness);
        faults.Range("satisfaction", queue.Satisfaction, 0, Limits.Satisfaction);
        faults.Range("topicSwitchSeconds", queue.TopicSwitchSeconds, 0, Limits.TopicSwitchSeconds);
        return faults.All;
    }

    private static void ServiceLevel(FaultList faults, ServiceLevelGoal? goal)
    {
        if (goal is null)
        {
            faults.Add("serviceLevel", "Write an object; leave the field out for the default.");
            return;
        }
        faults.Range("serviceLevel.targetPercent", goal.TargetPercent, 0, 100);
        faults.Range("serviceLevel.withinSeconds", goal.WithinSeconds, 0, Limits.WaitSeconds);
    }

    private static void Seniors(FaultList faults, QueueConfig queue, SeniorRule seniors)
    {
        faults.Require(queue.Selection == WeightedSelection.Called, "seniors", "Only the weighted selection spares anybody: set selection to \"weighted\", or leave this out.");
        faults.Labels("seniors.agentTiers", seniors.AgentTiers);
        faults.Require(!seniors.AgentTiers.IsDefaultOrEmpty, "seniors.agentTiers", "Name the tiers of agent that are spared.");
        faults.Range("seniors.maxComplexity", seniors.MaxComplexity, SkillLevel.Lowest, SkillLevel.Highest);
        faults.Range("seniors.afterSeconds", seniors.AfterSeconds, 1, Limits.WaitSeconds);
        faults.Range("seniors.whileIdle", seniors.WhileIdle, 0, Limits.ContactsPerAgent);
    }

    private static void External(FaultList faults, ExternalScorer scorer)
    {
        faults.WebAddress("external.url", scorer.Url);
        faults.Range("external.timeoutMilliseconds", scorer.TimeoutMilliseconds, Limits.LeastScorerMilliseconds, Limits.ScorerMilliseconds);
        faults.Require(
            SelectionPolicies.TryFind(scorer.Fallback, out var fallback) && fallback is not ExternalSelection && !fallback.IsPickedByPeople,
            "external.fallback", $"{SelectionPolicies.Rule} But for suggest and external.");
    }

    private static void Affinity(FaultList faults, AffinityRule? affinity)
    {
        if (affinity is null)
        {
            faults.Add("affinity", "Write an object; leave the field out for the default.");
            return;
        }
        faults.Range("affinity.savesShare", affinity.SavesShare, 0, 1);
        faults.Range("affinity.maxHoldSeconds", affinity.MaxHoldSeconds, 0, Limits.HoldSeconds);
    }
}
