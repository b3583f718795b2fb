namespace Routing.Actors;

/// <summary>
/// Simulates a comparison on the production actors under virtual time. Whoever composes a server brings it, as the gateway
/// knows no engine, not even the simulated one.
/// </summary>
public interface IWhatIfLab
{
    /// <summary>Runs on the caller's thread until all pairs of runs are done, or the time is over and two are.</summary>
    /// <param name="progress">Hears from 0 to 1 how far it is, and how many pairs are done.</param>
    /// <exception cref="WhatIfException">It cannot be simulated.</exception>
    WhatIfResult Compare(WhatIfCase asked, Action<double, int> progress, Func<bool> isTimeOver, CancellationToken ct);
}

/// <summary>Why a comparison cannot be simulated, in words for whoever asked.</summary>
public sealed class WhatIfException(string message) : Exception(message);
