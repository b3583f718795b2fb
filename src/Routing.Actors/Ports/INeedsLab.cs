namespace Routing.Actors;

/// <summary>Simulates rosters on the production actors under virtual time, until those are found who are needed. Whoever composes a server brings it, as with <see cref="IWhatIfLab"/>.</summary>
public interface INeedsLab
{
    /// <summary>Runs on the caller's thread until the needs are found, or the time is over.</summary>
    /// <param name="progress">Hears from 0 to 1 how far it is, and how many rosters were simulated.</param>
    /// <exception cref="WhatIfException">It cannot be simulated.</exception>
    NeedsResult Find(NeedsCase asked, Action<double, int> progress, Func<bool> isTimeOver, CancellationToken ct);
}
