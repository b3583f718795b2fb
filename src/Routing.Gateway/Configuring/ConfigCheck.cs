namespace Routing.Gateway;

/// <summary>Turns what Core says of values into problems.</summary>
internal static class ConfigCheck
{
    public static Problem? Of(string id, QueueConfig config) => Outcomes.Of(Refusals.Of(QueueConfigRules.Check(id, config)));

    public static Problem? Of(AgentProfile profile) => Outcomes.Of(Refusals.Of(AgentProfileRules.Check(profile)));

    public static Problem? Of(CustomerProfile profile) => Outcomes.Of(Refusals.Of(CustomerProfileRules.Check(profile)));

    public static Problem? Of(GroupRules rules) => Outcomes.Of(Refusals.Of(GroupRulesRules.Check(rules)));

    public static Problem? Of(MeasureTarget target, Measure measure) => Outcomes.Of(Refusals.Of(target.Check(measure)));

    public static Problem? Of(AlertRule rule) => Outcomes.Of(Refusals.Of(AlertRules.Check(rule)));
}
