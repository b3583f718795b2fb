using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Routing.Core;

/// <summary>
/// The whole of a queue: its rows, their order, and the index by signature. Mutable, unlike the other aggregates: a copy
/// per change would cost with the length of the queue. Rows that changed are listed for the writer.
/// </summary>
public sealed partial class QueueState(string id)
{
    /// <summary>Deadlines that may be out of date, beyond one for each contact, before they are cleared away.</summary>
    private const int SpareDeadlines = 64;

    private readonly Dictionary<string, QueueRow> _rows = new(StringComparer.Ordinal);
    private readonly CustomerRows _customers = new();
    private readonly Dictionary<Requirement, SignatureGroup> _groups = [];
    // The last one that came to be empty: in a queue where nobody waits long each contact would make one.
    private SignatureGroup? _emptied;
    private readonly RankedSet<QueueRow> _order = new(QueueRow.ByPriority);
    private readonly HashSet<Requirement> _touched = [];
    private readonly Dictionary<Requirement, (int Came, int GaveUp)> _passed = [];
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private readonly PriorityQueue<QueueRow, DateTimeOffset> _deadlines = new();

    public string Id { get; } = id;
    public QueueConfig? Config { get; set; }
    public long Version { get; set; }
    public long NextSequence { get; set; } = 1;

    /// <summary>Counts what changes among the waiting, across activations; what was tried in vain is known by it.</summary>
    public long Changes { get; set; }
    public QueueTally? Today { get; set; }

    public LeftPlaces Left { get; } = new();

    /// <summary>How its estimates of waits have fared.</summary>
    public WaitCalibration Calibration { get; set; } = WaitCalibration.None;

    public int Count => _rows.Count;

    /// <summary>Entries in the heap of deadlines, those included that no longer hold.</summary>
    public int Deadlines => _deadlines.Count;

    /// <summary>Contacts that wait, those being bid for included.</summary>
    public int Waiting => _order.Count;
    public IEnumerable<QueueRow> Rows => _rows.Values;
    public IEnumerable<SignatureGroup> Groups => _groups.Values;

    public bool TryGet(string contactId, [MaybeNullWhen(false)] out QueueRow row) => _rows.TryGetValue(contactId, out row);

    public bool Has(QueueRow row) => _rows.TryGetValue(row.Contact.ContactId, out var present) && ReferenceEquals(present, row);

    public IEnumerable<QueueRow> OfCustomer(string customer) => _customers.Of(customer);

    public SignatureGroup? Group(Requirement signature) => _groups.GetValueOrDefault(signature);

    /// <summary>The waiting by priority: those past their waiting bound, who go before them, are not put first here.</summary>
    public IEnumerable<QueueRow> InOrder(int offset) => _order.Skip(offset);

    /// <summary>Place by priority, 1 is first; whoever is past the waiting bound goes before them, which this passes over.</summary>
    public int PositionOf(QueueRow row) => _order.RankOf(row) + 1;

    public void Add(QueueRow row)
    {
        _rows[row.Contact.ContactId] = row;
        _customers.Add(row);
        _changed.Add(row.Contact.ContactId);
        NextSequence = Math.Max(NextSequence, row.Contact.Sequence + 1);
    }

    /// <summary>Takes over a row's new content. While it waits it has its place in the order; in no other phase.</summary>
    public void Set(QueueRow row, WaitingContact contact, DateTimeOffset now)
    {
        Displace(row);
        row.Contact = contact;
        _changed.Add(contact.ContactId);
        if (contact.Phase == WaitingPhase.Waiting) Place(row, now);
        QueueDeadlines.Arm(this, row);
    }

    /// <summary>Takes over what bears on nothing but the row itself.</summary>
    public void Note(QueueRow row, WaitingContact contact)
    {
        row.Contact = contact;
        _changed.Add(contact.ContactId);
    }

    /// <summary>What a contact requires here before the queue has its say.</summary>
    public Requirement Unrelaxed(WaitingContact contact) => contact.Own.With(BotRule.UseOf(Config!, contact.Card)).Closing(ClosedTeams);

    /// <summary>The relaxation step a contact has come to: by time, or beyond, as nobody is there for the steps before.</summary>
    public int StepOf(WaitingContact contact, DateTimeOffset now) =>
        EffectiveRequirement.Manned(Unrelaxed(contact), Config!, contact.StepAt(now, Config!), contact.OnlyAgent is null ? Vacant : ImmutableHashSet<Requirement>.Empty);

    /// <summary>Gives a row its place, without a change to be written (after a restart, at a relaxation step).</summary>
    public void Place(QueueRow row, DateTimeOffset now)
    {
        Displace(row);
        LookAtTeams(now);
        var contact = row.Contact;
        var config = Config!;
        row.PlacedByTeams = TeamChanges;
        row.Step = StepOf(contact, now);
        row.IsAhead = row.Step > contact.StepAt(now, config);
        // One for a person alone is theirs, however simple.
        var spared = contact.OnlyAgent is null ? SeniorRule.SparedTiers(config, contact.Card, now - contact.EnqueuedAt) : [];
        row.SparesUntil = spared.IsEmpty ? null : contact.EnqueuedAt.AddSeconds(config.Seniors!.AfterSeconds);
        row.PickedUntil = PickingTime.Until(config, contact, now);
        row.YieldsUntil = config.YieldsForSeconds > 0 && contact.OnlyAgent is null && contact.EnqueuedAt.AddSeconds(config.YieldsForSeconds) is var equal && equal > now ? equal : null;
        row.Signature = EffectiveRequirement.At(contact.Own, config, row.Step).For(contact.OnlyAgent).Sparing(spared).Yielding(row.YieldsUntil is not null)
            .With(BotRule.UseFor(config, contact)).Closing(contact.DirectedTo is null ? ClosedTeams : []);
        row.Order = config.Order == QueueOrdering.EarliestDue
            ? OrderKey.Of(0, 1, Targets.DueOrder(contact, config), contact.Sequence)
            : OrderKey.Of(QueuePriority.Base(contact, config), config.AgeingPerMinute, contact.Arrival.WaitingSince, contact.Sequence);
        row.PlacedBy = Version;
        row.Change = ++Changes;
        _order.Add(row);
        Open(row);
    }

    /// <summary>Lets rounds pick a row again that came to nothing; its place is made anew if what it rests on changed meanwhile.</summary>
    /// <param name="unseen">Somebody looked for work meanwhile and could not see it: to them it is new.</param>
    public void Reopen(QueueRow row, DateTimeOffset now, bool unseen = false)
    {
        if (!Has(row) || row.Contact.Phase != WaitingPhase.Waiting || row.IsOpen) return;
        LookAtTeams(now);
        if (row.PlacedBy == Version && row.PlacedByTeams == TeamChanges && !row.IsDue(now) && row.Step == StepOf(row.Contact, now))
        {
            if (unseen) row.Change = ++Changes;
            Open(row);
            return;
        }
        Place(row, now);
        QueueDeadlines.Arm(this, row);
    }

    /// <summary>Lets rounds pick the row.</summary>
    public void Open(QueueRow row)
    {
        if (row.IsOpen) return;
        if (!_groups.TryGetValue(row.Signature!, out var group)) _groups[row.Signature!] = group = NewGroup(row.Signature!);
        group.Add(row);
        row.IsOpen = true;
        _touched.Add(row.Signature!);
    }

    /// <summary>Keeps the row from being picked while one round bids for it; its place in the order stays.</summary>
    public void Shut(QueueRow row)
    {
        if (!row.IsOpen) return;
        var group = _groups[row.Signature!];
        group.Remove(row);
        row.Change = group.Change;
        if (group.Count == 0)
        {
            _groups.Remove(row.Signature!);
            _emptied = group;
        }
        row.IsOpen = false;
        _touched.Add(row.Signature!);
    }

    public void Remove(QueueRow row)
    {
        Displace(row);
        row.Due = null;
        _rows.Remove(row.Contact.ContactId);
        _customers.Remove(row);
        _changed.Add(row.Contact.ContactId);
    }

    public void Touch(Requirement signature) => _touched.Add(signature);

    /// <summary>Counts who came to wait, or gave up, for the next word on the signature.</summary>
    public void Pass(Requirement signature, int came = 0, int gaveUp = 0)
    {
        var passed = _passed.GetValueOrDefault(signature);
        _passed[signature] = (passed.Came + came, passed.GaveUp + gaveUp);
    }

    /// <summary>A head with who came and gave up since this was last asked.</summary>
    public QueueHead TakePassed(QueueHead head) =>
        _passed.Remove(head.Signature, out var passed) ? head with { Came = passed.Came, GaveUp = passed.GaveUp } : head;

    /// <summary>Signatures whose head or count may have changed since the last call.</summary>
    public ImmutableArray<Requirement> TakeTouched()
    {
        if (_touched.Count == 0) return [];
        ImmutableArray<Requirement> touched = [.. _touched];
        _touched.Clear();
        return touched;
    }

    /// <summary>Hands over the ids of rows that were added, changed or removed since the last call.</summary>
    public void TakeChanges(Action<string, WaitingContact?> write)
    {
        if (_changed.Count == 0) return;
        foreach (var contactId in _changed) write(contactId, _rows.GetValueOrDefault(contactId)?.Contact);
        _changed.Clear();
    }

    private SignatureGroup NewGroup(Requirement signature)
    {
        if (_emptied is not { } group || !group.Signature.Equals(signature)) return new SignatureGroup(signature);
        _emptied = null;
        group.Change = 0;
        return group;
    }

    private void Displace(QueueRow row)
    {
        if (row.Signature is null) return;
        Shut(row);
        // Whoever could do nothing with the contacts ahead may yet do something with those behind.
        if (_groups.TryGetValue(row.Signature, out var behind)) behind.Change = ++Changes;
        _touched.Add(row.Signature);
        _order.Remove(row);
        row.Signature = null;
    }
}
