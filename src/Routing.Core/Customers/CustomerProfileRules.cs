using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What a customer's profile must keep to.</summary>
public static class CustomerProfileRules
{
    public static ImmutableArray<Fault> Check(CustomerProfile customer)
    {
        var faults = new FaultList();
        faults.OptionalLabel("name", customer.Name);
        faults.OptionalLabel("tier", customer.Tier);
        if (customer.Dedicated is { } dedicated)
        {
            faults.Ids("dedicated.agents", dedicated.Agents);
            faults.Require(dedicated.Agents is { IsDefault: false, Length: >= 1 and <= Defaults.MaxBids }, "dedicated.agents", $"Name 1 to {Defaults.MaxBids} agents.");
            faults.Range("dedicated.seconds", dedicated.Seconds, 0, Limits.HoldSeconds);
        }
        faults.OptionalLanguage("language", customer.Language);
        faults.OptionalLabel("region", customer.Region);
        faults.Labels("addresses", customer.Addresses);
        faults.Attributes("attributes", customer.Attributes);
        return faults.All;
    }
}
