using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway.Tests;

/// <summary>Keeps what was logged: there should be no error, whatever is sent. Of our own code at every level, of others' as the server does.</summary>
public sealed class FailureLog : ILoggerProvider
{
    public ConcurrentQueue<string> Errors { get; } = new();
    public ConcurrentQueue<string> Everything { get; } = new();
    private readonly System.Threading.Channels.Channel<string> _warnings = System.Threading.Channels.Channel.CreateUnbounded<string>();

    /// <summary>Waits, bounded, for a warning that says something: it may be written on another thread than what led to it.</summary>
    public async Task Warned(string what)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!(await _warnings.Reader.ReadAsync(bound.Token)).Contains(what, StringComparison.Ordinal))
        {
        }
    }

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName.StartsWith("Routing", StringComparison.Ordinal) ? LogLevel.Trace : LogLevel.Warning);

    public void Dispose()
    {
    }

    private void Keep(LogLevel level, string text)
    {
        Everything.Enqueue(text);
        if (level == LogLevel.Warning) _warnings.Writer.TryWrite(text);
        else if (level > LogLevel.Warning) Errors.Enqueue(text);
    }

    private sealed class Category(FailureLog kept, LogLevel least) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            // The values too: a sink that keeps structure writes them out, whatever the sentence shows of them.
            if (IsEnabled(logLevel)) kept.Keep(logLevel, $"{formatter(state, exception)} {(state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values) : null)} {exception}");
        }
    }
}
