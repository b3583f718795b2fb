using System.Collections.Immutable;

namespace Routing.Actors.Tests;

/// <summary>A small contact center under virtual time, in the words of a test: the same words and tests on every engine.</summary>
internal sealed partial class Center : IDisposable
{
    public Center Queue(string id, Func<QueueConfig, QueueConfig>? with = null)
    {
        var config = new QueueConfig { Name = id, WrapUpSeconds = 0 };
        config = with?.Invoke(config) ?? config;
        var answer = Run(() => Actors.Queue(id).Configure(config, null));
        Run(async () =>
        {
            await Actors.Dispatcher(config.Group).EnlistQueue(id, config, answer.Version);
            return true;
        });
        return this;
    }

    public Center Agent(string id, string queues, Func<AgentProfile, AgentProfile>? with = null, bool ready = true)
    {
        var profile = new AgentProfile { Name = id, Queues = [.. queues.Split(' ', StringSplitOptions.RemoveEmptyEntries)] };
        profile = with?.Invoke(profile) ?? profile;
        Run(() => Actors.Agent(id).Configure(profile, Defaults.Group, null));
        Run(async () =>
        {
            await Actors.Dispatcher(Defaults.Group).EnlistAgent(id);
            return true;
        });
        if (ready) Presence(id, PresenceKind.Ready);
        return this;
    }

    public void Presence(string agent, PresenceKind kind, string? reason = null)
    {
        Run(() => Actors.Agent(agent).SetPresence(kind, reason));
        Settle();
    }

    public RouteAnswer Arrives(string id, string? queue, Channel channel = Channel.Chat, string customer = "u-1", Func<ContactRequest, ContactRequest>? with = null)
    {
        var request = new ContactRequest { Id = id, CustomerId = customer, Channel = channel, Queue = queue };
        request = with?.Invoke(request) ?? request;
        var answer = Run(async () =>
        {
            var known = await Actors.Customer(request.CustomerId).Get();
            return await new ContactRouter(Actors).Route(request, known, Defaults.Group);
        });
        Settle();
        return answer;
    }

    /// <summary>The contact as its owner has it, or as the contact remembers it.</summary>
    public (ContactState State, LiveContact? Live, ContactRecord Record) Contact(string id) => Run(async () =>
    {
        var record = (await Actors.Contact(id).Get())!;
        if (record.Closed is { } closed) return (closed.State, null, record);
        var live = record.Owner switch
        {
            { Kind: ActorKind.Queue } queue => await Actors.Queue(queue.Id).Find(id),
            { Kind: ActorKind.Agent } agent => await Actors.Agent(agent.Id).Find(id),
            _ => null,
        };
        return (live!.State, (LiveContact?)live, record);
    });

    public ContactState State(string id) => Contact(id).State;

    public OfferTerms? Offer(string id) => Contact(id).Live?.Offer;

    /// <summary>Who is offered, or handles, the contact.</summary>
    public string? AgentOf(string id) => Contact(id) switch
    {
        { State: ContactState.Queued or ContactState.Closed or ContactState.Abandoned } => null,
        var (_, live, _) => live?.Agent ?? live?.Offer?.AgentId,
    };

    public AcceptOutcome Accept(string contact, string? offer = null, string? agent = null)
    {
        var (_, live, record) = Contact(contact);
        var outcome = Run(() => Actors.Queue(live?.Queue ?? record.Hops[^1].Queue).Accept(offer ?? live!.Offer!.OfferId, agent ?? live!.Offer!.AgentId)).Outcome;
        Settle();
        return outcome;
    }

    public DeclineOutcome Decline(string contact, string? offer = null, string? agent = null)
    {
        var (_, live, record) = Contact(contact);
        var outcome = Run(() => Actors.Queue(record.Hops[^1].Queue).Decline(offer ?? live!.Offer!.OfferId, agent ?? live!.Offer!.AgentId, "no"));
        Settle();
        return outcome;
    }

    public ContactCommandOutcome Complete(string contact, bool resolved = true, int? satisfaction = null)
    {
        var agent = Contact(contact).Live!.Agent!;
        var outcome = Run(() => Actors.Agent(agent).Complete(contact, new Completion(resolved, satisfaction, "done"))).Outcome;
        Settle();
        return outcome;
    }

    public AgentDescription AgentNow(string id) => Run(() => Actors.Agent(id).Describe())!;

    public QueueDescription QueueNow(string id) => Run(() => Actors.Queue(id).Describe())!;

    public ImmutableArray<LoggedEvent> Events(string contact) => [.. Run(() => Log.OfContact(contact, 1000))];

    public string Story(string contact) => string.Join(' ', Events(contact).Select(e => e.Type));
}
