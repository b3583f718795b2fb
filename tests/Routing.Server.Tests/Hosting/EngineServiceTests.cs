using Microsoft.Extensions.Logging;
using Routing.Actors;
using Routing.Embedded;

namespace Routing.Server.Tests;

public sealed class EngineServiceTests
{
    [Fact]
    public async Task A_customer_that_fails_is_not_named_in_the_log_and_others_are()
    {
        using var log = new LogLines();
        using var logging = LoggerFactory.Create(to => to.AddProvider(log));
        var store = new MemoryStore();
        using var engine = new EmbeddedEngine(store, TimeProvider.System, PoolScheduler.Instance);
        var service = new EngineService(engine, store, logging.CreateLogger<EngineService>());
        await service.StartAsync(CancellationToken.None);
        store.Fail = write => new StoreUnavailableException($"{write.Key} cannot be written");

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await engine.Customer("u-wang").Configure(new CustomerProfile(), null));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await engine.Agent("li-na").Configure(new AgentProfile { Name = "Li Na" }, "default", null));

        var customer = Assert.Single(log.Lines, line => line.Contains("customer", StringComparison.Ordinal));
        Assert.DoesNotContain("u-wang", customer, StringComparison.Ordinal);
        Assert.Contains(nameof(StoreUnavailableException), customer, StringComparison.Ordinal);
        Assert.Contains(log.Lines, line => line.Contains("li-na", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_store_that_fails_is_one_line_of_the_log_whoever_meets_it(bool unexpectedly)
    {
        using var log = new LogLines();
        using var logging = LoggerFactory.Create(to => to.AddProvider(log));
        var store = new MemoryStore();
        using var engine = new EmbeddedEngine(store, TimeProvider.System, PoolScheduler.Instance);
        await new EngineService(engine, store, logging.CreateLogger<EngineService>()).StartAsync(CancellationToken.None);
        store.Fail = write => unexpectedly
            ? new InvalidOperationException($"{write.Key} is not liked")
            : new StoreUnavailableException("The disk is full.", new Microsoft.Data.Sqlite.SqliteException("database or disk is full", 13));

        for (var n = 0; n < 5; n++) await Assert.ThrowsAsync<StoreUnavailableException>(async () => await engine.Customer($"u-wang-{n}").Configure(new CustomerProfile(), null));

        var line = Assert.Single(log.Lines);
        Assert.Contains(unexpectedly ? nameof(InvalidOperationException) : "The disk is full.", line, StringComparison.Ordinal);
        Assert.DoesNotContain("u-wang", line, StringComparison.Ordinal);
    }

    /// <summary>What would stand in the log, exceptions and all.</summary>
    private sealed class LogLines : ILoggerProvider, ILogger
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
