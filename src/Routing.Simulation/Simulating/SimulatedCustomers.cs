using Routing.Actors;

using System.Globalization;

namespace Routing.Simulation;

/// <summary>The customers of a simulated run: they arrive by class, are let in or blocked, wait, leave, and come back.</summary>
internal sealed class SimulatedCustomers
{
    private readonly Floor _floor;
    private readonly ContactRouter _router;
    private readonly Rota? _rota;
    private readonly int _most;
    private int _arrived;
    private int _streams;

    /// <param name="most">Arrivals after which nobody new comes.</param>
    /// <param name="rota">Set where each contact is given to the next agent.</param>
    public SimulatedCustomers(Floor floor, int most, Rota? rota)
    {
        (_floor, _most, _rota) = (floor, most, rota);
        _router = new ContactRouter(floor.Center.Engine);
        Crowd = new PlayedCustomers(floor.Cast);
    }

    public PlayedCustomers Crowd { get; }

    /// <summary>Nobody new comes any more.</summary>
    public bool AreOver => _streams == 0;

    /// <summary>The customers start to come.</summary>
    public void Open()
    {
        foreach (var contactClass in _floor.Cast.Scenario.Classes)
        {
            _streams++;
            var times = contactClass.Arrivals.Times(0, _floor.Cast.DrawFor("arrivals", contactClass.Name), _floor.Cast.Seed).GetEnumerator();
            Next(contactClass, times, 0);
        }
    }

    /// <summary>The contact was not resolved: its customer comes back, if the scenario says so.</summary>
    public void Unresolved(PlayedContact contact)
    {
        var scenario = _floor.Cast.Scenario;
        if (!scenario.CallbackUnresolved) return;
        var name = string.Create(CultureInfo.InvariantCulture, $"{contact.Name}-r{contact.Returns + 1}");
        var delay = scenario.ReturnDelay?.Sample(_floor.Cast.DrawFor(name, "return")) ?? 0;
        _floor.After(delay, () => Come(contact.Class, name, Crowd.Again(contact.CustomerId), contact.Returns + 1));
    }

    private void Next(ContactClass contactClass, IEnumerator<double> times, long before)
    {
        if (_arrived >= _most || !times.MoveNext())
        {
            _streams--;
            return;
        }
        _floor.Agenda.At(_floor.Clock.When(times.Current), () =>
        {
            if (_arrived >= _most)
            {
                _streams--;
                return;
            }
            _arrived++;
            var name = string.Create(CultureInfo.InvariantCulture, $"{contactClass.Name}-{before + 1}");
            Come(contactClass, name, Crowd.Next(contactClass, name), 0);
            Next(contactClass, times, before + 1);
        });
    }

    private void Come(ContactClass contactClass, string name, PlayedCustomer customer, int returns)
    {
        var (figures, buffer) = (_floor.Figures, _floor.Cast.Scenario.BufferPerClass);
        var contact = new PlayedContact
        {
            Id = name,
            Name = name,
            Class = contactClass,
            CustomerId = customer.Id,
            ArrivedAt = _floor.Now,
            Queue = contactClass.Queue,
            Returns = returns,
            IsCounted = figures.Arrived(contactClass, _floor.Now),
        };
        if ((buffer is { } most && figures.Waiting(contactClass) >= most) || _floor.Open.Count >= _floor.Cast.Scenario.MostInSystem)
        {
            figures.Blocked(contact, _floor.Now);
            return;
        }
        _floor.Add(contact);
        figures.BeganWaiting(contact, _floor.Now);
        _floor.Call(() => HandIn(contact, customer));
        if (contactClass.Patience is { } patience) _floor.After(patience.Sample(_floor.Cast.DrawFor(name, "patience")), () => LosePatience(contact));
    }

    private async Task HandIn(PlayedContact contact, PlayedCustomer customer)
    {
        var engine = _floor.Center.Engine;
        if (customer is { IsNew: true, Profile: { } profile }) await engine.Customer(customer.Id).Configure(profile, null);
        var written = ContactScript.Write(_floor.Cast, contact.Class, contact.Name, customer);
        if (_rota is not null) written = written with { Queue = _rota.Next(contact.Class) };
        var answer = await _router.Route(ContactIntake.ToRequest(written, contact.Id, null), await engine.Customer(customer.Id).Get(), Defaults.Group);
        contact.IsAcknowledged = answer.Outcome == RouteOutcome.Routed;
        if (!contact.IsAcknowledged) throw new InvalidOperationException($"{contact.Id} was not let in: {answer.Outcome}.");
        if (answer.Contact is { } live) contact.Queue = live.Queue;
        if (answer.Contact?.State == ContactState.Refused) Refused(contact);
    }

    /// <summary>Full, or by a rule of its queue.</summary>
    private void Refused(PlayedContact contact)
    {
        if (!contact.IsOpen) return;
        _floor.Figures.EndedWaiting(contact, _floor.Now);
        _floor.Figures.Blocked(contact, _floor.Now);
        _floor.End(contact, PlayedEnd.Blocked);
    }

    private void LosePatience(PlayedContact contact)
    {
        if (!contact.IsOpen || contact.AnsweredAt is not null) return;
        _floor.Call(async () =>
        {
            var engine = _floor.Center.Engine;
            if (await engine.Contact(contact.Id).Get() is not { Owner: { Kind: ActorKind.Queue } owner }) return;
            if (await engine.Queue(owner.Id).Abandon(contact.Id, null) != ContactCommandOutcome.Done || !contact.IsOpen || contact.AnsweredAt is not null) return;
            _floor.Figures.EndedWaiting(contact, _floor.Now);
            _floor.Figures.Abandoned(contact, _floor.Now);
            _floor.End(contact, PlayedEnd.Abandoned);
        });
    }
}
