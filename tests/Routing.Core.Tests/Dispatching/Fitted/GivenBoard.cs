using System.Collections.Immutable;

namespace Routing.Core.Tests;

/// <summary>X1 on a board: queues a and b, five agents who are good at each; all of them idle, nobody waiting.</summary>
internal sealed class GivenBoard
{
    private readonly Dictionary<string, AgentSnapshot> _agents = [];

    public GivenBoard(Func<QueueConfig, QueueConfig>? config = null, Func<AgentProfile, AgentProfile>? profile = null, int arrivals = 400)
    {
        foreach (var queue in new[] { "a", "b" }) Board.Update(queue, (config ?? (q => q))(new QueueConfig { Name = queue }), 1);
        for (var n = 0; n < 10; n++)
        {
            var (home, id) = (n < 5 ? "a" : "b", $"{(n < 5 ? "a" : "b")}-{n % 5}");
            var agent = new AgentProfile
            {
                Name = id,
                Queues = ["a", "b"],
                MaxConcurrent = 1,
                Skills = new[] { "a", "b" }.ToImmutableDictionary(skill => skill, skill => skill == home ? 8 : 3),
            };
            _agents[id] = new AgentSnapshot
            {
                Agent = id,
                Version = 1,
                Profile = (profile ?? (p => p))(agent),
                Presence = PresenceKind.Ready,
                Open = [Channel.Voice],
                IdleSince = Given.Noon,
                Tallies = [.. new[] { "a", "b" }.Select(intent => new IntentTally(intent, 1_000, 1_000, intent == home ? 850 : 650, 0, 0, 60_000))],
            };
            Board.Update(_agents[id]);
        }
        for (var n = 0; n < arrivals; n++)
        {
            foreach (var queue in new[] { "a", "b" }) Flows.Plan(Key(queue), queue, Given.Noon);
        }
        foreach (var queue in new[] { "a", "b" })
        {
            // One waits all the while, and a quarter of all minutes ends in impatience.
            Flows.See(queue, Head(queue, 1), Given.Noon);
            Flows.See(queue, Head(queue, 0) with { Came = arrivals, GaveUp = (int)(arrivals / 4.25 / 4) }, Given.Noon.AddMinutes(arrivals / 4.25));
        }
    }

    public Board Board { get; } = new(new Random(1));
    public BoardFlows Flows { get; } = new();

    public static ClassKey Key(string queue) => new(queue, new Requirement(Channel.Voice, [new SkillLevel(queue)]));

    public static QueueHead Head(string queue, int count) => new() { Signature = Key(queue).Signature, Count = count, WaitingSince = Given.Noon, Intent = queue };

    public BoardHead Wait(string queue, int count, Func<QueueHead, QueueHead>? with = null)
    {
        var head = new BoardHead((with ?? (h => h))(Head(queue, count)));
        Board.Queues[queue].Heads[head.Head.Signature] = head;
        return head;
    }

    public BoardAgent Agent(string id) => Board.Agents[id];

    public void Busy(params string[] agents)
    {
        foreach (var id in agents) Change(id, agent => agent with { Open = [] });
    }

    public void Change(string id, Func<AgentSnapshot, AgentSnapshot> change)
    {
        _agents[id] = change(_agents[id]) with { Version = _agents[id].Version + 1, Tallies = [] };
        Board.Update(_agents[id]);
    }

    /// <summary>A rule of X1 that assigns at home always, and abroad where as many wait.</summary>
    public FittedKept Rule(double abroadFrom = 3)
    {
        var model = BoardModels.Of(Board, Flows)!;
        var pairs = new Pairs(model.Model);
        return new FittedKept(model, new FittedRule
        {
            Model = model.Model,
            Form = RuleForm.Small,
            // Of nine weights the first is of 1 and the second of .2·q ÷ (.9·√5).
            Weights = [.. Enumerable.Range(0, pairs.Count).Select(p => Weights(FittedRule.WeightsOf(model.Model, RuleForm.Small, p), IsAtHome(model, pairs, p), abroadFrom))],
            Slack = [.. Enumerable.Repeat(0.0, pairs.Count)],
            Caps = [10, 10],
        }, Given.Noon);
    }

    private static bool IsAtHome(BoardModel model, Pairs pairs, int pair) => model.Homes[pairs.Pool[pair]].Contains($"{model.Classes[pairs.Class[pair]].Queue}=8", StringComparison.Ordinal);

    private static ImmutableArray<double> Weights(int count, bool isAtHome, double abroadFrom)
    {
        var weights = new double[count];
        weights[0] = isAtHome ? 10 : -abroadFrom + 0.5;
        if (!isAtHome) weights[1] = 0.9 * Math.Sqrt(5) / 0.2;
        return [.. weights];
    }
}
