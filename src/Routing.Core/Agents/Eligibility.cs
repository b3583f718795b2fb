using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Why an agent can, or cannot, take a contact; checked in the order of the members, but for those that came later.</summary>
public enum Eligible
{
    Yes,
    NotThisAgent,
    NotInQueue,
    NoChannel,
    MissingSkill,
    NoLanguage,
    RegionNotPermitted,
    WrongTier,
    NotReady,
    OfferOpen,
    NoCapacity,
    QueueLimit,

    /// <summary>Has the share of its capacity in use past which the queue gives it no more.</summary>
    LoadLimit,
    RefusedBefore,
    NoAnswer,
    Unknown,

    /// <summary>Spoken for by another order.</summary>
    Engaged,

    /// <summary>Could take it; is spared the simple ones for now.</summary>
    Spared,

    /// <summary>Could take it; others promised more, and only so many are asked.</summary>
    LessPromising,

    /// <summary>Has a contact in hand that one of this channel may not interrupt.</summary>
    Interrupts,

    /// <summary>Its shift ends before it would have done with it.</summary>
    ShiftEnds,

    /// <summary>A bot, and the contact is for people.</summary>
    NotForBots,

    /// <summary>In none of the teams that are allowed.</summary>
    WrongTeam,

    /// <summary>In a team that does not serve the queue at this hour.</summary>
    TeamClosed,

    /// <summary>Wraps up a contact, and is to do that undisturbed.</summary>
    InWrapUp,
}

/// <summary>Whether an agent's profile meets a requirement, whatever its load.</summary>
public static class Eligibility
{
    public static Eligible Check(string agentId, AgentProfile agent, string queue, Requirement need)
    {
        if (need.OnlyAgent is { } only)
        {
            // A contact for one person (a transfer, an assignment) reaches them whatever queues they serve.
            if (only != agentId) return Eligible.NotThisAgent;
        }
        else if (!agent.Queues.Contains(queue)) return Eligible.NotInQueue;
        if (need.Bots == BotUse.Never && agent.Kind == AgentKind.Bot) return Eligible.NotForBots;
        if (agent.Places(need.Channel) <= 0) return Eligible.NoChannel;
        foreach (var skill in need.Skills)
        {
            if (agent.Skills.GetValueOrDefault(skill.Skill) < skill.MinLevel) return Eligible.MissingSkill;
        }
        if (need.Language is { } language && !agent.Languages.IsEmpty && !LanguageTag.AnyServes(agent.Languages, language)) return Eligible.NoLanguage;
        if (!MaySee(agent, need.Region)) return Eligible.RegionNotPermitted;
        if (!need.AgentTiers.IsEmpty && !need.AgentTiers.Contains(agent.Tier ?? "")) return Eligible.WrongTier;
        if (!need.Teams.IsEmpty && !Shares(agent.Teams, need.Teams)) return Eligible.WrongTeam;
        if (!need.ClosedTeams.IsEmpty && Shares(agent.Teams, need.ClosedTeams)) return Eligible.TeamClosed;
        return Eligible.Yes;
    }

    internal static bool Shares(ImmutableArray<string> own, ImmutableArray<string> named)
    {
        foreach (var team in own)
        {
            if (named.Contains(team)) return true;
        }
        return false;
    }

    /// <summary>Whether the agent may see the data of a region's customers: whoever is to have to do with a contact must.</summary>
    public static bool MaySee(AgentProfile agent, string? region) => region is null || agent.Regions.IsEmpty || agent.Regions.Contains(region);
}
