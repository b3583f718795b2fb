using System.Collections.Frozen;

namespace Routing.Gateway;

/// <summary>The rule of every type that operations take as a body.</summary>
internal static class BodyRules
{
    private const string AnyId = "x";

    private static readonly FrozenDictionary<Type, BodyRule> ByType = new[]
    {
        BodyRule.Of(QueueShape.Config, queue => QueueConfigRules.Check(AnyId, queue)),
        BodyRule.Of(AgentShape.Profile, AgentProfileRules.Check),
        BodyRule.Of(AgentShape.Customer, CustomerProfileRules.Check),
        BodyRule.Of(AgentShape.Rules, GroupRulesRules.Check),
        BodyRule.Of(PlanningShape.Config, PlanningRules.Check),
        BodyRule.Of(PilotShape.Config, PilotRules.Check),
        BodyRule.Of(PilotShape.Estimate),
        BodyRule.Of(PilotShape.Promotion),
        BodyRule.Of(AlertShape.Config, rule => AlertRules.Check(rule.Unusual is null ? rule : Counted(rule, rule.Unusual))),
        BodyRule.Of(RetentionDesk.Config, RetentionRule.Check),
        BodyRule.Of(MeasureTargetDesk.Target, MeasureTarget.Check),
        BodyRule.Of(WebhookShape.Config),
        BodyRule.Of(WebhookShape.Replay),
        BodyRule.Of(WhatIfShape.Ask, WhatIfRules.Check),
        BodyRule.Of(NeedsShape.Ask),
        BodyRule.Of(IntentDesk.Asked),
        BodyRule.Of(LearningDesk.Which),
        BodyRule.Of(ActionShape.Contact, sent => ContactRequestRules.Check(ContactIntake.ToRequest(sent, AnyId, null))),
        BodyRule.Of(ActionShape.Correction, sent => ContactRequestRules.Check(sent.On(new ContactRequest { Id = AnyId, CustomerId = AnyId, Channel = default }))),
        BodyRule.Of(ActionShape.Callback), BodyRule.Of(ActionShape.Schedule), BodyRule.Of(ActionShape.Reopening), BodyRule.Of(ActionShape.Pending),
        BodyRule.Of(ActionShape.Presence), BodyRule.Of(ActionShape.Heartbeat), BodyRule.Of(ActionShape.Reason), BodyRule.Of(ActionShape.Whisper),
        BodyRule.Of(ActionShape.Completion), BodyRule.Of(ActionShape.RollBack), BodyRule.Of(ActionShape.Rating), BodyRule.Of(ActionShape.Transfer),
        BodyRule.Of(ActionShape.ToAgent), BodyRule.Of(ActionShape.Merge),
    }.ToFrozenDictionary(rule => rule.Type);

    // What is unusual is judged of measures that count; and what clears it is bounded by what raises it, wherever that is.
    private static AlertRule Counted(AlertRule rule, UnusualRule unusual) =>
        rule with { Measure = "created", Unusual = unusual.RaiseAt == new UnusualRule().RaiseAt ? unusual with { RaiseAt = AlertLimits.MostDeviation } : unusual };

    /// <summary>Null for what is no JSON body: lines to import, an answer.</summary>
    public static BodyRule? Of(Type type) => ByType.GetValueOrDefault(type);
}
