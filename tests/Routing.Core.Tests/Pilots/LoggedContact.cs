using System.Collections.Immutable;

namespace Routing.Core.Tests;

/// <summary>A contact of a world in which who takes it decides what comes of it, by a law that the policies do not know.</summary>
internal sealed record LoggedContact(SelectionCase Subject, ImmutableArray<Bid> Bids, DecisionRecord Decision, bool Resolved, int Score, double Seconds)
{
    private const double Explored = .5;

    public static LoggedContact Make(Draw draw, string running, string id)
    {
        var subject = Choosing.Case(complexity: 1 + draw.Below(10)) with { Priority = 100 * draw.Uniform() };
        ImmutableArray<Bid> bids = [.. Enumerable.Range(0, 4).Select(n => Offered($"a-{n}", n, draw))];
        var policy = SelectionPolicies.Find(running);
        var award = policy.Select(subject, bids, new Random(draw.Below(int.MaxValue)))!;
        ImmutableArray<string> able = [.. bids.Where(bid => bid.Eligible == Eligible.Yes).Select(bid => bid.Agent)];
        award = policy.IsEven ? ExploringAward.Even(award) : ExploringAward.Of(award, new Exploration(Explored, able.Length, able, draw.Chance(Explored) ? draw.OneOf(able) : null), bids, "repair");
        var decision = new DecisionRecord
        {
            ContactId = id, Queue = "q", At = Given.Noon, Winner = award.Agent, Reason = award.Reason, Policy = running, Need = new Requirement(Channel.Voice),
            Bids = award.Scores, Propensity = award.Scores.First(score => score.Agent == award.Agent).Propensity, Choices = PolicyChoices.Of(subject, bids, new Random(1)),
        };
        var made = new LoggedContact(subject, bids, decision, false, 0, 0);
        var mean = made.Satisfies(award.Agent);
        return made with
        {
            Resolved = draw.Chance(made.Resolves(award.Agent)),
            Score = (int)Math.Floor(mean) + (draw.Chance(mean - Math.Floor(mean)) ? 1 : 0),
            Seconds = -made.Takes(award.Agent) * Math.Log(draw.Uniform()),
        };
    }

    /// <summary>Who takes it under a policy, by that policy itself.</summary>
    public string ChosenBy(string policy) => SelectionPolicies.Find(policy).Select(Subject, Bids, new Random(1))!.Agent;

    public double TruthOf(string policy, Func<string, double> law)
    {
        var able = Bids.Where(bid => bid.Eligible == Eligible.Yes).ToList();
        return policy switch
        {
            "random" => able.Average(bid => law(bid.Agent)),
            "most-resolving" => law(able.MaxBy(bid => Math.Round(bid.Expected.Resolved, 4))!.Agent),
            _ => law(ChosenBy(policy)),
        };
    }

    // The law: the skilled resolve more, sooner, and to more satisfaction; the busy less.
    public double Resolves(string agent) => .35 + (.055 * Of(agent).SkillLevel) - (.2 * Of(agent).Load);

    public double Satisfies(string agent) => 2 + (.25 * Of(agent).SkillLevel) - (.5 * Of(agent).Load);

    public double Takes(string agent) => 500 - (35 * Of(agent).SkillLevel) + (100 * Of(agent).Load);

    public void TellTo(SeenPolicy seen, int? agentSays = null, bool rates = true, bool judges = true)
    {
        var (id, agent) = (Decision.ContactId, Decision.Winner!);
        seen.See(new ContactOffered(id, "q", agent, $"{id}~1", Given.Noon, Decision));
        seen.See(new ContactCompleted(id, "q", agent, "repair", judges ? Resolved : null, agentSays, Seconds, 0));
        if (rates) seen.See(new ContactRated(id, "q", agent, Score));
    }

    private Bid Of(string agent) => Bids.First(bid => bid.Agent == agent);

    /// <summary>What is believed of agents is wrong on purpose: the intervals must hold all the same.</summary>
    private static Bid Offered(string agent, int n, Draw draw)
    {
        // Two can always take it, else there is no choice.
        if (n > 1 && draw.Chance(.3)) return Bid.Refusal(agent, Eligible.NoCapacity);
        var bid = Choosing.Bid(agent, 20 * draw.Uniform(), draw.Below(3) / 4.0, .5 + (.1 * n) + (.1 * draw.Uniform()), 200 + (60 * n) + draw.Below(50));
        return bid with { SkillLevel = 1 + (8 * draw.Uniform()), Served = draw.Below(30), Weight = 5 + (5 * n), SwitchesTopic = draw.Chance(.5), NeededElsewhere = .1 * draw.Uniform() };
    }
}
