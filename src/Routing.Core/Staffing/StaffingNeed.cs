namespace Routing.Core;

/// <summary>Agents needed in a slot, and what one more or less would change.</summary>
/// <param name="OnContacts">Agents there for contacts.</param>
/// <param name="Scheduled">Agents to put on the roster for that, shrinkage included.</param>
public sealed record StaffingNeed(int OnContacts, int Scheduled, WaitFigures OneLess, WaitFigures Enough, WaitFigures OneMore)
{
    /// <summary>More agents than this are not looked for: such a queue is to be divided.</summary>
    public const int MaxAgents = 20_000;

    /// <exception cref="ArgumentException">The targets cannot be met by any number up to <see cref="MaxAgents"/>.</exception>
    public static StaffingNeed Of(StaffingLoad load, StaffingTargets targets)
    {
        var agents = load.Work <= 0 ? 0 : Least(load, targets);
        return new StaffingNeed(
            agents, Rostered(agents, targets), Erlang.Figures(load, Math.Max(0, agents - 1), targets.ThresholdSeconds),
            Erlang.Figures(load, agents, targets.ThresholdSeconds), Erlang.Figures(load, agents + 1, targets.ThresholdSeconds));
    }

    /// <summary>Agents on contacts when so many are on the roster, on the mean of the time: one of whom a tenth goes to training is there for nine tenths of it.</summary>
    public static double Present(int rostered, StaffingTargets targets) => rostered * (1 - targets.Shrinkage);

    /// <summary>Agents to put on the roster for so many on contacts.</summary>
    public static int Rostered(int agents, StaffingTargets targets) => (int)Math.Ceiling((agents / (1 - targets.Shrinkage)) - 1e-9);

    // More agents never do worse, so the least that is enough is found by halving.
    private static int Least(StaffingLoad load, StaffingTargets targets)
    {
        bool Enough(int agents) => targets.AreMetBy(Erlang.Figures(load, agents, targets.ThresholdSeconds));
        var (less, more) = (0, Math.Max(1, (int)Math.Ceiling(load.Work)));
        while (!Enough(more))
        {
            if (more >= MaxAgents) throw new ArgumentException($"No number of agents up to {MaxAgents} is enough for {load.ContactsPerHour:0} contacts an hour.");
            (less, more) = (more, Math.Min(MaxAgents, more + Math.Max(1, more / 4)));
        }
        while (more - less > 1)
        {
            var middle = (less + more) / 2;
            if (Enough(middle)) more = middle;
            else less = middle;
        }
        return more;
    }
}
