using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>Joins a customer's waiting contacts, in whatever queues, to one agent.</summary>
internal sealed class CustomerJoins(IActorDirectory actors, CustomerContacts contacts, ContactMoving moving, ContactMoves moves, ContactViews views, Auditor audit)
{
    public static void Map(OperationMap map, CustomerJoins joins) => map.Add(
        new Operation("POST", "/v1/customers/{id}:joinContacts", "joinContacts", "Keeps all waiting contacts of a customer for one agent, who is offered them as there is room.", Role.Supervisor, joins.Join)
        { Body = typeof(ToAgent), Reply = typeof(Page<ContactView>), Problems = [404, 422] });

    private async ValueTask<Reply> Join(Call call)
    {
        if (call.Read(ActionShape.ToAgent, out var problem) is not { } to) return problem!;
        if (!(await actors.Customer(call.Id).Get(call.Ct)).IsKnown) return Outcomes.Missing($"customer {call.Id}");
        if (await actors.Agent(to.Agent).Describe(call.Ct) is null) return Outcomes.Of(Refusals.NoAgent(to.Agent))!;
        var joined = ImmutableArray.CreateBuilder<ContactView>();
        foreach (var contact in await contacts.Waiting(call.Id, call.Ct))
        {
            // One that went to an agent meanwhile stays there.
            var (at, refusal, _) = await audit.Watch(call, moves.Audit, contact, async () => await moving.Assign(contact, null, to.Agent, call.Ct), result => result.Refusal is null);
            if (refusal is null) joined.Add(await views.Of(at, call.Ct));
        }
        return Reply.Of(new Page<ContactView>(joined.ToImmutable(), null), ApiJson.Default.ContactPage);
    }
}
