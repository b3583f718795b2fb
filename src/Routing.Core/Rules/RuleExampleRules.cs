namespace Routing.Core;

/// <summary>What an example kept with the rules must keep to.</summary>
internal static class RuleExampleRules
{
    public static void Check(FaultList faults, string path, RuleExample example)
    {
        faults.Label($"{path}.name", example.Name);
        faults.Require(example.Given is not null, $"{path}.given", "Write the contact as an object.");
        faults.Require(example.Expect is not null, $"{path}.expect", "Write what is expected as an object.");
        if (example.Given is { } given) Given(faults, $"{path}.given", given);
        if (example.Expect is { } expect) Expect(faults, $"{path}.expect", expect);
    }

    private static void Given(FaultList faults, string path, ExampleContact given)
    {
        faults.Defined($"{path}.channel", given.Channel);
        faults.Require(given.Text is null or { Length: <= Limits.TextLength }, $"{path}.text", $"Use at most {Limits.TextLength} characters.");
        faults.OptionalLabel($"{path}.tier", given.Tier);
        faults.OptionalLanguage($"{path}.language", given.Language);
        faults.Attributes($"{path}.attributes", given.Attributes);
        faults.Labels($"{path}.profiles", given.Profiles);
        if (given.Satisfaction is { } rating) faults.Range($"{path}.satisfaction", rating, 1, 5);
        faults.Require(
            given.KnownCustomer != false || (!given.RepeatContact && given.Satisfaction is null),
            $"{path}.knownCustomer", "Leave it out, or write true: a customer who is back, or has rated us, had contacts before.");
    }

    private static void Expect(FaultList faults, string path, ExpectedPlan expect)
    {
        faults.OptionalLabel($"{path}.tier", expect.Tier);
        faults.OptionalLanguage($"{path}.language", expect.Language);
        faults.OptionalLabel($"{path}.region", expect.Region);
        faults.Skills($"{path}.requirements", expect.Requirements);
        faults.Labels($"{path}.agentTiers", expect.AgentTiers);
        faults.Labels($"{path}.teams", expect.Teams);
        if (expect.Bots is { } bots) faults.Defined($"{path}.bots", bots);
        faults.Labels($"{path}.rules", expect.Rules);
    }
}
