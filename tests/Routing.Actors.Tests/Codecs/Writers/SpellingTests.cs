using System.Collections;
using System.Text.Json.Serialization.Metadata;

namespace Routing.Actors.Tests;

/// <summary>
/// What is stored without its false, 0 and empty members means what their defaults say, for as long as the file lives: a
/// default that was nothing may not become something.
/// </summary>
public sealed class SpellingTests
{
    [Fact]
    public void A_member_left_out_of_stored_documents_keeps_its_default()
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<Type>();
        foreach (var type in Enum.GetValues<ActorKind>().SelectMany(kind => ActorCodecs.Of(kind).Types.Values)) Collect(type, seen, found);

        var listed = TellingDefaults.Split('\n').Select(line => line.Split(": ")).SelectMany(line => line[1].Trim().Split(", ").Select(member => $"{line[0]}.{member}")).ToArray();

        Assert.True(found.SetEquals(listed),
            $"""
            Members whose default is not false, 0 or empty. New members may be put on the list. A member that documents
            were written without until now may not: they would be read with the new default. Give it another name.
            New: {string.Join(", ", found.Except(listed))}
            Gone: {string.Join(", ", listed.Except(found))}
            """);
    }

    private static void Collect(Type type, HashSet<Type> seen, SortedSet<string> found)
    {
        var info = StateJson.Options.GetTypeInfo(type);
        if (!seen.Add(type)) return;
        if (info.ElementType is { } element) Collect(element, seen, found);
        if (info.Kind != JsonTypeInfoKind.Object) return;
        var absent = StateJson.ReadAbsent(type);
        foreach (var property in info.Properties.Where(p => p.Get is not null))
        {
            Collect(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, seen, found);
            if (absent is not null && !property.IsRequired && SaysSomething(property.Get!(absent))) found.Add($"{type.Name}.{property.Name}");
        }
    }

    private static bool SaysSomething(object? value) => value switch
    {
        bool flag => flag,
        int or long or double => Convert.ToDouble(value, null) != 0,
        string text => text.Length > 0,
        TimeSpan span => span != TimeSpan.Zero,
        // One that a constructor takes: always written.
        IEnumerable many when many.GetType().Name.StartsWith("ImmutableArray", StringComparison.Ordinal) && (bool)many.GetType().GetProperty("IsDefault")!.GetValue(many)! => false,
        IEnumerable many => many.Cast<object>().Any(),
        _ => false,
    };

    private const string TellingDefaults = """
        ActivityClue: confidence
        AffinityRule: enabled, maxHoldSeconds, savesShare
        AgentProfile: channels, maxOpenOffers, weight
        AlertRule: forSeconds, minCount, overMinutes, zone
        BotHook: attempts, maxTalkSeconds, timeoutSeconds
        CallbackRule: enabled, maxAheadSeconds, maxAttempts, retryAfterSeconds
        DedicatedAgents: seconds
        ExternalScorer: fallback, timeoutMilliseconds
        GroupRules: repeatWithinDays
        IntentRules: classifyTexts, minConfidence
        ModelClass: abandonedCost, blockedCost, holdingCost, unresolvedCost
        ModelService: resolve
        OfferTerms: halfLifeDays, maxLoad
        Pilot: confidence, maxDays, share
        Plan: takesChannel
        PlanningConfig: gapHoursAhead, gapLeastAgents, gapLeastMinutes, maxOccupancyPercent, shrinkagePercent, timeZone
        QueueConfig: explorationShare, fairness, group, keepAgeOnTransfer, learningHalfLifeDays, maxLoad, maxWaitSeconds, offerTimeoutSeconds, reopenWithinDays, satisfaction, selection, topicSwitchSeconds, unresolvedCost, urgentPriority, waitingCostPerMinute, wrapUpSeconds
        RoutingRule: enabled
        RuleHours: from, timeZone, to
        SeniorRule: afterSeconds, maxComplexity, whileIdle
        ServeOrder: rule
        ServiceLevelGoal: targetPercent, withinSeconds
        ShiftPlan: maxOverrunSeconds
        SkillLevel: minLevel
        TargetRules: escalateBeforeSeconds
        TranslationRule: afterSeconds, retryAfterSeconds, timeoutMilliseconds
        UnusualRule: clearAt, raiseAt, weeks
        WaitCalibration: spread
        """;
}
