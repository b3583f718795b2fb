namespace Routing.Core.Tests;

public sealed class ShrinkageTests
{
    [Fact]
    public void Nothing_seen_means_the_prior()
    {
        Assert.Equal(IntentMeans.Unknown, Shrinkage.OfGroup(IntentTally.Empty("repair")));
        var group = new IntentMeans(0.7, 200, 3, 500);
        Assert.Equal(group with { Contacts = 0 }, Shrinkage.OfAgent(IntentTally.Empty("repair"), group));
    }

    [Fact]
    public void Many_contacts_speak_for_themselves()
    {
        var means = Shrinkage.OfAgent(new IntentTally("repair", 100_000, 100_000, 90_000, 450_000, 100_000, 20_000_000), IntentMeans.Unknown);
        Assert.Equal(0.9, means.Resolved, 3);
        Assert.Equal(200, means.HandleSeconds, 0);
        Assert.Equal(4.5, means.Satisfaction, 3);
    }

    [Fact]
    public void Three_lucky_contacts_move_an_agent_only_a_little()
    {
        var means = Shrinkage.OfAgent(new IntentTally("repair", 3, 3, 3, 0, 0, 300), new IntentMeans(0.7, 300, 4, 900));
        Assert.Equal((3 + (44 * 0.7)) / 47, means.Resolved, 9);
        Assert.InRange(means.Resolved, 0.70, 0.73);
        Assert.Equal(4, means.Satisfaction);
    }

    [Fact]
    public void Shrunk_means_come_nearer_the_truth_than_raw_ones()
    {
        // Twenty agents whose true chances spread by .06 around .8, ten contacts each.
        var random = new Random(11);
        double rawError = 0, shrunkError = 0;
        for (var round = 0; round < 200; round++)
        {
            var truth = Enumerable.Range(0, 20).Select(_ => 0.8 + ((random.NextDouble() - 0.5) * 0.2)).ToArray();
            var resolved = truth.Select(p => Enumerable.Range(0, 10).Count(_ => random.NextDouble() < p)).ToArray();
            var group = Shrinkage.OfGroup(new IntentTally("x", 200, 200, resolved.Sum(), 0, 0, 0));
            for (var i = 0; i < 20; i++)
            {
                rawError += Math.Pow((resolved[i] / 10.0) - truth[i], 2);
                shrunkError += Math.Pow(Shrinkage.OfAgent(new IntentTally("x", 10, 10, resolved[i], 0, 0, 0), group).Resolved - truth[i], 2);
            }
        }
        Assert.True(shrunkError < 0.35 * rawError, $"{shrunkError} against {rawError}");
    }
}
