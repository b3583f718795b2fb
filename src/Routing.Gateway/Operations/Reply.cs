using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Routing.Gateway;

/// <summary>What an operation answers: status, headers and body as values, so that it can be stored and replayed.</summary>
public abstract class Reply(int status)
{
    public int Status { get; } = status;
    public long? Version { get; init; }
    public string? Location { get; init; }
    public int? RetryAfterSeconds { get; init; }
    public virtual string ContentType => "application/json";

    public virtual bool HasBody => true;

    public abstract void Write(Utf8JsonWriter to);

    /// <summary>An answer with a value of a type known to the source-generated metadata.</summary>
    public static Reply Of<T>(T value, JsonTypeInfo<T> type, int status = 200, long? version = null, string? location = null) =>
        new JsonReply<T>(status, value, type) { Version = version, Location = location };

    public static readonly Reply NoContent = new EmptyReply(204);

    /// <summary>An answer that writes itself, piece by piece, once all it says is known: too long for one buffer.</summary>
    internal sealed class Streamed(Func<Task> write) : Reply(200)
    {
        public Task Write() => write();

        public override void Write(Utf8JsonWriter to) => throw new NotSupportedException("It writes itself.");
    }

    private sealed class JsonReply<T>(int status, T value, JsonTypeInfo<T> type) : Reply(status)
    {
        public override void Write(Utf8JsonWriter to) => JsonSerializer.Serialize(to, value, type);
    }

    private sealed class EmptyReply(int status) : Reply(status)
    {
        public override bool HasBody => false;

        public override void Write(Utf8JsonWriter to)
        {
        }
    }
}
