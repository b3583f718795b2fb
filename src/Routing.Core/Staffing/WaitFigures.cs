namespace Routing.Core;

/// <summary>What arrives at a queue in a slot, and how long customers wait: all that its waits depend on but for the agents.</summary>
/// <param name="PatienceSeconds">Mean time a customer waits before leaving; null where nobody leaves (Erlang C).</param>
public sealed record StaffingLoad(double ContactsPerHour, double HandleSeconds, double? PatienceSeconds = null)
{
    private const double SecondsPerHour = 3600;

    /// <summary>Agents' work that arrives per unit of time, in agents (erlang).</summary>
    public double Work => ContactsPerHour * HandleSeconds / SecondsPerHour;

    public double ContactsPerSecond => ContactsPerHour / SecondsPerHour;
}

/// <summary>How a queue does with so many agents. Shares are of all who arrive.</summary>
/// <param name="Agents">To the nearest whole number, where one is there for a part of the time.</param>
/// <param name="InTime">Answered within the threshold.</param>
/// <param name="MeanWaitSeconds">Until answered, over those who are (ASA); infinite where work piles up without end.</param>
public sealed record WaitFigures(int Agents, double Waits, double InTime, double MeanWaitSeconds, double Abandoned, double Occupancy);
