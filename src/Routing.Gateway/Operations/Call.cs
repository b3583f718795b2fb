using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Routing.Gateway;

/// <summary>One call of an operation: who calls, with what.</summary>
internal sealed class Call(HttpContext http, Operation operation, Caller caller)
{
    public HttpContext Http { get; } = http;
    public Operation Operation { get; } = operation;
    public Caller Caller { get; } = caller;
    public long BeganAt { get; } = Stopwatch.GetTimestamp();
    public ReadOnlyMemory<byte> Body { get; set; }

    /// <summary>The same for every repeat of this request under its Idempotency-Key, and for no other; null without a key.</summary>
    public string? RepeatId { get; set; }

    /// <summary>The id in the path; valid by the time a handler sees it.</summary>
    public string Id { get; } = http.Request.RouteValues.TryGetValue("id", out var id) ? (string)id! : "";

    /// <summary>The name in the path, of what has no id. The server leaves a slash in it as it was sent.</summary>
    public string Name { get; } = http.Request.RouteValues.TryGetValue("name", out var name) ? ((string)name!).Replace("%2F", "/", StringComparison.OrdinalIgnoreCase) : "";

    /// <summary>Taken at once: what goes on after its answer was given up would else ask a context that serves another request by then.</summary>
    public CancellationToken Ct { get; } = http.RequestAborted;

    /// <summary>What a handler answers that has written its answer itself, as streams do.</summary>
    public static readonly Reply Written = new Problem(new ProblemKind("written", 200, ""));

    /// <summary>Reads the body by a shape; null when <paramref name="problem"/> says why not.</summary>
    public T? Read<T>(Shape<T> shape, out Problem? problem) where T : class
    {
        var reading = new Reading();
        // Actions whose fields are all optional may come without a body.
        var json = Body.IsEmpty && Operation.BodyOptional ? EmptyObject : Body;
        var value = reading.Whole(json, shape);
        problem = reading.Fault;
        return value;
    }

    public string? Query(string name) => Http.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    private static readonly byte[] EmptyObject = "{}"u8.ToArray();

    /// <summary>Some more of an answer that is written piece by piece.</summary>
    public async ValueTask Send(string text) => await Http.Response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes(text), Ct);
}
