namespace Routing.Cluster;

/// <summary>
/// The documents of one activation of an actor. A write is one replacement of the head document under its tag: all or
/// nothing, and a later activation's claim makes every earlier one's fail.
/// </summary>
internal sealed class ActorDocuments(ActorKey key, IPartCodec codec, DocumentStore documents, EventPublisher publisher, IActorListing listing)
{
    private readonly WriteTurn _turn = new(documents.Clock);
    private readonly Outbox _outbox = new();
    private readonly GrainId _id = DocumentStore.Id(key.Kind.ToString().ToLowerInvariant(), key.Id);
    private HeadDocument _head = new();
    private RowPages _rows = null!;
    private Task _move = Task.CompletedTask;
    private string? _tag;
    private bool _isListed;
    private Exception? _end;

    public ActorKey Key => key;
    public long Epoch => _head.Epoch;

    /// <summary>Reads all, and raises the epoch by a write where an older activation might still answer somebody.</summary>
    public async ValueTask<StoredActor> Claim(long atLeast)
    {
        for (var tries = 1; ; tries++)
        {
            var rows = await Load(atLeast);
            try
            {
                // Customers and contacts order nothing by their epochs, and the tag alone fences their writes; who does
                // not exist is created under no tag, and by one only.
                if (_tag is not null && key.Kind is ActorKind.Dispatcher or ActorKind.Queue or ActorKind.Agent) await WriteHead();
            }
            catch (StaleDocumentException) when (tries < ClusterLimits.ClaimTries)
            {
                continue;
            }
            catch (StaleDocumentException)
            {
                throw new StoreUnavailableException($"{key} is being claimed again and again; try again.");
            }
            _ = publisher.Publish(_outbox, _head.Outbox);
            return new StoredActor(Epoch, _head.LastEvent, [.. _head.Parts.Concat(rows).Select(part => new StoredPart(part.Key, codec.Read(part.Key, part.Value)))]) { Claim = this };
        }
    }

    public async ValueTask Commit(ActorWrite write)
    {
        if (!await _turn.TryTake()) throw new StoreUnavailableException($"An earlier write of {key} does not end; nothing acknowledged is lost. Try again.");
        try
        {
            if (_end is not null) throw _end;
            await Store(write);
        }
        catch (Exception failure)
        {
            // Failed or unknown: memory may be ahead of what is stored, or behind it. Only a head that somebody else has
            // written means that the actor lives elsewhere; after anything else it must be brought to life again.
            _end = failure switch
            {
                StaleDocumentException => new FencedException(key),
                _ when _end is not null => _end,
                TimeoutException late => new StoreUnavailableException($"The event log does not take the events of {key}; nothing acknowledged is lost. Try again.", late),
                _ => failure,
            };
            if (ReferenceEquals(_end, failure)) throw;
            throw _end;
        }
        finally
        {
            _turn.GiveBack();
        }
    }

    /// <summary>Lets writes under way end, and takes no more.</summary>
    public async ValueTask End()
    {
        // One that does not end is fenced off by its tag.
        var hasTurn = await _turn.TryTake();
        _end = new FencedException(key);
        if (hasTurn) _turn.GiveBack();
    }

    private async ValueTask Store(ActorWrite write)
    {
        await RoomInOutbox(write.Events.Count);
        var wasListed = _isListed;
        Change(write);
        _isListed = _head.Parts.Count > 0 || _rows.HasAny;
        if (_isListed && !wasListed) await listing.Add(key);
        await WriteHead();
        if (!_isListed && wasListed) await listing.Remove(key);
        var published = publisher.Publish(_outbox, _head.Outbox);
        // Nobody wakes a customer or a contact that crashed; whoever calls them repeats until they answer, and so
        // their events are with the log before they do.
        if (key.Kind is ActorKind.Customer or ActorKind.Contact) await published.WaitAsync(ClusterLimits.OutboxPatience, documents.Clock);
        if (_rows.Changed > ClusterLimits.JournalRows && _move.IsCompleted) _move = Move();
        if (_rows.Changed > ClusterLimits.MostJournalRows) await _move;
    }

    private async ValueTask<IEnumerable<KeyValuePair<string, byte[]>>> Load(long atLeast)
    {
        var stored = await documents.Read(_id);
        _tag = stored.Tag;
        _head = stored.Json is null ? new HeadDocument() : HeadDocument.Read(key, stored.Json);
        _head.Epoch = Math.Max(_head.Epoch + 1, atLeast);
        _rows = new RowPages(key, documents, _head);
        var rows = await _rows.Load();
        _isListed = _head.Parts.Count > 0 || _rows.HasAny;
        return rows;
    }

    private void Change(ActorWrite write)
    {
        foreach (var (name, value) in write.Parts)
        {
            var bytes = value is null ? null : Encode(name, value);
            if (RowParts.IsRow(key.Kind, name)) _rows.Change(name, bytes);
            else if (bytes is null) _head.Parts.Remove(name);
            else _head.Parts[name] = bytes;
        }
        foreach (var recorded in write.Events) _head.Append(recorded);
    }

    private byte[] Encode(string name, object value)
    {
        using var scratch = JsonScratch.Take();
        codec.Write(name, value, scratch.Buffer);
        return scratch.ToArray();
    }

    private async ValueTask WriteHead()
    {
        _outbox.Forget(_head.Outbox);
        _tag = await documents.Write(_id, _rows.Write(_head), _tag, _isListed, _head.LastEvent);
    }

    private async ValueTask RoomInOutbox(int coming)
    {
        if (coming == 0) return;
        _outbox.Forget(_head.Outbox);
        if (_head.Outbox.Count >= ClusterLimits.Outbox) await _outbox.Emptied(_head.Outbox).WaitAsync(ClusterLimits.OutboxPatience, documents.Clock);
        _outbox.Forget(_head.Outbox);
    }

    private async Task Move()
    {
        try
        {
            await _rows.Move();
        }
        catch (Exception failure)
        {
            // A page that cannot be written is in the journal still; but what it holds now, nobody knows.
            _end ??= failure as StoreUnavailableException ?? new StoreUnavailableException($"A page of {key} could not be written; nothing acknowledged is lost. Try again. ({failure.Message})");
            throw _end;
        }
    }
}
