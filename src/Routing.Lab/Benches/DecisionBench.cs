using System.Diagnostics;
using Routing.Actors;
using Routing.Simulation;

namespace Routing.Lab;

/// <summary>
/// Processor time per decision, without a disk: all agents busy, contacts waiting; again and again an agent closes one,
/// is offered the next, accepts it, and a new one arrives. On one thread under virtual time, so that nothing else counts.
/// </summary>
public static class DecisionBench
{
    /// <summary>Microseconds per round of close, decision, accept and arrival.</summary>
    /// <param name="rules">Rules of the group, of which a few hold for each contact.</param>
    public static double Measure(int agents, int waiting, int queues, int rounds, int rules = 0)
    {
        using var center = new SimulatedCenter();
        var size = new BenchSize(agents, queues, 1_000);
        if (rules > 0) center.Run(async () => await center.Engine.Dispatcher(Defaults.Group).Publish(Rules(rules, queues), null));
        center.Run(() => SetUp(center, size, agents + waiting));
        center.Settle();
        var clock = new Stopwatch();
        var random = new Random(1);
        for (var round = -rounds / 10; round < rounds; round++)
        {
            if (round == 0)
            {
                // What was made to fill the center is not of a decision: moved to old age within the time, it was most of it.
                GC.Collect();
                clock.Start();
            }
            var agent = center.Engine.Agent(BenchSize.AgentId(random.Next(agents)));
            center.Run(() => Round(center, agent, $"r{round}", BenchSize.QueueId(random.Next(queues))));
            center.Settle();
        }
        return clock.Elapsed.TotalMicroseconds / rounds;
    }

    /// <summary>As a rule book grows: most rules are of one queue or intent and need more than that; every fiftieth holds for all.</summary>
    private static GroupRules Rules(int rules, int queues) => new()
    {
        Rules = [.. Enumerable.Range(0, rules).Select(n => new RoutingRule
        {
            Name = $"rule {n}",
            When = (n % 50, n % 4) switch
            {
                (0, _) => new RuleCondition { Channels = [Channel.Chat] },
                (_, 0) => new RuleCondition { Queues = [BenchSize.QueueId(n % queues)], Tiers = ["gold"] },
                (_, 1) => new RuleCondition { Intents = [$"intent {n}"], Attributes = [new AttributeCondition { Name = "order", Is = ["open"] }] },
                (_, 2) => new RuleCondition { Languages = ["fr", "de"], Hours = [new RuleHours { From = "20:00", To = "06:00", TimeZone = "Europe/Berlin" }] },
                _ => new RuleCondition { QueueLengths = [new QueueLength { Queue = BenchSize.QueueId(n % queues), AtLeast = 100_000 }], UrgencyAtLeast = 50 },
            },
            Then = new RuleEffect { AddPriority = 1 },
        })],
    };

    private static async Task SetUp(SimulatedCenter center, BenchSize size, int contacts)
    {
        for (var n = 0; n < size.Queues; n++)
        {
            var config = size.Queue(n) with { AutoAccept = true, WrapUpSeconds = 0 };
            var answer = await center.Engine.Queue(BenchSize.QueueId(n)).Configure(config, null);
            await center.Engine.Dispatcher(config.Group).EnlistQueue(BenchSize.QueueId(n), config, answer.Version);
        }
        for (var n = 0; n < size.Agents; n++)
        {
            var profile = size.Agent(n);
            await center.Engine.Agent(profile.Name).Configure(profile with { Channels = profile.Channels.SetItem(Channel.Chat, 1) }, Defaults.Group, null);
            await center.Engine.Agent(profile.Name).SetPresence(PresenceKind.Ready, null);
        }
        for (var n = 0; n < contacts; n++) await Arrive(center, $"c{n}", BenchSize.QueueId(n % size.Queues));
    }

    private static async Task Round(SimulatedCenter center, IAgent agent, string id, string queue)
    {
        var busy = (await agent.Describe())!.Slots;
        if (busy.Count > 0) await agent.Complete(busy[0].ContactId, new Completion(true, null, null));
        await Arrive(center, id, queue);
    }

    private static async Task Arrive(SimulatedCenter center, string id, string queue)
    {
        var request = new ContactRequest { Id = id, CustomerId = $"u-{id.GetHashCode(StringComparison.Ordinal) & 1023}", Channel = Channel.Chat, Queue = queue, Intent = "general" };
        await new ContactRouter(center.Engine).Route(request, BenchSize.Customer, Defaults.Group);
    }
}
