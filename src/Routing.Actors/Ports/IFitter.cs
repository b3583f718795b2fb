namespace Routing.Actors;

/// <summary>
/// Fits rules for dispatchers, beside their turns: on threads of its own where time is real, at once under virtual time. A
/// fit takes seconds of a processor, so it is never done in a turn.
/// </summary>
public interface IFitter
{
    /// <returns>Null where it was called off.</returns>
    ValueTask<FittedRule?> Fit(MarkovModel model);
}
