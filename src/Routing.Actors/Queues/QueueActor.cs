namespace Routing.Actors;

/// <summary>
/// The queue as an actor: it owns the contacts that wait in it or are offered from it. Configuration and reading here;
/// arrivals, rounds of bidding, offers, and departures in files of their own. Steps about one contact pass one by one.
/// </summary>
public partial class QueueActor(ActorKey key, IActorHost host) : Actor(key, host, ActorCodecs.Queue), IQueue
{
    private readonly QueueState _queue = new(key.Id);
    private readonly Turnstile _turnstile = new();
    private Action<string, WaitingContact?>? _writeRow;
    private DateTimeOffset? _sweepAt;
    private bool _isEnlisting;

    /// <summary>Repairs that only the sweep made; in a healthy system none.</summary>
    public long Repairs { get; private set; }

    // Evicting a queue would stop its clocks.
    public override bool IsIdle => base.IsIdle && _queue.Config is null && _queue.Count == 0;

    private IEnumerable<string> SomeContacts => _queue.Rows.Select(row => row.Contact.ContactId).Take(Refusals.MostNamed);

    private string Group => _queue.Config?.Group ?? Defaults.Group;

    public async ValueTask<ConfigureAnswer> Configure(QueueConfig config, long? expectedVersion, CancellationToken ct = default)
    {
        if (expectedVersion is { } expected && expected != _queue.Version) return new ConfigureAnswer(ConfigureOutcome.VersionConflict, _queue.Version);
        var former = _queue.Config;
        if (former is not null && former.Group != config.Group && _queue.Count > 0)
            return new ConfigureAnswer(ConfigureOutcome.InUse, _queue.Version, $"{Refusals.Users("contact", SomeContacts, _queue.Count)}, which the dispatcher of group {former.Group} serves");
        var outcome = _queue.Config is null ? ConfigureOutcome.Created : ConfigureOutcome.Replaced;
        _queue.Config = config;
        _queue.Version++;
        _isEnlisting |= former?.Group != config.Group;
        WriteConfig(config);
        Record(new QueueConfigured(Key.Id, _queue.Version, config.ServiceLevel));
        _queue.LookAtTeams(Now);
        if (former is not null && !former.Overflow.SequenceEqual(config.Overflow)) LookAgainAtOverflow();
        foreach (var row in _queue.Rows.Where(row => row.Contact.Phase == WaitingPhase.Waiting && row.IsOpen).ToList())
        {
            _queue.Place(row, Now);
            QueueDeadlines.Arm(_queue, row);
        }
        if (former is null || former.OpeningHours != config.OpeningHours) LookAgainAtHours();
        var told = Changed(config);
        await Save();
        Host.Notices.Post(ActorKey.Dispatcher(config.Group), told);
        TellAllHeads();
        return new ConfigureAnswer(outcome, told.Version);
    }

    public async ValueTask<ConfigureAnswer> Delete(long? expectedVersion, CancellationToken ct = default)
    {
        if (_queue.Config is null) return new ConfigureAnswer(ConfigureOutcome.Absent, 0);
        if (expectedVersion is { } expected && expected != _queue.Version) return new ConfigureAnswer(ConfigureOutcome.VersionConflict, _queue.Version);
        if (_queue.Count > 0) return new ConfigureAnswer(ConfigureOutcome.InUse, _queue.Version, Refusals.Users("contact", SomeContacts, _queue.Count));
        (_queue.Config, _isEnlisting) = (null, false);
        _queue.Version++;
        Write("config", null);
        Write("tally", null);
        Write("calibration", null);
        _queue.Calibration = WaitCalibration.None;
        Record(new QueueDeleted(Key.Id));
        await Save();
        return new ConfigureAnswer(ConfigureOutcome.Replaced, _queue.Version);
    }

    public async ValueTask<QueueDescription?> Describe(CancellationToken ct = default)
    {
        var description = _queue.Config is not { } config ? null : new QueueDescription(
            Key.Id, config, _queue.Version, _queue.Waiting, _queue.Rows.Count(row => row.Contact.Phase == WaitingPhase.Offered),
            _queue.Groups.Select(group => (DateTimeOffset?)group.Oldest.Contact.Arrival.WaitingSince).Min(),
            QueueTallies.On(_queue.Today, Now))
        {
            Calibration = _queue.Calibration,
            Some = [.. SomeContacts],
            Scheduled = _queue.Rows.Count(row => row.Contact.Phase == WaitingPhase.Deferred),
        };
        await Durable();
        return description;
    }

    public async ValueTask<LiveContact?> Find(string contactId, CancellationToken ct = default)
    {
        var found = _queue.TryGet(contactId, out var row) && row.Contact.Phase != WaitingPhase.Arriving ? QueueViews.Live(_queue, row, Now) : null;
        await Durable();
        return found;
    }

    public async ValueTask<IReadOnlyList<LiveContact>> List(int offset, int limit, CancellationToken ct = default)
    {
        var page = _queue.InOrder(offset).Take(limit).Select(row => QueueViews.Live(_queue, row, Now)).ToList();
        await Durable();
        return page;
    }

    public async ValueTask<IReadOnlyList<string>> ContactsOf(string customerId, CancellationToken ct = default)
    {
        var contacts = _queue.OfCustomer(customerId).Where(row => row.Contact.Phase != WaitingPhase.Leaving).Select(row => row.Contact.ContactId).ToList();
        await Durable();
        return contacts;
    }

    protected override async ValueTask Receive(Notice notice)
    {
        switch (notice)
        {
            case Serve serve: await Serve(serve.Order); break;
            case Arrive arrive: await TakeOver(arrive); break;
            case Arrived arrived: await LetGo(arrived); break;
            case OfferReturned returned: await TakeBack(returned); break;
            case HoldEnded ended: await EndHolds(ended); break;
            case AgentsPresent present: await NoteAgents(present); break;
            case TellAll ask:
                await Durable();
                TellConfig();
                TellAllHeads(ask.Asker);
                break;
            case Enlisted enlisted when _isEnlisting && enlisted.Dispatcher == Group && enlisted.Version == _queue.Version:
                _isEnlisting = false;
                WriteConfig(_queue.Config!);
                await Save();
                break;
        }
    }

    /// <summary>Waits for the turn of a step about a contact; the sweep bounds the wait.</summary>
    private ValueTask Turn(string contactId)
    {
        var turn = _turnstile.Enter(contactId, Now);
        if (turn.IsCompleted) return turn;
        SweepLater();
        return AfterOthers(turn, contactId);
    }

    // The step it waited for may have failed to be written, and all that this activation knows with it: were it to go on, a
    // contact would let in an arrival that is stored nowhere.
    private async ValueTask AfterOthers(ValueTask turn, string contactId)
    {
        await turn;
        if (!IsVoid) return;
        _turnstile.Leave(contactId);
        throw new StoreUnavailableException($"{Key} is restarting; nothing acknowledged is lost. Try again.");
    }

    /// <summary>Writes what changed, arms the clock, and completes once it is durable.</summary>
    private Flush Save()
    {
        _queue.TakeChanges(_writeRow ??= WriteRow);
        Arm();
        return Durable();
    }

    private void WriteConfig(QueueConfig config) => Write("config", new QueueKept(config, _queue.Version) { IsEnlisting = _isEnlisting });

    private QueueChanged Changed(QueueConfig config) => new(Key.Id, config, _queue.Version, _isEnlisting ? _queue.Version : 0);

    private void TellConfig()
    {
        if (_queue.Config is not { } config) return;
        Host.Notices.Post(ActorKey.Dispatcher(Group), Changed(config));
        // Until its dispatcher has it on its roster for good: one that does not know of it asks it nothing.
        if (_isEnlisting) SweepLater();
    }

    private void WriteRow(string contactId, WaitingContact? contact) => Write($"row/{contactId}", contact);

    private void Count(Func<QueueTally, QueueTally> change)
    {
        _queue.Today = change(QueueTallies.On(_queue.Today, Now));
        Write("tally", _queue.Today);
    }
}
