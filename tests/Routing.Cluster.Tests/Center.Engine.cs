using Routing.Cluster.Tests;

namespace Routing.Actors.Tests;

/// <summary>The center on two silos of Orleans.</summary>
internal sealed partial class Center
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);
    private readonly TwoSilos _silos = TwoSilos.Instance;

    /// <param name="seed">For engines whose order of events can be drawn; here it is what it is.</param>
    public Center(int seed = 1)
    {
        _ = seed;
        _silos.Empty();
        _silos.Post.Copies = null;
    }

    /// <summary>Set where actors are meant to fail; else any failure fails the test.</summary>
    public bool ExpectsFailures { get; init; }

    public DateTimeOffset Now => _silos.Clock.GetUtcNow();
    public TwoSilos Silos => _silos;
    public IActorDirectory Actors => _silos.Actors;
    public IEventLog Log => _silos.Log;

    /// <summary>How many copies of a notice arrive; null delivers each once.</summary>
    public Func<ActorKey, Notice, int>? Copies
    {
        set => _silos.Post.Copies = value;
    }

    /// <summary>Starts something that goes on beside what is run next.</summary>
    public Task<T> Start<T>(Func<Task<T>> body)
    {
        _silos.Stillness.Begin();
        return Task.Run(async () =>
        {
            try
            {
                return await body();
            }
            finally
            {
                _ = _silos.Stillness.EndLater();
            }
        });
    }

    public T Run<T>(Func<ValueTask<T>> body)
    {
        var running = Start(() => body().AsTask());
        return running.WaitAsync(Bound).GetAwaiter().GetResult();
    }

    /// <summary>Lets everything happen that can happen at this moment.</summary>
    public void Settle() => _silos.Settle();

    public void After(double seconds) => _silos.Advance(TimeSpan.FromSeconds(seconds));

    public void Post(ActorKey to, Notice notice) => _silos.Actors.Post(to, notice);

    public void Crash(ActorKey actor) => _silos.Crash(actor);

    /// <summary>Everybody ends as in a crash, and those are woken whom a waker would wake.</summary>
    public void Restart()
    {
        _silos.Settle();
        _silos.CrashAll();
        // Awaited: Orleans may lose a notice on its way to an activation that has just ended.
        foreach (var id in Run(() => _silos.Storage.List(ActorKind.Dispatcher, null, 1000))) Run(() => Actors.Dispatcher(id).Describe());
        foreach (var id in Run(() => _silos.Storage.List(ActorKind.Queue, null, 1000))) Run(() => Actors.Queue(id).Describe());
        _silos.Settle();
    }

    /// <summary>Takes note that the failures so far were meant to happen.</summary>
    public IReadOnlyList<Exception> TakeFailures()
    {
        var failures = new List<Exception>();
        while (_silos.Failures.TryDequeue(out var failed)) failures.Add(failed.Failure);
        return failures;
    }

    public void Dispose()
    {
        _silos.Settle();
        if (!ExpectsFailures) Assert.Empty(_silos.Failures);
    }
}
