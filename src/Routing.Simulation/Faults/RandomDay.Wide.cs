using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>
/// A wide day has bots, shifts, translations and profiles of the rules as well, and agents who are ready for some of their queues. They are
/// drawn from numbers of their own: the day of a seed that is not wide is what it was without them.
/// </summary>
public sealed partial class RandomDay
{
    private static readonly string[] Foreign = ["fr", "en", "de"];

    /// <summary>These two are people, and serve every queue between them.</summary>
    private const int LeastPeople = 2;
    private const double WideActs = 0.2;

    private readonly Random _wide;
    private readonly bool _isWide;
    private readonly HashSet<string> _bots = new(StringComparer.Ordinal);

    private bool IsWide(double of) => _isWide && _wide.NextDouble() < of;

    private T AnyWide<T>(IReadOnlyList<T> of) => of[_wide.Next(of.Count)];

    private void HireBots()
    {
        foreach (var agent in _agents.Skip(LeastPeople))
        {
            if (IsWide(0.4)) _bots.Add(agent);
        }
    }

    private AgentProfile AsHired(string id, AgentProfile profile) => !_bots.Contains(id) ? InGroup(id, profile) : InGroup(id, profile) with
    {
        Kind = AgentKind.Bot,
        Hook = new BotHook { Url = "https://bot.example", TimeoutSeconds = 5, MaxTalkSeconds = 45, HandOverTo = Array.IndexOf(_agents, id) % 2 == 0 ? null : Queues[1] },
    };

    private QueueConfig AsWide(QueueConfig config) => !IsWide(0.5) ? config : config with
    {
        Bots = _wide.Next(3) == 0 ? null : new BotRule { MaxComplexity = _wide.Next(2) == 0 ? null : 3 },
        Translation = _wide.Next(3) == 0
            ? null
            : new TranslationRule { AfterSeconds = _wide.Next(30), Url = _wide.Next(3) == 0 ? null : "https://translator.example", RetryAfterSeconds = _wide.Next(1, 10) },
    };

    private void ActWide()
    {
        switch (_wide.Next(8))
        {
            case < 3:
                Route(Next() with { Language = AnyWide(Foreign) });
                break;
            case < 5:
                PlanShift(AnyWide(_agents));
                break;
            case 5:
                SwitchProfiles();
                break;
            case 6:
                BeReadyForSome(AnyWide(_agents));
                break;
            default:
                var queue = AnyWide(Queues);
                if (!_changing.Add(queue)) return;
                var config = AsWide(Usual(queue));
                Begin($"{queue} is changed to {config}", () => Changing(queue, () => Put(queue, config)));
                break;
        }
    }

    private void PlanShift(string id)
    {
        if (!_changing.Add(id)) return;
        var begins = _center.Now.AddMinutes(_wide.Next(-3, 2));
        var hours = new RuleHours { From = WallClock(begins), To = WallClock(begins.AddMinutes(_wide.Next(1, 8))) };
        var rest = new ShiftBreak { Reason = "lunch", Hours = new RuleHours { From = WallClock(begins.AddMinutes(1)), To = WallClock(begins.AddMinutes(2)) }, Automatic = _wide.Next(2) == 0 };
        var profile = AsHired(id, Usual(Array.IndexOf(_agents, id)) with
        {
            Shifts = new ShiftPlan { Hours = [hours], Breaks = _wide.Next(2) == 0 ? [rest] : [], MaxOverrunSeconds = _wide.Next(2) * 300 },
            Languages = _wide.Next(2) == 0 ? [] : ["en"],
            SkillExpiry = _wide.Next(2) == 0 ? ImmutableDictionary<string, DateTimeOffset>.Empty : ImmutableDictionary<string, DateTimeOffset>.Empty.Add("care", _center.Now.AddSeconds(_wide.Next(120))),
        });
        Begin($"{id} works {hours.From} to {hours.To}", () => Changing(id, () => Put(id, profile)));
    }

    /// <summary>Of queues alone: how much agents may have at a time is changed by their own profiles.</summary>
    private void SwitchProfiles()
    {
        var from = _center.Now.AddMinutes(_wide.Next(-1, 3));
        var profile = new RuleProfile
        {
            Name = "sale",
            On = _wide.Next(2) == 0,
            Hours = _wide.Next(2) == 0 ? [] : [new RuleHours { From = WallClock(from), To = WallClock(from.AddMinutes(_wide.Next(1, 4))) }],
            Agents =
            [
                _wide.Next(3) == 0
                    ? new AgentChange { AddQueues = [AnyWide(Queues)], LeaveQueues = [AnyWide(Queues)] }
                    : new AgentChange { AddQueues = [AnyWide(Queues)], Agents = _wide.Next(2) == 0 ? [AnyWide(_agents)] : [], Tiers = _wide.Next(2) == 0 ? ["senior"] : [] },
            ],
        };
        Begin($"rules are published with {(profile.On ? "the profile on" : $"the profile from {WallClock(from)}")}", async () =>
            (await Actors.Dispatcher(Defaults.Group).Publish(new GroupRules { DefaultQueue = Queues[0], Profiles = [profile] }, null)).Outcome);
    }

    private void BeReadyForSome(string agent)
    {
        string[] queues = [.. Queues.Where(_ => _wide.Next(2) == 0)];
        Begin($"{agent} is ready for {string.Join(' ', queues)}", () => Actors.Agent(agent).SetReady(queues));
    }
}
