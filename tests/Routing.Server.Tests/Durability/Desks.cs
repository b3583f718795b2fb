using System.Collections.Concurrent;
using System.Net;
using Routing.Client;
using Routing.Simulation;

namespace Routing.Server.Tests;

/// <summary>The agents' desktops: each answers its offers as the stream tells of them; some decline, some let it ring, some transfer.</summary>
internal sealed class Desks(RoutingClient client, Uptime uptime, Ledger ledger, int seed)
{
    public const string Patient = "patient";
    private readonly ConcurrentQueue<Task> _work = new();

    public void See(SeenEvent seen)
    {
        if (seen is { Type: EventTypes.Presence, Agent: { } away, Presence: "notReady" }) _work.Enqueue(Back(away));
        if (seen is { Type: EventTypes.Offered, Agent: { } agent, OfferId: { } offer, Contact: { } contact } && agent != Keepsakes.Keeper) _work.Enqueue(Answer(agent, offer, contact));
    }

    /// <summary>When everything in hand is done; a fault of a desktop comes out here.</summary>
    public Task Done() => Task.WhenAll(_work);

    /// <summary>Takes an offer, and does with the contact what the dice say.</summary>
    private async Task Answer(string agent, string offer, string contact)
    {
        var dice = agent == Patient ? 99 : new Random(offer.Aggregate(seed, (hash, letter) => unchecked((hash * 31) + letter))).Next(100);
        var early = int.Parse(offer[(offer.LastIndexOf('~') + 1)..]) <= 2;
        if (early && dice < 2) return;
        if (early && dice < 12)
        {
            Expect(await uptime.Call(() => client.Offers.Decline(offer, "busy", agent)), $"decline of {offer}", HttpStatusCode.Gone);
            return;
        }
        var accepted = await uptime.Call(() => client.Offers.Accept(offer, agent));
        // It may have expired while the server was down, or its customer left.
        if (!Expect(accepted, $"accept of {offer}", HttpStatusCode.Gone)) return;
        if (accepted.Answer!.Agent != agent) ledger.Surprises.Enqueue($"accept of {offer} by {agent} was answered with {accepted.Answer}");
        ledger.Acknowledge(ledger.Accepted, offer, agent);
        if (early && dice < 22) await Transfer(agent, contact, accepted.Answer.Queue == "vip" ? "general" : "vip");
        else await Handle(agent, contact, pauses: dice < 32);
    }

    private async Task Transfer(string agent, string contact, string to)
    {
        var moved = await uptime.Call(() => client.Contacts.Transfer(contact, new Transfer(Queue: to), agent));
        // A repeat of a transfer that happened finds the contact elsewhere.
        HttpStatusCode[] allowed = moved.Repeated ? [HttpStatusCode.Conflict, HttpStatusCode.Forbidden] : [];
        Expect(moved, $"transfer of {contact} by {agent}", allowed);
    }

    private async Task Handle(string agent, string contact, bool pauses)
    {
        if (pauses)
        {
            Expect(await uptime.Call(() => client.Contacts.Hold(contact, agent)), $"hold of {contact}");
            Expect(await uptime.Call(() => client.Contacts.Resume(contact, agent)), $"resume of {contact}");
        }
        if (Expect(await uptime.Call(() => client.Contacts.Complete(contact, new Completion(true, 5, "done"), agent)), $"complete of {contact} by {agent}"))
            ledger.Acknowledge(ledger.Completed, contact, default);
        Expect(await uptime.Call(() => client.Contacts.Close(contact, agent)), $"close of {contact} by {agent}");
    }

    private async Task Back(string agent) =>
        Expect(await uptime.Call(() => client.Agents.SetPresence(agent, PresenceKind.Ready)), $"presence of {agent}");

    private bool Expect<T>(Answered<T> answered, string what, params ReadOnlySpan<HttpStatusCode> allowed)
    {
        if (answered.Refused is { } refused && !allowed.Contains(refused.Status)) ledger.Surprises.Enqueue($"{what}{(answered.Repeated ? ", repeated" : "")}: {refused.Message}");
        return answered.Refused is null;
    }
}
