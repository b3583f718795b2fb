using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Who of one queue could do another's work for a while.</summary>
public interface IStandIns
{
    /// <summary>Whether anybody could at any time: asked often, before anything is computed.</summary>
    bool CanHelp(string from, string to);

    /// <summary>How many at the most, of those not taken yet.</summary>
    int Most(string from, string to, int firstSlot, int slots);

    /// <summary>Takes so many; answers who they are, where that is known.</summary>
    ImmutableArray<string> Take(string from, string to, int firstSlot, int slots, int agents);

    /// <summary>Takes just these, if none of them is taken and all still could.</summary>
    bool TryTake(string from, string to, int firstSlot, int slots, ImmutableArray<string> who);
}

/// <summary>Stand-ins of whom is known only which queues they could help.</summary>
public sealed class AnyStandIns(Func<string, string, bool> canHelp) : IStandIns
{
    public bool CanHelp(string from, string to) => canHelp(from, to);

    public int Most(string from, string to, int firstSlot, int slots) => int.MaxValue;

    public ImmutableArray<string> Take(string from, string to, int firstSlot, int slots, int agents) => [];

    public bool TryTake(string from, string to, int firstSlot, int slots, ImmutableArray<string> who) => true;
}
