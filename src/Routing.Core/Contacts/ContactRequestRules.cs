using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What a contact handed in must keep to.</summary>
public static class ContactRequestRules
{
    public static ImmutableArray<Fault> Check(ContactRequest contact)
    {
        var faults = new FaultList();
        faults.Id("id", contact.Id);
        faults.Id("customerId", contact.CustomerId);
        faults.Defined("channel", contact.Channel);
        faults.OptionalId("queue", contact.Queue);
        faults.OptionalLabel("intent", contact.Intent);
        faults.Require(contact.Text is null or { Length: <= Limits.TextLength }, "text", $"Use at most {Limits.TextLength} characters.");
        faults.OptionalLanguage("language", contact.Language);
        faults.OptionalLabel("region", contact.Region);
        faults.Skills("requirements", contact.Requirements);
        faults.Range("urgency", contact.Urgency, -Limits.Urgency, Limits.Urgency);
        faults.OptionalId("preferredAgent", contact.PreferredAgent);
        faults.Attributes("attributes", contact.Attributes);
        Recording.Check(faults, "", contact.Recording);
        return faults.All;
    }
}
