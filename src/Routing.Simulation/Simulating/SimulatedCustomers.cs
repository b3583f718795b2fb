using Routing.Actors;
using System.Globalization;

namespace Routing.Simulation;

/// <summary>The customers of a simulated run: they arrive by class, are let in or blocked, wait, leave, and come back.</summary>
internal sealed class SimulatedCustomers
{
    private readonly Floor _floor;
    private readonly Entrance _entrance;
    private readonly Rota? _rota;
    private readonly int _most;
    private int _arrived;
    private int _streams;

    /// <param name="most">Arrivals after which nobody new comes.</param>
    /// <param name="rota">Set where each contact is given to the next agent.</param>
    public SimulatedCustomers(Floor floor, int most, Rota? rota)
    {
        (_floor, _most, _rota) = (floor, most, rota);
        _entrance = new Entrance(floor);
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

    /// <summary>The contact was not resolved: its customer comes back, if the scenario says so, or is handed over by who served it.</summary>
    public void Unresolved(PlayedContact contact)
    {
        var scenario = _floor.Cast.Scenario;
        if (contact.Agent is { } agent && scenario.PoolOf(agent)?.HandsOverTo is { } to)
        {
            Come(scenario.Classes.First(c => c.Name == to), $"{contact.Name}-h", Crowd.Again(contact.CustomerId), contact.Returns + 1);
            return;
        }
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
            Number = figures.Arrived(contactClass, _floor.Now),
        };
        // Where nobody may wait, a free agent is still to be found: that is seen once it has come in.
        if ((buffer is > 0 and { } most && figures.Waiting(contactClass) >= most) || _floor.Open.Count >= _floor.Cast.Scenario.MostInSystem)
        {
            figures.Blocked(contact);
            return;
        }
        var written = ContactScript.Write(_floor.Cast, contactClass, name, customer);
        if (_rota is not null) written = written with { Queue = _rota.Next(contactClass) };
        var profile = customer.IsNew ? customer.Profile : null;
        _entrance.LetIn(contact, ContactIntake.ToRequest(written, contact.Id, null), profile, Defaults.Group, contactClass.Patience?.Sample(_floor.Cast.DrawFor(name, "patience")));
        // Twice on, at the same moment: first all that its arrival leads to happens, then an agent takes it over, and then it waits or not.
        if (buffer == 0) _floor.After(0, () => _floor.After(0, () => _entrance.Leave(contact, PlayedEnd.Blocked)));
    }
}
