using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Routing.Gateway;

/// <summary>
/// How a body is read and what its values are held to, to be asked by the description: what it says of defaults and bounds is then what
/// holds, and no second list of them can grow old.
/// </summary>
internal abstract class BodyRule
{
    public abstract Type Type { get; }

    /// <summary>What is taken of a body, with the defaults of what it leaves out; null where it cannot be read.</summary>
    public abstract JsonNode? Taken(JsonNode body);

    /// <summary>The bounds that a number is told it is beyond; null where it is within, or something else is wrong.</summary>
    /// <param name="field">Where the number is, as problems name it.</param>
    public abstract NumberBounds? Refused(JsonNode body, string field);

    public static BodyRule Of<T>(Shape<T> shape, Func<T, ImmutableArray<Fault>>? check = null) where T : class =>
        new Rule<T>(shape, (JsonTypeInfo<T>)ApiJson.Default.GetTypeInfo(typeof(T))!, check ?? (_ => []));

    private sealed class Rule<T>(Shape<T> shape, JsonTypeInfo<T> type, Func<T, ImmutableArray<Fault>> check) : BodyRule where T : class
    {
        public override Type Type => typeof(T);

        public override JsonNode? Taken(JsonNode body) => Read(body, out _) is { } value ? JsonSerializer.SerializeToNode(value, type) : null;

        public override NumberBounds? Refused(JsonNode body, string field)
        {
            var value = Read(body, out var reading);
            if (value is null) return reading.Fault!.Field == field ? reading.Bounds : null;
            return check(value).FirstOrDefault(fault => fault.Field == field && fault.Bounds is not null)?.Bounds;
        }

        private T? Read(JsonNode body, out Reading reading)
        {
            reading = new Reading();
            return reading.Whole(Encoding.UTF8.GetBytes(body.ToJsonString()), shape);
        }
    }
}
