using Routing.Client;

namespace Routing.Gateway.Tests;

/// <summary>What becomes of a ticket over days, by the typed client: corrected, set aside, taken up, merged, reopened; and treated as a rule says.</summary>
public sealed class TicketCallsTests
{
    [Fact]
    public async Task A_ticket_is_corrected_set_aside_taken_up_merged_and_reopened()
    {
        await using var world = await World.Start();
        using var client = new RoutingClient(world.Http.BaseAddress!, new RoutingClientOptions());
        await client.Queues.Put("q", new QueueConfig { Name = "Q", WrapUpSeconds = 0, AutoAccept = true });
        await client.Groups.Put("default", new GroupRules
        {
            Treatments = [new Treatment { Name = "apology", Music = "calm", Messages = [new WaitMessage { Text = "We are sorry." }] }],
            Rules = [new RoutingRule { Name = "let down", When = new RuleCondition { Intents = ["refund"] }, Then = new RuleEffect { Treatment = "apology" } }],
        });
        await client.Agents.Put("amy", new AgentProfile { Name = "Amy", Queues = ["q"], Teams = ["floor"], MaxConcurrent = 1 });
        await client.Agents.SetPresence("amy", PresenceKind.Ready);
        Task<ContactView> Comes(string id, string intent = "repair") =>
            client.Contacts.Create(new CreateContact { Id = id, CustomerId = "u-1", Channel = Channel.Ticket, Queue = "q", Intent = intent });

        await Comes("c-1");
        await world.Eventually("/v1/contacts/c-1", s => (string?)s["state"] == "handling");
        await client.Contacts.SetPending("c-1", new SetPending(PendingOn.Department), "amy");
        Assert.Equal(ContactState.Pending, (await client.Contacts.Get("c-1")).State);
        await client.Contacts.Answered("c-1");
        Assert.Equal(ContactState.Handling, (await client.Contacts.Get("c-1")).State);

        await Comes("c-2");
        await Comes("c-3");
        var corrected = await client.Contacts.Correct("c-2", new CorrectContact { Queue = "q", Intent = "refund", Urgency = 25 });
        Assert.Equal((25, "refund", "We are sorry."), (corrected.Priority, corrected.Intent, corrected.WaitMessage));
        Assert.Equal(("apology", "calm"), (corrected.Treatment!.Name, corrected.Treatment.Music));
        Assert.Equal("c-2", (await client.Contacts.Merge("c-3", "c-2")).Id);

        await client.Contacts.Complete("c-1", new Completion(false, null, null), "amy");
        await world.Eventually("/v1/contacts/c-1", s => (string?)s["state"] == "closed");
        Assert.Equal("c-1", (await client.Contacts.Reopen("c-1")).Reopens);
    }
}
