using System.Collections.Immutable;

namespace Routing.Core.Tests;

public sealed class CustomerProfileRulesTests
{
    public static TheoryData<string, CustomerProfile> Faulty => new()
    {
        { "", new CustomerProfile() },
        { "", new CustomerProfile { Name = "王伟", Tier = "diamond", Language = "zh", Addresses = ["+86 10 1234"] } },
        { "tier", new CustomerProfile { Tier = "" } },
        { "language", new CustomerProfile { Language = " " } },
        { "language", new CustomerProfile { Language = "chinese" } },
        { "addresses[1]", new CustomerProfile { Addresses = ["x@example.org", "x@example.org"] } },
        { "attributes.note", new CustomerProfile { Attributes = ImmutableDictionary<string, string>.Empty.Add("note", new string('x', 1001)) } },
        { "attributes.note", new CustomerProfile { Attributes = ImmutableDictionary<string, string>.Empty.Add("note", null!) } },
        { "attributes", new CustomerProfile { Attributes = Enumerable.Range(0, 65).ToImmutableDictionary(i => $"a{i}", _ => "") } },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Each_fault_is_told_by_its_field(string fields, CustomerProfile customer) =>
        Assert.Equal(fields, string.Join(' ', CustomerProfileRules.Check(customer).Select(f => f.Field)));
}
