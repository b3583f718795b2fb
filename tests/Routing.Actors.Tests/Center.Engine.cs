using Routing.Embedded;
using Routing.Simulation;

namespace Routing.Actors.Tests;

/// <summary>The center on the embedded engine: one thread, one seed.</summary>
internal sealed partial class Center
{
    private readonly SimulatedCenter _simulated;

    /// <param name="through">A store before the one that keeps; null for none.</param>
    public Center(int seed = 1, IFitter? fitter = null, IScorer? scorer = null, ITranslator? translator = null, IBots? bots = null, Func<MemoryStore, TimeProvider, IActorStore>? through = null) =>
        _simulated = new SimulatedCenter(seed, fitter: fitter, through: through, scorer: scorer, translator: translator, bots: bots);

    /// <summary>Set where actors are meant to fail; else any failure fails the test.</summary>
    public bool ExpectsFailures { get; init; }

    public DateTimeOffset Now => _simulated.Now;
    public MemoryStore Store => _simulated.Store;
    public EmbeddedEngine Engine => _simulated.Engine;
    public SimulatedCenter Simulated => _simulated;
    public IActorDirectory Actors => Engine;
    public IEventLog Log => Store;

    /// <summary>How many copies of a notice arrive; null delivers each once.</summary>
    public Func<ActorKey, Notice, int>? Copies
    {
        set => Engine.Copies = value;
    }

    /// <summary>Starts something that goes on beside what is run next.</summary>
    public Task<T> Start<T>(Func<Task<T>> body) => _simulated.Start(body);

    public T Run<T>(Func<ValueTask<T>> body) => _simulated.Run(async () => await body());

    /// <summary>Lets everything happen that can happen at this moment.</summary>
    public void Settle() => _simulated.Settle();

    public void After(double seconds) => _simulated.Advance(TimeSpan.FromSeconds(seconds));

    public void Post(ActorKey to, Notice notice) => Engine.Post(to, notice);

    public void Crash(ActorKey actor) => Engine.Crash(actor);

    public void Restart() => _simulated.Restart();

    /// <summary>Takes note that the failures so far were meant to happen.</summary>
    public IReadOnlyList<Exception> TakeFailures()
    {
        var failures = _simulated.Failures.Select(failure => failure.Failure).ToList();
        _simulated.Failures.Clear();
        return failures;
    }

    public void Dispose()
    {
        _simulated.Dispose();
        if (!ExpectsFailures) Assert.Empty(_simulated.Failures);
    }
}
