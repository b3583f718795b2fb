using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway.Tests;

/// <summary>Keeps what was logged: there should be no error, whatever is sent.</summary>
public sealed class FailureLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Errors { get; } = new();
    public ConcurrentQueue<string> Warnings { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) (logLevel == LogLevel.Warning ? Warnings : Errors).Enqueue($"{formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
    }
}
