namespace Routing.Actors;

/// <summary>The comparisons that one gateway has in hand or has done since it started.</summary>
public interface IWhatIfHand
{
    /// <summary>How far each is, without what it found.</summary>
    IReadOnlyList<WhatIfView> All { get; }

    WhatIfView? Find(string id);

    /// <summary>Ends it if it is under way, and forgets it. False when there is none.</summary>
    bool Remove(string id);
}

/// <summary>
/// The comparisons of the other gateways of the same engine: whoever asks for one may be sent to any gateway. An engine with
/// one gateway brings none.
/// </summary>
public interface IWhatIfPeers
{
    ValueTask<IReadOnlyList<WhatIfView>> All(CancellationToken ct = default);

    /// <summary>Null when all have answered, and none has it.</summary>
    /// <exception cref="StoreUnavailableException">One did not answer that might have it.</exception>
    ValueTask<WhatIfView?> Find(string id, CancellationToken ct = default);

    /// <inheritdoc cref="IWhatIfHand.Remove"/>
    /// <exception cref="StoreUnavailableException">One did not answer that might have it.</exception>
    ValueTask<bool> Remove(string id, CancellationToken ct = default);
}
