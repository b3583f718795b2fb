namespace Routing.Actors.Tests;

/// <summary>What agents, customers, supervisors and accidents do to the center.</summary>
internal sealed partial class Center
{
    /// <summary>Lets this call, and everything that follows from it at this moment, happen.</summary>
    public T Do<T>(Func<ValueTask<T>> body)
    {
        var answer = Run(body);
        Settle();
        return answer;
    }

    /// <summary>Gives an agent a changed profile; nothing else about it changes.</summary>
    public void Retrain(string agent, Func<AgentProfile, AgentProfile> with) =>
        Do(() => Actors.Agent(agent).Configure(with(AgentNow(agent).Profile), Defaults.Group, null));

    /// <summary>Gives a queue a changed configuration.</summary>
    public void Reconfigure(string queue, Func<QueueConfig, QueueConfig> with) =>
        Do(() => Actors.Queue(queue).Configure(with(QueueNow(queue).Config), null));

    public void Rules(GroupRules rules) => Do(() => Actors.Dispatcher(Defaults.Group).Publish(rules, null));

    /// <summary>A contact arrives and is accepted by whom it is offered to, who must be the agent named.</summary>
    public void Handles(string agent, string contact, string queue, Channel channel = Channel.Chat, string customer = "u-1", Func<ContactRequest, ContactRequest>? with = null)
    {
        Arrives(contact, queue, channel, customer, with);
        Assert.Equal(agent, AgentOf(contact));
        Assert.Equal(AcceptOutcome.Accepted, Accept(contact));
    }

    public ContactCommandOutcome Transfer(string contact, string toQueue, string? directedTo = null)
    {
        var agent = Contact(contact).Live!.Agent!;
        return Do(() => Actors.Agent(agent).Transfer(contact, new MoveOrder(toQueue, MoveCause.Transfer, directedTo))).Outcome;
    }

    public ContactCommandOutcome Abandon(string contact)
    {
        var queue = Contact(contact).Live!.Queue;
        return Do(() => Actors.Queue(queue).Abandon(contact, "hung up"));
    }

    public ContactCommandOutcome Assign(string contact, string agent)
    {
        var queue = Contact(contact).Live!.Queue;
        return Do(() => Actors.Queue(queue).Assign(contact, agent));
    }

    /// <summary>A supervisor gives a waiting contact to an agent, as the API does it: refused where it would not be kept.</summary>
    public ContactResult Direct(string contact, string agent) => Do(() => new ContactMoving(Actors, Queues, Finder, new ContactWork(Actors, Finder), Clock).Assign(contact, null, agent));

    /// <summary>A waiting contact is planned anew, as its gateway corrects it or as its customer is by now.</summary>
    public ContactResult Correct(string contact, Func<ContactRequest, ContactRequest>? with = null) => Do(() => Replanning.Correct(contact, with ?? (request => request)));

    /// <summary>A chat as a gateway hands it in.</summary>
    public ContactResult Take(string contact, string queue, string customer) => Do(() => new ContactIntake(Actors, Customers, Queues, Finder).Take(
        new CreateContact { CustomerId = customer, Channel = Channel.Chat, Queue = queue }, contact, null));

    public ContactResult Reopen(string contact, Reopen? asked = null) => Do(() => new ContactReopening(
        Actors, Queues, Finder, new ContactIntake(Actors, Customers, Queues, Finder), Clock).Reopen(contact, asked ?? new Reopen(), null));

    public ContactResult Merge(string contact, string into) => Do(() => new ContactMerging(Actors, Customers, Finder).Merge(contact, into));

    private ContactReplanning Replanning => new(Actors, Customers, Queues, Finder);

    // None of these asks for an address, or for a queue's present figures.
    private CustomerLookup Customers => new(Actors, null!, () => "u-new");
    private QueueLookup Queues => new(Actors, Clock);
    private ContactFinder Finder => new(Actors, Clock);

    /// <summary>The time of the center.</summary>
    public TimeProvider Clock => new ClockOf(this);

    private sealed class ClockOf(Center center) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => center.Now;
    }

    public void Heartbeat(string agent, double seconds) => Do(() => Actors.Agent(agent).Heartbeat(TimeSpan.FromSeconds(seconds)));

    /// <summary>Repairs that the sweeps made so far, by the dispatcher's own count.</summary>
    public long Repairs => Run(() => Actors.Dispatcher(Defaults.Group).Describe()).RepairsBySweep;

    /// <summary>The contact as its gateway reads it.</summary>
    public ContactView View(string contact)
    {
        var (_, live, record) = Contact(contact);
        return Run(() => new ContactViews(Queues, Actors, Clock).Of(live!, record, default));
    }

    /// <summary>The open offer as its agent's desktop shows it.</summary>
    public OfferView OfferShown(string contact) => Run(() => OfferViews.Of(Offer(contact)!, Actors));

    /// <summary>The only event of a type about a contact.</summary>
    public RoutingEvent? Told(string contact, string type)
    {
        var told = Assert.Single(Events(contact), e => e.Type == type);
        return EventCodec.Read(told.Type, told.Data.Span);
    }

    public IReadOnlyList<string> OfferedInOrder(params string[] contacts) =>
        [.. contacts.SelectMany(contact => Events(contact)).Where(e => e.Type == "contact.offered").OrderBy(e => e.Position).Select(e => e.Contact!)];
}
