using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What a customer's profile must keep to.</summary>
public static class CustomerProfileRules
{
    public static ImmutableArray<Fault> Check(CustomerProfile customer)
    {
        var faults = new FaultList();
        faults.OptionalLabel("name", customer.Name);
        faults.Label("tier", customer.Tier);
        faults.OptionalLabel("language", customer.Language);
        faults.OptionalLabel("region", customer.Region);
        faults.Labels("addresses", customer.Addresses);
        faults.Attributes("attributes", customer.Attributes);
        return faults.All;
    }
}
