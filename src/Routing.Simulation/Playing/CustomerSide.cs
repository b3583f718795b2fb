using System.Globalization;

namespace Routing.Simulation;

/// <summary>The customers of a run: they turn up by class, wait as long as they will, leave, and come back.</summary>
internal sealed class CustomerSide(Stage stage)
{
    private static readonly TimeSpan BetweenRepeats = TimeSpan.FromSeconds(1);
    private readonly PlayedCustomers _customers = new(stage.Cast);
    private readonly List<ArrivalStream> _held = [];
    private int _streams;
    private bool _closed;

    public PlayedCustomers Customers => _customers;

    /// <summary>True once nobody new will come.</summary>
    public bool IsOver => _closed || (_streams == 0 && _held.Count == 0);

    public void Open()
    {
        var from = stage.Options.StartAt / stage.Scenario.TimeUnit;
        foreach (var contactClass in stage.Scenario.Classes)
        {
            var times = contactClass.Arrivals.Times(from, stage.DrawFor("arrivals", contactClass.Name), stage.Options.Seed).GetEnumerator();
            _streams++;
            Next(new ArrivalStream(contactClass, times, from));
        }
    }

    public void Close() => _closed = true;

    /// <summary>There may be room again for those who were held up.</summary>
    public void ResumeHeld()
    {
        while (_held.Count > 0 && HasRoom)
        {
            var stream = _held[0];
            _held.RemoveAt(0);
            Arrive(stream);
        }
    }

    /// <summary>The contact was not resolved: its customer comes back, if the scenario says so.</summary>
    public void Unresolved(PlayedContact contact)
    {
        if (!stage.Scenario.CallbackUnresolved || _closed) return;
        var name = string.Create(CultureInfo.InvariantCulture, $"{contact.Name}-r{contact.Returns + 1}");
        var delay = stage.Scenario.ReturnDelay?.Sample(stage.DrawFor(name, "return")) ?? 0;
        stage.Pending++;
        stage.Agenda.At(stage.Clock.Now + stage.Clock.Real(delay), () =>
        {
            stage.Pending--;
            if (!_closed) Create(contact.Class, name, contact.CustomerId, contact.Returns + 1, stage.Clock.Now);
        });
    }

    /// <summary>Some customers hang up and wait for a call; the others hold on.</summary>
    public void OfferCallback(PlayedContact contact)
    {
        if (contact.AnsweredAt is not null || contact.IsToBeCalled || !stage.DrawFor(contact.Name, "callback").Chance(stage.Setup.Manners.CallbackShare)) return;
        contact.IsToBeCalled = true;
        stage.Calls.Start(new CallMade(CallKind.RequestCallback, contact.Id), ct => stage.Port.RequestCallback(contact.Id, ct), answer =>
        {
            // Answered in that moment, or not to be had: then it is as if nothing had been offered.
            if (!answer.Ok) contact.IsToBeCalled = false;
        });
    }

    private bool HasRoom => !stage.Calls.IsFull && stage.Open.Count < stage.Options.MaxOpenContacts;

    private void Next(ArrivalStream stream)
    {
        if (_closed || !stream.Times.MoveNext())
        {
            stream.Times.Dispose();
            _streams--;
            return;
        }
        stream.Due = stage.Clock.When(stream.Times.Current - stream.From);
        stage.Agenda.At(stream.Due, () => Arrive(stream));
    }

    private void Arrive(ArrivalStream stream)
    {
        if (_closed)
        {
            _streams--;
            return;
        }
        if (!HasRoom)
        {
            // At most one arrival per class is held up; those behind it come late, and the lag is reported.
            _held.Add(stream);
            return;
        }
        stage.Figures.Lag(stage.Clock.Now - stream.Due);
        var name = string.Create(CultureInfo.InvariantCulture, $"{stream.Class.Name}-{++stream.Count}");
        Create(stream.Class, name, null, 0, stream.Due);
        Next(stream);
    }

    private void Create(ContactClass contactClass, string name, string? customerId, int returns, DateTimeOffset due)
    {
        var customer = customerId is null ? _customers.Next(contactClass, name) : _customers.Again(customerId);
        var request = ContactScript.Write(stage.Cast, contactClass, name, customer);
        var contact = new PlayedContact
        {
            Id = request.Id!,
            Name = name,
            Class = contactClass,
            CustomerId = customer.Id,
            ArrivedAt = stage.Clock.Now,
            Queue = contactClass.Queue,
            Returns = returns,
        };
        if (contactClass.Patience is { } patience) contact.LeavesAt = due + stage.Clock.Real(patience.Sample(stage.DrawFor(name, "patience")));
        stage.Open[contact.Id] = contact;
        stage.Figures.Arrived(contact);
        HandIn(contact, customer, request);
    }

    private void HandIn(PlayedContact contact, PlayedCustomer customer, CreateContact request)
    {
        var call = new CallMade(CallKind.Create, contact.Id) { Request = request };
        stage.Calls.Start(call, ct => PutAndCreate(customer, request, ct), answer =>
        {
            if (answer.Outcome != PortOutcome.Unavailable) Created(contact, answer);
            // Nobody knows whether an unanswered create was taken: as a gateway does, it is repeated under the same id.
            else stage.Agenda.At(stage.Clock.Now + BetweenRepeats, () =>
            {
                if (contact.IsOpen && !contact.IsAcknowledged) HandIn(contact, customer, request);
            });
        });
    }

    private async Task<PortAnswer> PutAndCreate(PlayedCustomer customer, CreateContact request, CancellationToken ct)
    {
        if (customer is { IsNew: true, Profile: { } profile } && stage.Options.SetUp)
        {
            var put = await stage.Port.PutCustomer(customer.Id, profile, ct).ConfigureAwait(false);
            if (!put.Ok) return put;
        }
        return await stage.Port.Create(request, ct).ConfigureAwait(false);
    }

    private void Created(PlayedContact contact, PortAnswer answer)
    {
        contact.IsAcknowledged = answer.Ok;
        if (answer is { Ok: true, Queue: { } queue } && contact.IsOpen && contact.AnsweredAt is null) stage.Figures.Routed(contact, queue);
        if (answer is not { Ok: true, State: not ContactState.Refused })
        {
            stage.End(contact, PlayedEnd.Blocked);
            return;
        }
        if (contact.LeavesAt is not { } leaves) return;
        // Told how long it may take, people wait differently.
        if (answer.WaitEstimateSeconds is not null) leaves = contact.ArrivedAt + (leaves - contact.ArrivedAt) * stage.Scenario.PatienceFactorAfterEstimate;
        stage.Agenda.At(leaves, () => LosePatience(contact));
    }

    // Only once the contact is acknowledged: one who has not been let in cannot leave.
    private void LosePatience(PlayedContact contact)
    {
        if (!contact.IsOpen || contact.AnsweredAt is not null || contact.IsToBeCalled) return;
        stage.Calls.Start(new CallMade(CallKind.Abandon, contact.Id), ct => stage.Port.Abandon(contact.Id, ct), answer =>
        {
            if (answer.Ok && contact.AnsweredAt is null) stage.End(contact, PlayedEnd.Abandoned);
            if (answer.Outcome == PortOutcome.Unavailable) stage.Agenda.At(stage.Clock.Now + BetweenRepeats, () => LosePatience(contact));
        });
    }

    private sealed class ArrivalStream(ContactClass contactClass, IEnumerator<double> times, double from)
    {
        public ContactClass Class => contactClass;
        public IEnumerator<double> Times => times;
        public double From => from;
        public DateTimeOffset Due { get; set; }
        public long Count { get; set; }
    }
}
