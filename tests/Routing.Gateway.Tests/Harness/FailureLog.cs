using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway.Tests;

/// <summary>Keeps what was logged: there should be no error, whatever is sent.</summary>
public sealed class FailureLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Errors { get; } = new();
    private readonly System.Threading.Channels.Channel<string> _warnings = System.Threading.Channels.Channel.CreateUnbounded<string>();

    /// <summary>Waits, bounded, for a warning that says something: it may be written on another thread than what led to it.</summary>
    public async Task Warned(string what)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!(await _warnings.Reader.ReadAsync(bound.Token)).Contains(what, StringComparison.Ordinal))
        {
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        var text = $"{formatter(state, exception)} {exception}";
        if (logLevel == LogLevel.Warning) _warnings.Writer.TryWrite(text);
        else Errors.Enqueue(text);
    }

    public void Dispose()
    {
    }
}
