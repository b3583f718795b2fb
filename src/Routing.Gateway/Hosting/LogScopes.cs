using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway;

/// <summary>
/// What a line of the log is said to belong to: the trace under way, and the contact it is of, where that is known. Not what
/// the web server would say of each request: its path may name a customer.
/// </summary>
internal sealed class LogScopes : IExternalScopeProvider
{
    public void ForEachScope<TState>(Action<object?, TState> callback, TState state)
    {
        if (Activity.Current is not { } current) return;
        var scope = new Scope { new("TraceId", current.TraceId.ToHexString()), new("SpanId", current.SpanId.ToHexString()) };
        for (var span = current; span is not null; span = span.Parent)
        {
            if (span.GetTagItem(JourneyTrace.ContactTag) is not { } contact) continue;
            scope.Add(new("Contact", contact));
            break;
        }
        callback(scope, state);
    }

    public IDisposable Push(object? state) => Nothing.Instance;

    private sealed class Scope : List<KeyValuePair<string, object?>>
    {
        public override string ToString() => string.Join(", ", this.Select(value => $"{value.Key}:{value.Value}"));
    }

    private sealed class Nothing : IDisposable
    {
        public static readonly Nothing Instance = new();

        public void Dispose()
        {
        }
    }
}
