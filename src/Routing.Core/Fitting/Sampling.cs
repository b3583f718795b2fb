namespace Routing.Core;

/// <summary>One iteration of a fit: walks the model under the current rule with a little random action, and regresses what is sampled on the way.</summary>
internal sealed class Sampling
{
    private const double UsualGain = 0.002;
    private readonly Chain _chain;
    private readonly FitEffort _effort;
    private readonly Draw _draw;
    private readonly CoupledCopies _copies;
    private readonly CenterState _state;
    private readonly double _barRate;
    private readonly double _horizon;
    private readonly int[] _feasible;
    private readonly double[] _row = new double[Features.Most];
    private int _opportunities;

    /// <summary>How large a pair's advantage usually is, either way.</summary>
    private readonly double[] _usual;

    public Sampling(Chain chain, FitEffort effort, Draw draw)
    {
        (_chain, _effort, _draw) = (chain, effort, draw);
        _copies = new CoupledCopies(chain, draw);
        _state = chain.Start();
        _usual = new double[chain.Pairs.Count];
        _feasible = new int[chain.Pairs.Count];
        var service = MeanService(chain.Model, chain.Pairs);
        _barRate = 1 / (FittingDefaults.BarredServices * service);
        _horizon = FittingDefaults.HorizonServices * service * Math.Min(1, Math.Sqrt(FittingDefaults.HorizonAgents / chain.Model.Agents));
        Queues = new QueueSamples(chain.Model.Classes.Length);
    }

    public QueueSamples Queues { get; }

    /// <summary>Until enough is sampled.</summary>
    /// <returns>The cost rate of the walk.</returns>
    public double Run(AssignmentRule rule, Features[] features, RidgeRegression[] regressions, double exploration, CancellationToken stop)
    {
        var (samples, events) = (0, 0L);
        var (cost, time) = (0.0, 0.0);
        for (var n = 0L; samples < _effort.SamplesPerIteration && events < _effort.EventsPerIteration; n++)
        {
            if ((n & 0x3ff) == 0) stop.ThrowIfCancellationRequested();
            while (Feasible() is > 0 and var feasible)
            {
                if (++_opportunities % FittingDefaults.SampleEvery == 0 && _feasible[_draw.Below(feasible)] is var pair && IsClose(rule, pair))
                {
                    var row = _row.AsSpan(0, features[pair].Count);
                    features[pair].Write(_state.Seen, row);
                    var saved = _copies.Difference(_state, pair, rule, _barRate, _horizon);
                    regressions[pair].Add(row, saved - features[pair].Beyond(_state.Seen));
                    events += _copies.Events;
                    samples++;
                }
                Queues.Add(_state.Seen);
                var action = _draw.Chance(exploration) ? Any(feasible) : rule.Choose(_state.Seen, barred: -1);
                if (action < 0) break;
                cost += _chain.Assign(_state, action);
            }
            var rate = _chain.Rate(_state);
            cost += _chain.CostRate(_state) / rate;
            time += 1 / rate;
            _chain.Step(_state, _draw.Uniform() * rate);
            events++;
        }
        return cost / time;
    }

    /// <summary>
    /// Whether to sample here: always where assigning or holding is nearly a matter of indifference, seldom where one is
    /// plainly right. The fit is then best where the rule turns (our addition: it halved the gaps of policy.md's form).
    /// </summary>
    private bool IsClose(AssignmentRule rule, int pair)
    {
        if (rule.Rule.Form == RuleForm.Starting) return true;
        var advantage = Math.Abs(rule.Advantage(pair, _state.Seen));
        _usual[pair] += (_usual[pair] == 0 ? 1 : UsualGain) * (advantage - _usual[pair]);
        if (_usual[pair] <= 0) return true;
        var ratio = advantage / (FittingDefaults.CloseShare * _usual[pair]);
        return _draw.Chance(Math.Max(FittingDefaults.LeastSampled, 1 / (1 + ratio * ratio)));
    }

    private int Feasible()
    {
        if (!_chain.AnyWaits(_state)) return 0;
        var count = 0;
        for (var p = 0; p < _feasible.Length; p++)
        {
            if (_chain.IsFeasible(_state, p)) _feasible[count++] = p;
        }
        return count;
    }

    // Holding is an action like any other.
    private int Any(int feasible) => _draw.Below(feasible + 1) is var n && n < feasible ? _feasible[n] : -1;

    private static double MeanService(MarkovModel model, Pairs pairs)
    {
        var (agents, capacity) = (0, 0.0);
        for (var j = 0; j < model.Pools.Length; j++)
        {
            if (pairs.OfPool[j].Length == 0) continue;
            agents += model.Pools[j].Agents;
            capacity += model.Pools[j].Agents * pairs.OfPool[j].Average(p => pairs.Rate[p]);
        }
        return agents / capacity;
    }
}
