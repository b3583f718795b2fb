namespace Routing.Core.Tests;

/// <summary>
/// The published study of lab.md: 20 agents × 8 intents, 6 idle agents offered at random; which share of the uplift that full knowledge would
/// bring do estimates bring after so many random contacts? It does not say how far agents differ. With intents around 1 (73 %, sd .5), agents of
/// sd .3 and cells of sd .43 on the logit, raw means capture what it states of them, so that its other figures can be held against ours.
/// </summary>
public sealed class LearnedUpliftTests
{
    private const int Agents = 20, Intents = 8, Idle = 6;
    private const double AgentSd = 0.3, CellSd = 0.43, IntentSd = 0.5, IntentMean = 1;
    private static readonly int Centers = Environment.GetEnvironmentVariable("ROUTING_TESTS") == "full" ? 400 : 40;
    private static readonly int[] Contacts = [800, 3_200, 8_000];
    private static readonly double[] Reference = [0.475, 0.725, 0.851];
    private static readonly double[] ReferenceRaw = [0.374, 0.677, 0.843];

    [Fact]
    public void Estimates_capture_the_share_of_uplift_that_the_reference_states_and_more_than_raw_means()
    {
        var centers = Enumerable.Range(0, Centers).Select(Center).ToList();
        for (var stage = 0; stage < Contacts.Length; stage++)
        {
            var (share, shareError) = Interval(centers.Select(c => c.Learned[stage]));
            var (raw, rawError) = Interval(centers.Select(c => c.Raw[stage]));
            var (gain, gainError) = Interval(centers.Select(c => c.Learned[stage] - c.Raw[stage]));
            var said = $"after {Contacts[stage]}: {share:0.000} ± {shareError:0.000}, raw {raw:0.000} ± {rawError:0.000}, gain {gain:0.000} ± {gainError:0.000}";
            // The center is like the reference's: raw means do as well there as here, give or take what seeds differ.
            Assert.True(Math.Abs(raw - ReferenceRaw[stage]) < Math.Max(0.03, rawError), said);
            Assert.True(share + shareError >= Reference[stage], said);
            Assert.True(gain - gainError > 0, said);
        }
    }

    private static (double[] Learned, double[] Raw) Center(int seed)
    {
        var draw = Draw.For(seed, "uplift");
        var chances = Chances(draw);
        var tallies = new IntentTally[Agents, Intents];
        for (var a = 0; a < Agents; a++)
        {
            for (var i = 0; i < Intents; i++) tallies[a, i] = IntentTally.Empty($"{i}");
        }
        var (learned, raw) = (new double[Contacts.Length], new double[Contacts.Length]);
        for (var (stage, contacts) = (0, 0); stage < Contacts.Length; stage++)
        {
            for (; contacts < Contacts[stage]; contacts++)
            {
                var (a, i) = (draw.Below(Agents), draw.Below(Intents));
                var tally = tallies[a, i];
                tallies[a, i] = tally with { Contacts = tally.Contacts + 1, Rated = tally.Rated + 1, Resolved = tally.Resolved + (draw.Chance(chances[a, i]) ? 1 : 0) };
            }
            var group = new GroupStatistics();
            foreach (var (a, i) in Pairs()) group.Update($"{a}", tallies[a, i]);
            (learned[stage], raw[stage]) = (
                Captured(seed, chances, (a, i) => group.Agent($"{a}", $"{i}").Resolved),
                Captured(seed, chances, (a, i) => tallies[a, i].Rated > 0 ? tallies[a, i].Resolved / tallies[a, i].Rated : IntentMeans.Unknown.Resolved));
        }
        return (learned, raw);
    }

    private static double[,] Chances(Draw draw)
    {
        var agents = Enumerable.Range(0, Agents).Select(_ => AgentSd * draw.Normal()).ToArray();
        var chances = new double[Agents, Intents];
        for (var i = 0; i < Intents; i++)
        {
            var intent = IntentMean + (IntentSd * draw.Normal());
            for (var a = 0; a < Agents; a++) chances[a, i] = ResponseFamily.Chance.Mean(intent + agents[a] + (CellSd * draw.Normal()), 0);
        }
        return chances;
    }

    /// <summary>Share of the way from a random agent to the best of those idle, over the same choices for all estimates.</summary>
    private static double Captured(int seed, double[,] chances, Func<int, int, double> estimate)
    {
        var draw = Draw.For(seed, "choices");
        var estimates = new double[Agents, Intents];
        foreach (var (a, i) in Pairs()) estimates[a, i] = estimate(a, i);
        var (chosen, random, best) = (0.0, 0.0, 0.0);
        var agents = Enumerable.Range(0, Agents).ToArray();
        for (var choice = 0; choice < 5_000; choice++)
        {
            var i = draw.Below(Intents);
            for (var a = 0; a < Idle; a++)
            {
                var other = a + draw.Below(Agents - a);
                (agents[a], agents[other]) = (agents[other], agents[a]);
            }
            var idle = agents.Take(Idle).ToArray();
            chosen += chances[idle.MaxBy(a => estimates[a, i]), i];
            random += idle.Average(a => chances[a, i]);
            best += idle.Max(a => chances[a, i]);
        }
        return (chosen - random) / (best - random);
    }

    private static IEnumerable<(int Agent, int Intent)> Pairs() => Enumerable.Range(0, Agents).SelectMany(a => Enumerable.Range(0, Intents).Select(i => (a, i)));

    /// <summary>Mean with its 95 % half-width.</summary>
    private static (double Mean, double HalfWidth) Interval(IEnumerable<double> values)
    {
        var all = values.ToList();
        var mean = all.Average();
        return (mean, 1.96 * Math.Sqrt(all.Sum(x => (x - mean) * (x - mean)) / (all.Count - 1) / all.Count));
    }
}
