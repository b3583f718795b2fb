using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>Turns what Core says of values into problems.</summary>
internal static class ConfigCheck
{
    public static Problem? Of(string id, QueueConfig config) => First(QueueConfigRules.Check(id, config));

    public static Problem? Of(AgentProfile profile) => First(AgentProfileRules.Check(profile));

    public static Problem? Of(CustomerProfile profile) => First(CustomerProfileRules.Check(profile));

    public static Problem? Of(GroupRules rules) => First(GroupRulesRules.Check(rules));

    public static Problem? Of(ContactRequest contact) => First(ContactRequestRules.Check(contact));

    private static Problem? First(ImmutableArray<Fault> faults)
    {
        if (faults.IsEmpty) return null;
        var first = faults[0];
        var more = faults.Length == 1 ? "" : $" Also at fault: {string.Join(", ", faults.Skip(1).Take(10).Select(f => Json.Shorten(f.Field)))}.";
        return ProblemKinds.InvalidValue.At(first.Field, first.Mend + more);
    }
}
