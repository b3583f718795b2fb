using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What the rules, profiles and examples of a group must keep to.</summary>
internal static class RoutingRuleRules
{
    public static void Check(FaultList faults, GroupRules group)
    {
        faults.List("rules", group.Rules, (path, rule) => Rule(faults, path, rule), r => r.Name, Limits.Rules);
        faults.List("profiles", group.Profiles, (path, profile) =>
        {
            faults.Label($"{path}.name", profile.Name);
            Hours(faults, $"{path}.hours", profile.Hours);
            faults.List($"{path}.agents", profile.Agents, (at, change) => AgentChange.Check(faults, at, change));
        }, p => p.Name);
        faults.List("examples", group.Examples, (path, example) => RuleExampleRules.Check(faults, path, example), e => e.Name, Limits.Rules);
        Treatment.Check(faults, group);
        if (group.Rules.IsDefault || group.Profiles.IsDefault || group.Examples.IsDefault) return;
        for (var i = 0; i < group.Rules.Length; i++)
        {
            if (group.Rules[i] is { Profiles.IsDefault: false } rule) Profiles($"rules[{i}].profiles", rule.Profiles);
        }
        for (var i = 0; i < group.Examples.Length; i++)
        {
            if (group.Examples[i] is { Given.Profiles.IsDefault: false } example) Profiles($"examples[{i}].given.profiles", example.Given.Profiles);
        }

        void Profiles(string path, ImmutableArray<string> named)
        {
            for (var n = 0; n < named.Length; n++)
            {
                if (group.Profiles.All(p => p?.Name != named[n])) faults.Add($"{path}[{n}]", $"There is no profile {named[n]}. Add it to profiles, or leave it out.");
            }
        }
    }

    private static void Rule(FaultList faults, string path, RoutingRule rule)
    {
        faults.Label($"{path}.name", rule.Name);
        faults.Labels($"{path}.profiles", rule.Profiles);
        faults.Require(rule.When is not null, $"{path}.when", "Write an object; leave the field out for a rule that always holds.");
        if (rule.When is not null) Condition(faults, $"{path}.when", rule.When);
        if (rule.Unless is not null)
        {
            Condition(faults, $"{path}.unless", rule.Unless);
            faults.Require(rule.Unless != RuleCondition.Always, $"{path}.unless", "Name a condition: one that asks for nothing always holds, and the rule would never apply.");
        }
        faults.Require(rule.Then is not null, $"{path}.then", "Write an object that says what the rule does.");
        if (rule.Then is null) return;
        faults.OptionalId($"{path}.then.queue", rule.Then.Queue);
        faults.Skills($"{path}.then.requirements", rule.Then.Requirements);
        faults.Labels($"{path}.then.agentTiers", rule.Then.AgentTiers);
        faults.Labels($"{path}.then.teams", rule.Then.Teams);
        faults.Range($"{path}.then.addPriority", rule.Then.AddPriority, -Limits.Priority, Limits.Priority);
        faults.OptionalLanguage($"{path}.then.language", rule.Then.Language);
        faults.OptionalLabel($"{path}.then.region", rule.Then.Region);
        if (rule.Then.Bots is { } bots) faults.Defined($"{path}.then.bots", bots);
        faults.OptionalLabel($"{path}.then.treatment", rule.Then.Treatment);
    }

    private static void Condition(FaultList faults, string path, RuleCondition condition)
    {
        faults.List($"{path}.channels", condition.Channels, faults.Defined, c => c);
        faults.Labels($"{path}.intents", condition.Intents);
        faults.Languages($"{path}.languages", condition.Languages);
        faults.Labels($"{path}.regions", condition.Regions);
        faults.Labels($"{path}.tiers", condition.Tiers);
        faults.Ids($"{path}.queues", condition.Queues);
        Attributes(faults, $"{path}.attributes", condition.Attributes);
        faults.List($"{path}.queueLengths", condition.QueueLengths, (at, length) =>
        {
            faults.Id($"{at}.queue", length.Queue);
            faults.Range($"{at}.atLeast", length.AtLeast, 0, Limits.MaxWaiting);
            Bounds(faults, at, length.AtLeast, length.AtMost);
        });
        if (condition.UrgencyAtLeast is { } urgency) faults.Range($"{path}.urgencyAtLeast", urgency, -Limits.Urgency, Limits.Urgency);
        if (condition.SatisfactionAtMost is { } rating) faults.Range($"{path}.satisfactionAtMost", rating, 1, 5);
        Hours(faults, $"{path}.hours", condition.Hours);
    }

    internal static void Attributes(FaultList faults, string path, ImmutableArray<AttributeCondition> attributes) => faults.List(path, attributes, (at, attribute) =>
    {
        faults.Label($"{at}.name", attribute.Name);
        faults.Labels($"{at}.is", attribute.Is);
        Bounds(faults, at, attribute.AtLeast, attribute.AtMost);
    });

    private static void Bounds(FaultList faults, string path, double? least, double? most) =>
        faults.Require(!(least > most), $"{path}.atMost", FormattableString.Invariant($"Use a number of at least {least}, or nothing can be between the two."));

    internal static void Hours(FaultList faults, string path, ImmutableArray<RuleHours> hours) => faults.List(path, hours, (at, window) => Hours(faults, at, window));

    internal static void Hours(FaultList faults, string at, RuleHours window)
    {
        faults.List($"{at}.days", window.Days, faults.Defined, d => d);
        faults.Require(RuleHours.Minutes(window.From) is >= 0 and < 24 * 60, $"{at}.from", "Write a time of day from 00:00 to 23:59, as in 09:30.");
        faults.Require(RuleHours.Minutes(window.To) is not null, $"{at}.to", "Write a time of day from 00:00 to 24:00, as in 18:00.");
        faults.Require(window.FirstDate is null || RuleHours.Date(window.FirstDate) is not null, $"{at}.firstDate", "Write a date, as in 2026-11-27.");
        faults.Require(window.LastDate is null || RuleHours.Date(window.LastDate) is not null, $"{at}.lastDate", "Write a date, as in 2026-11-27.");
        faults.Require(!(RuleHours.Date(window.FirstDate) > RuleHours.Date(window.LastDate)), $"{at}.lastDate", "Write a date that is not before firstDate.");
        faults.Require(window.TimeZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(window.TimeZone, out _), $"{at}.timeZone", "Write a name of the IANA time zone database, as in Europe/Berlin; this machine must have that database (package tzdata).");
    }
}
