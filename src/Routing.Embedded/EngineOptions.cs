namespace Routing.Embedded;

/// <summary>Bounds of the embedded engine.</summary>
public sealed record EngineOptions
{
    /// <summary>Contact actors kept in memory before idle ones are evicted.</summary>
    public int MaxContacts { get; init; } = 10_000;

    /// <summary>Customer actors kept in memory before idle ones are evicted.</summary>
    public int MaxCustomers { get; init; } = 50_000;

    /// <summary>Agent actors kept in memory before those offline and without work are evicted.</summary>
    public int MaxAgents { get; init; } = 50_000;

    /// <summary>Seeds the actors' randomness; null draws it from the system.</summary>
    public int? Seed { get; init; }

    /// <summary>Fits rules for dispatchers; null fits none.</summary>
    public IFitter? Fitter { get; init; }

    /// <summary>Asks scorers outside this system; null asks none.</summary>
    public IScorer? Scorer { get; init; }

    /// <summary>Asks translators outside this system; null asks none.</summary>
    public ITranslator? Translator { get; init; }

    /// <summary>Tells bots outside this system; null tells none.</summary>
    public IBots? Bots { get; init; }

    /// <summary>Whether it plays what is not real, as beside a server's own engine.</summary>
    public bool IsSimulated { get; init; }

    /// <summary>Stands between actors and the engine by which they find each other; for simulation. Null for none.</summary>
    public Func<IActorDirectory, IActorDirectory>? Between { get; init; }
}
