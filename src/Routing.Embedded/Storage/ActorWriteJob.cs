using System.Collections.Concurrent;
using System.Text;

namespace Routing.Embedded;

/// <summary>
/// One actor's write, serialized by its caller and applied by the writer. Pooled: there are some eleven per journey. It
/// goes back to the pool when its outcome is taken, so the task must be awaited once; one that never is costs garbage only.
/// </summary>
internal sealed class ActorWriteJob : WriteJob
{
    private static readonly ConcurrentBag<ActorWriteJob> Pool = [];
    private readonly PooledBuffer _bytes = new();
    private readonly List<Part> _parts = [];
    private readonly List<Happened> _events = [];
    private readonly Outcome _outcome;
    private Claims _claims = null!;
    private Claims.Claim _claim = null!;
    private int _idLength;

    private readonly record struct Happened(RecordedEvent Recorded, int Start, int Length);

    private readonly record struct Part(int Name, int NameLength, int DataLength);

    private ActorWriteJob() => _outcome = new Outcome(this);

    public ValueTask Task => new(_outcome, 0);

    /// <summary>Serializes on this thread, and enters the claim, which is left again when the outcome is known.</summary>
    /// <exception cref="FencedException">A later activation has claimed the actor.</exception>
    /// <exception cref="StoreUnavailableException">Its claim is forgotten.</exception>
    public static ActorWriteJob Of(ActorWrite write, Claims claims)
    {
        if (!Pool.TryTake(out var job)) job = new ActorWriteJob();
        try
        {
            job.Serialize(write);
            job._claims = claims;
            // Before it is queued: a later claim then finds it under way, and waits for it before it reads.
            job._claim = claims.Enter(write.Key, write.Epoch);
            return job;
        }
        catch
        {
            job.Recycle();
            throw;
        }
    }

    public override void Apply(WriterSession session)
    {
        var id = _bytes.Slice(0, _idLength);
        foreach (var part in _parts)
        {
            var name = _bytes.Slice(part.Name, part.NameLength);
            if (part.DataLength < 0) session.RemovePart(_claim.Key.Kind, id, name);
            else session.WritePart(_claim.Key.Kind, id, name, _bytes.Slice(part.Name + part.NameLength, part.DataLength));
        }
        foreach (var happened in _events) session.Append(happened.Recorded, id, _bytes.Slice(happened.Start, happened.Length));
        if (_events.Count > 0) session.Touch(_claim, _events[^1].Recorded.Number);
    }

    public override void Complete()
    {
        _claims.Leave(_claim);
        _outcome.Done();
    }

    public override void Fail(Exception failure)
    {
        _claims.Leave(_claim);
        _outcome.Fail(failure);
    }

    private void Recycle()
    {
        _bytes.Clear();
        _parts.Clear();
        _events.Clear();
        _claim = null!;
        _outcome.Renew();
        Pool.Add(this);
    }

    private void Serialize(ActorWrite write)
    {
        _idLength = Text(write.Key.Id);
        // By index: an interface's enumerator is an allocation, and this runs for every write.
        for (var i = 0; i < write.Parts.Count; i++)
        {
            var (name, value) = write.Parts[i];
            var at = _bytes.Length;
            var length = Text(name);
            if (value is not null) write.Codec.Write(name, value, _bytes);
            _parts.Add(new Part(at, length, value is null ? -1 : _bytes.Length - at - length));
        }
        for (var i = 0; i < write.Events.Count; i++)
        {
            var recorded = write.Events[i];
            var at = _bytes.Length;
            EventCodec.Write(recorded.Event, _bytes);
            _events.Add(new Happened(recorded, at, _bytes.Length - at));
        }
    }

    private int Text(string value)
    {
        var length = Encoding.UTF8.GetBytes(value, _bytes.GetSpan(Encoding.UTF8.GetMaxByteCount(value.Length)));
        _bytes.Advance(length);
        return length;
    }

    private sealed class Outcome(ActorWriteJob job) : PendingAnswer<bool>(resumesHere: false)
    {
        public void Done() => Answer(true);

        public void Renew() => Reset();

        protected override void Taken() => job.Recycle();
    }
}
