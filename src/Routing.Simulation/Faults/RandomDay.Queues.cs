using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Simulation;

/// <summary>How queues are configured: as they are to begin with and in the end, and what admins make of them meanwhile.</summary>
public sealed partial class RandomDay
{
    private static readonly string[] Selections =
        ["best-bid", "random", "longest-idle", "least-occupied", "round-robin", "most-skilled", "weighted", "priority", "learned", "suggest", "external"];

    private static QueueConfig Usual(string id) => new()
    {
        Name = id,
        WrapUpSeconds = id == "care" ? 15 : 0,
        OnNoAnswer = id == "chats" ? NoAnswerAction.StayReady : NoAnswerAction.NotReady,
        MaxPerAgent = id == "chats" ? 2 : 0,
        Requirements = id == "care" ? [new SkillLevel("care", 5)] : [],
        Relaxations = id == "care" ? [new Relaxation { AfterSeconds = 40, Requirements = [new SkillLevel("care", 1)] }] : [],
        Overflow = id switch
        {
            "calls" => [new Overflow { AfterSeconds = 60, WhenWaiting = 2, MoveTo = "care" }, new Overflow { AfterSeconds = 15, OfferCallback = true }],
            "chats" => [new Overflow { AfterSeconds = 20, WhenNoAgents = true, MoveTo = "calls", AddPriority = 3 }],
            _ => [],
        },
        RegainPlaceSeconds = id == "care" ? 0 : 60,
        AnnounceAtSeconds = id == "calls" ? [10, 30] : [],
        Callback = new CallbackRule { MaxAttempts = 2, RetryAfterSeconds = 20, MaxAheadSeconds = 300 },
    };

    private void ChangeQueue(string id)
    {
        if (!_changing.Add(id)) return;
        var config = Unusual(id);
        Begin($"{id} is changed to {config}", () => Changing(id, () => Put(id, config)));
    }

    private QueueConfig Unusual(string id)
    {
        var usual = Usual(id);
        return _random.Next(16) switch
        {
            0 => usual,
            1 => usual with { Requirements = [new SkillLevel("care", _random.Next(1, 8))] },
            2 => usual with { Relaxations = [new Relaxation { AfterSeconds = _random.Next(1, 30), Requirements = [new SkillLevel("care", 0)] }] },
            3 => usual with { Overflow = [new Overflow { AfterSeconds = _random.Next(5, 60), WhenNoAgents = Chance(0.5), MoveTo = Other(id), AddPriority = 1 }] },
            4 => usual with { MaxPerAgent = _random.Next(3), WrapUpSeconds = _random.Next(2) * 10, MaxLoad = Chance(0.5) ? 1 : 0.5 },
            5 => usual with { AutoAccept = true },
            6 => usual with { OfferTimeoutSeconds = _random.Next(5, 40), Priority = _random.Next(5), AgeingPerMinute = _random.Next(3), MaxWaitSeconds = _random.Next(2) * 20 },
            7 or 8 => usual with { Overflow = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => AnyOverflow(id))] },
            9 => usual with { OpeningHours = AnyHours(id) },
            10 => usual with { Seniors = new SeniorRule { AgentTiers = ["senior"], MaxComplexity = _random.Next(1, 10), AfterSeconds = _random.Next(40), WhileIdle = _random.Next(3) } },
            11 or 12 => usual with { Selection = Any(["suggest", "external"]), External = Scorer, MaxWaitSeconds = _random.Next(3) * 20 },
            13 => usual with { Teams = ["early"], Relaxations = [new Relaxation { AfterSeconds = _random.Next(1, 30), Teams = ["early", "late"] }], TeamHours = [AnyHoursOf("early")] },
            14 => usual with { TeamHours = [AnyHoursOf("early"), AnyHoursOf("late")] },
            _ => usual with { Selection = Any(Selections), External = Scorer },
        };
    }

    private TeamHours AnyHoursOf(string team)
    {
        var from = _center.Now.AddMinutes(_random.Next(-2, 3));
        return new TeamHours { Team = team, Open = [new RuleHours { From = WallClock(from), To = WallClock(from.AddMinutes(_random.Next(1, 6))) }] };
    }

    private ExternalScorer Scorer => new() { Url = "http://scorer.example", Fallback = Any(["best-bid", "longest-idle"]) };

    /// <summary>One of all that a queue can do with a contact, on one of all its conditions.</summary>
    private Overflow AnyOverflow(string id)
    {
        var when = _random.Next(5) switch
        {
            0 => new Overflow { AfterSeconds = _random.Next(40) },
            1 => new Overflow { WhenWaiting = _random.Next(1, 4) },
            2 => new Overflow { WhenNoAgents = true },
            3 => new Overflow { WhenNoAgents = true, AfterSeconds = _random.Next(20) },
            _ => new Overflow { WhenEstimatedWaitSeconds = _random.Next(1, 60) },
        };
        return _random.Next(8) switch
        {
            0 => when with { MoveTo = Other(id), SetPriority = _random.Next(9) },
            1 => when with { Refuse = true, Message = "too many" },
            2 => when with { OfferCallback = true },
            3 => when with { ToChannel = Any([Channel.Voice, Channel.Chat, Channel.Email]) },
            4 => when with { Voicemail = true },
            5 => when with { Relax = true },
            6 => when with { AddRequirements = [new SkillLevel("goods", _random.Next(1, 3))] },
            _ => when with { AddPriority = _random.Next(1, 9) },
        };
    }

    /// <summary>Open, or closed, for some of the next minutes; with somewhere else to go, a refusal, or neither.</summary>
    private OpeningHours AnyHours(string id)
    {
        var from = _center.Now.AddMinutes(_random.Next(-2, 3));
        var hours = new RuleHours { From = WallClock(from), To = WallClock(from.AddMinutes(_random.Next(1, 6))) };
        ImmutableArray<OutsideHours> outside = _random.Next(3) switch
        {
            0 => [],
            1 => [new OutsideHours { Refuse = true }],
            _ => [new OutsideHours { MoveTo = Other(id) }],
        };
        return Chance(0.5) ? new OpeningHours { Open = [hours], Outside = outside } : new OpeningHours { Closed = [hours], Outside = outside };
    }

    private static string WallClock(DateTimeOffset at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);

    private string Other(string queue) => Any([.. Queues.Where(other => other != queue)]);
}
