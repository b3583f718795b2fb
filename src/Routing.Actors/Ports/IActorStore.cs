using System.Diagnostics;

namespace Routing.Actors;

/// <summary>
/// Where actors keep their state and events. State is a set of named parts per actor; a write takes only the parts that
/// changed, together with the events, and is all or nothing.
/// </summary>
public interface IActorStore
{
    /// <summary>
    /// Loads an actor and fences off any older activation of it: from now on only writes with the epoch returned succeed.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The store cannot be read or written now.</exception>
    ValueTask<StoredActor> Claim(ActorKey key, IPartCodec codec, CancellationToken ct = default);

    /// <summary>Completes once the write is durable.</summary>
    /// <exception cref="FencedException">A later activation has claimed the actor.</exception>
    /// <exception cref="StoreUnavailableException">The write failed, or it is unknown whether it did.</exception>
    ValueTask Commit(ActorWrite write);

    /// <summary>An activation has ended and will not write again: the store may forget its claim. Later claims are none the worse.</summary>
    void Release(ActorKey key, long epoch)
    {
    }
}

/// <summary>An actor as stored.</summary>
/// <param name="Epoch">The claim of this activation.</param>
/// <param name="LastEvent">Number of the last event recorded; 0 when none was.</param>
public sealed record StoredActor(long Epoch, long LastEvent, IReadOnlyList<StoredPart> Parts)
{
    /// <summary>What the store knows this claim by, where epochs alone may repeat; the activation hands it in with every write.</summary>
    public object? Claim { get; init; }
}

/// <summary>A part by name, as the immutable object it was written as.</summary>
public readonly record struct StoredPart(string Name, object Value);

/// <summary>What one write changes.</summary>
public sealed record ActorWrite(ActorKey Key, long Epoch, IPartCodec Codec, IReadOnlyList<PartChange> Parts, IReadOnlyList<RecordedEvent> Events)
{
    /// <summary>As answered with the claim.</summary>
    public object? Claim { get; init; }
}

/// <summary>A part's new value; null removes it.</summary>
public readonly record struct PartChange(string Name, object? Value);

/// <summary>Turns the parts of one kind of actor into bytes and back. A store in memory keeps the objects and never asks.</summary>
public interface IPartCodec
{
    void Write(string part, object value, System.Buffers.IBufferWriter<byte> to);
    object Read(string part, ReadOnlySpan<byte> json);
}

/// <summary>A later activation has taken this actor over; the memory of this one is void.</summary>
public sealed class FencedException(ActorKey key)
    : Exception($"A later activation of {key} has taken over; this one stops. Call again.");

/// <summary>The store cannot serve now; nothing that was acknowledged is lost, and the caller may try again.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Nobody foresaw it: no full disk, no lock, not too much at a time. Whoever keeps a log has it there.</summary>
    public bool IsUnexpected { get; init; }

    /// <summary>What broke, and where; without what it says itself, as that may name somebody.</summary>
    public string Cause
    {
        get
        {
            var root = GetBaseException();
            var methods = new StackTrace(root).GetFrames().Select(frame => frame.GetMethod()).ToList();
            // Of ours the innermost: those below it only throw.
            return (methods.Find(method => method?.DeclaringType?.Namespace?.StartsWith(nameof(Routing), StringComparison.Ordinal) == true) ?? methods.FirstOrDefault()) is { } at ? $"{root.GetType().Name} in {at.DeclaringType?.Name}.{at.Name}" : root.GetType().Name;
        }
    }
}
