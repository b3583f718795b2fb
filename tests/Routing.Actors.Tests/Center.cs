using System.Collections.Immutable;
using Routing.Embedded;
using Routing.Simulation;

namespace Routing.Actors.Tests;

/// <summary>A small contact center under virtual time, in the words of a test.</summary>
internal sealed partial class Center : IDisposable
{
    private readonly SimulatedCenter _simulated;

    public Center(int seed = 1) => _simulated = new SimulatedCenter(seed);

    /// <summary>Set where actors are meant to fail; else any failure fails the test.</summary>
    public bool ExpectsFailures { get; init; }

    public DateTimeOffset Now => _simulated.Now;
    public MemoryStore Store => _simulated.Store;
    public EmbeddedEngine Engine => _simulated.Engine;
    public SimulatedCenter Simulated => _simulated;

    public Center Queue(string id, Func<QueueConfig, QueueConfig>? with = null)
    {
        var config = new QueueConfig { Name = id, WrapUpSeconds = 0 };
        config = with?.Invoke(config) ?? config;
        var answer = Run(() => Engine.Queue(id).Configure(config, null));
        Run(async () =>
        {
            await Engine.Dispatcher(config.Group).EnlistQueue(id, config, answer.Version);
            return true;
        });
        return this;
    }

    public Center Agent(string id, string queues, Func<AgentProfile, AgentProfile>? with = null, bool ready = true)
    {
        var profile = new AgentProfile { Name = id, Queues = [.. queues.Split(' ', StringSplitOptions.RemoveEmptyEntries)] };
        profile = with?.Invoke(profile) ?? profile;
        Run(() => Engine.Agent(id).Configure(profile, Defaults.Group, null));
        Run(async () =>
        {
            await Engine.Dispatcher(Defaults.Group).EnlistAgent(id);
            return true;
        });
        if (ready) Presence(id, PresenceKind.Ready);
        return this;
    }

    public void Presence(string agent, PresenceKind kind, string? reason = null)
    {
        Run(() => Engine.Agent(agent).SetPresence(kind, reason));
        _simulated.Settle();
    }

    public RouteAnswer Arrives(string id, string? queue, Channel channel = Channel.Chat, string customer = "u-1", Func<ContactRequest, ContactRequest>? with = null)
    {
        var request = new ContactRequest { Id = id, CustomerId = customer, Channel = channel, Queue = queue };
        request = with?.Invoke(request) ?? request;
        var answer = Run(async () =>
        {
            var known = await Engine.Customer(request.CustomerId).Get();
            return await new ContactRouter(Engine).Route(request, known, Defaults.Group);
        });
        _simulated.Settle();
        return answer;
    }

    /// <summary>The contact as its owner has it, or as the contact remembers it.</summary>
    public (ContactState State, LiveContact? Live, ContactRecord Record) Contact(string id) => Run(async () =>
    {
        var record = (await Engine.Contact(id).Get())!;
        if (record.Closed is { } closed) return (closed.State, null, record);
        var live = record.Owner switch
        {
            { Kind: ActorKind.Queue } queue => await Engine.Queue(queue.Id).Find(id),
            { Kind: ActorKind.Agent } agent => await Engine.Agent(agent.Id).Find(id),
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
        var outcome = Run(() => Engine.Queue(live?.Queue ?? record.Hops[^1].Queue).Accept(offer ?? live!.Offer!.OfferId, agent ?? live!.Offer!.AgentId)).Outcome;
        _simulated.Settle();
        return outcome;
    }

    public DeclineOutcome Decline(string contact, string? offer = null, string? agent = null)
    {
        var (_, live, record) = Contact(contact);
        var outcome = Run(() => Engine.Queue(record.Hops[^1].Queue).Decline(offer ?? live!.Offer!.OfferId, agent ?? live!.Offer!.AgentId, "no"));
        _simulated.Settle();
        return outcome;
    }

    public ContactCommandOutcome Complete(string contact, bool resolved = true, int? satisfaction = null)
    {
        var agent = Contact(contact).Live!.Agent!;
        var outcome = Run(() => Engine.Agent(agent).Complete(contact, new Completion(resolved, satisfaction, "done"))).Outcome;
        _simulated.Settle();
        return outcome;
    }

    public AgentDescription AgentNow(string id) => Run(() => Engine.Agent(id).Describe())!;

    public QueueDescription QueueNow(string id) => Run(() => Engine.Queue(id).Describe())!;

    public void After(double seconds) => _simulated.Advance(TimeSpan.FromSeconds(seconds));

    public ImmutableArray<LoggedEvent> Events(string contact) => [.. Run(() => Store.OfContact(contact, 1000))];

    public string Story(string contact) => string.Join(' ', Events(contact).Select(e => e.Type));

    public T Run<T>(Func<ValueTask<T>> body) => _simulated.Run(async () => await body());

    public void Dispose()
    {
        _simulated.Dispose();
        if (!ExpectsFailures) Assert.Empty(_simulated.Failures);
    }
}
