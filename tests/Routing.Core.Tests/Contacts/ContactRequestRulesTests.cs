namespace Routing.Core.Tests;

public sealed class ContactRequestRulesTests
{
    private static readonly ContactRequest Sound = new() { Id = "c-1", CustomerId = "u-77", Channel = Channel.Voice, Text = "洗衣机漏水,要维修", Language = "zh" };

    public static TheoryData<string, ContactRequest> Faulty => new()
    {
        { "", Sound },
        { "id", Sound with { Id = "c 1" } },
        { "id", Sound with { Id = null! } },
        { "customerId", Sound with { CustomerId = new string('u', 129) } },
        { "channel", Sound with { Channel = (Channel)42 } },
        { "queue", Sound with { Queue = "" } },
        { "intent", Sound with { Intent = "re\0pair" } },
        { "text", Sound with { Text = new string('x', 20_001) } },
        { "language", Sound with { Language = "english" } },
        { "requirements[0].minLevel", Sound with { Requirements = [new("repair", int.MaxValue)] } },
        { "urgency", Sound with { Urgency = 101 } },
        { "preferredAgent", Sound with { PreferredAgent = "Li Na" } },
        { "attributes", Sound with { Attributes = null! } },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Each_fault_is_told_by_its_field(string fields, ContactRequest contact) =>
        Assert.Equal(fields, string.Join(' ', ContactRequestRules.Check(contact).Select(f => f.Field)));
}
