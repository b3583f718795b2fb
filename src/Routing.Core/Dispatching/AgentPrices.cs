namespace Routing.Core;

/// <summary>Contacts that wait in another queue and that an agent could serve as well.</summary>
/// <param name="WaitingCostPerMinute">Worth of a minute of one contact's waiting there.</param>
/// <param name="Waiting">How many of them wait.</param>
/// <param name="Agents">Agents who serve that queue, this one included.</param>
/// <param name="HandleSeconds">Mean handle time there.</param>
public readonly record struct OtherWork(double WaitingCostPerMinute, int Waiting, int Agents, double HandleSeconds);

/// <summary>What it costs other waiting work to take an agent now.</summary>
/// <remarks>
/// With n agents at a mean handle time T, contacts leave a queue every T ÷ n. An agent who takes something else first
/// gives up one departure there, so each of the q who wait there leaves one departure later: h·q·T ÷ n, in the queue's
/// currency. That is the externality of one more contact ahead (Haviv and Ritov, 1998). The greatest over the other
/// queues is charged, not the sum, as the agent could have served only one of them next. It ranks several free agents
/// for one contact, sparing whom others wait for; with one free agent it changes nothing. Work that is expected but not
/// waiting yet is charged by <see cref="Candidate.NeededElsewhere"/> instead.
/// </remarks>
public static class AgentPrices
{
    public static double Of(IEnumerable<OtherWork> others)
    {
        var price = 0.0;
        foreach (var work in others)
        {
            if (work.Agents <= 0) continue;
            price = Math.Max(price, work.WaitingCostPerMinute * work.Waiting * work.HandleSeconds / 60 / work.Agents);
        }
        return price;
    }
}
