using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// What a contact needs of an agent. Two contacts with equal requirements are alike to every agent, so the value is
/// also the signature by which waiting contacts are indexed; it compares by content and keeps its hash.
/// </summary>
public sealed class Requirement : IEquatable<Requirement>
{
    private readonly int _hash;

    public Requirement(
        Channel channel,
        ImmutableArray<SkillLevel> skills = default,
        string? language = null,
        string? region = null,
        ImmutableArray<string> agentTiers = default,
        string? onlyAgent = null,
        ImmutableArray<string> sparedTiers = default,
        bool yields = false,
        string? translatedFrom = null,
        BotUse? bots = null,
        ImmutableArray<string> teams = default,
        ImmutableArray<string> closedTeams = default)
    {
        Channel = channel;
        Skills = skills.IsDefaultOrEmpty ? [] : Normalised(skills);
        Language = language;
        Region = region;
        AgentTiers = agentTiers.IsDefaultOrEmpty ? [] : agentTiers.Sort(StringComparer.Ordinal);
        OnlyAgent = onlyAgent;
        SparedTiers = sparedTiers.IsDefaultOrEmpty ? [] : sparedTiers.Sort(StringComparer.Ordinal);
        Yields = yields;
        TranslatedFrom = translatedFrom;
        Bots = bots;
        Teams = teams.IsDefaultOrEmpty ? [] : teams.Sort(StringComparer.Ordinal);
        ClosedTeams = closedTeams.IsDefaultOrEmpty ? [] : closedTeams.Sort(StringComparer.Ordinal);
        _hash = Hash();
    }

    public Channel Channel { get; }

    /// <summary>Skills in ordinal order, each once with its highest level.</summary>
    public ImmutableArray<SkillLevel> Skills { get; }
    public string? Language { get; }

    /// <summary>The region whose data the agent must be permitted to see.</summary>
    public string? Region { get; }

    /// <summary>Tiers of agent allowed; empty allows all.</summary>
    public ImmutableArray<string> AgentTiers { get; }

    /// <summary>Set while the contact is for one agent alone (a transfer to a person, an affinity hold, an assignment).</summary>
    public string? OnlyAgent { get; }

    /// <summary>Tiers of agent spared it for now; they could take it (<see cref="SeniorRule"/>).</summary>
    public ImmutableArray<string> SparedTiers { get; }

    /// <summary>The contacts of other queues go before it for now; see <see cref="QueueConfig.YieldsForSeconds"/>.</summary>
    public bool Yields { get; }

    /// <summary>The customer's language, for which a translation stands in; whoever speaks it needs none. Null while it is asked of the agent.</summary>
    public string? TranslatedFrom { get; }

    /// <summary>What bots have to do with it; null where they are agents like any other (<see cref="BotRule"/>).</summary>
    public BotUse? Bots { get; }

    /// <summary>Teams of agents allowed, of which one will do; empty allows everybody.</summary>
    public ImmutableArray<string> Teams { get; }

    /// <summary>Teams outside their hours: none of their agents is asked (<see cref="TeamHours"/>).</summary>
    public ImmutableArray<string> ClosedTeams { get; }

    /// <summary>Both requirements together: the union of skills at the higher level, the narrower of the rest.</summary>
    public Requirement And(ImmutableArray<SkillLevel> more) => more.IsDefaultOrEmpty ? this : With(skills: Skills.AddRange(more));

    public Requirement For(string? agent) => agent == OnlyAgent ? this : new(Channel, Skills, Language, Region, AgentTiers, agent, SparedTiers, Yields, TranslatedFrom, Bots, Teams, ClosedTeams);

    public Requirement In(string language) => language == Language ? this : new(Channel, Skills, language, Region, AgentTiers, OnlyAgent, SparedTiers, Yields, null, Bots, Teams, ClosedTeams);

    public Requirement On(Channel channel) => channel == Channel ? this : new(channel, Skills, Language, Region, AgentTiers, OnlyAgent, bots: Bots, teams: Teams);

    public Requirement OfTiers(ImmutableArray<string> tiers) => tiers.IsDefaultOrEmpty ? this : With(tiers: tiers);

    public Requirement OfTeams(ImmutableArray<string> teams) => teams.IsDefaultOrEmpty ? this : With(teams: teams);

    public Requirement Closing(ImmutableArray<string> teams) => teams.IsDefaultOrEmpty && ClosedTeams.IsEmpty ? this : With(closed: teams.IsDefault ? [] : teams);

    public Requirement Sparing(ImmutableArray<string> tiers) => tiers.IsDefaultOrEmpty && SparedTiers.IsEmpty ? this : With(spared: tiers.IsDefault ? [] : tiers);

    public Requirement Yielding(bool yields) => yields == Yields ? this : new(Channel, Skills, Language, Region, AgentTiers, OnlyAgent, SparedTiers, yields, TranslatedFrom, Bots, Teams, ClosedTeams);

    public Requirement With(BotUse? bots) => bots == Bots ? this : new(Channel, Skills, Language, Region, AgentTiers, OnlyAgent, SparedTiers, Yields, TranslatedFrom, bots, Teams, ClosedTeams);

    /// <summary>Without what is over by the clock: sparing and yielding.</summary>
    public Requirement Bare() => Sparing([]).Yielding(false);

    /// <summary>With a translation in the place of an agent who speaks the language.</summary>
    public Requirement Translated() => Language is null ? this : new(Channel, Skills, null, Region, AgentTiers, OnlyAgent, SparedTiers, Yields, Language, Bots, Teams, ClosedTeams);

    private Requirement With(
        ImmutableArray<SkillLevel>? skills = null, ImmutableArray<string>? tiers = null, ImmutableArray<string>? spared = null, ImmutableArray<string>? teams = null, ImmutableArray<string>? closed = null) =>
        new(Channel, skills ?? Skills, Language, Region, tiers ?? AgentTiers, OnlyAgent, spared ?? SparedTiers, Yields, TranslatedFrom, Bots, teams ?? Teams, closed ?? ClosedTeams);

    public bool Equals(Requirement? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && Channel == other.Channel && Language == other.Language
            && Region == other.Region && OnlyAgent == other.OnlyAgent && Yields == other.Yields && TranslatedFrom == other.TranslatedFrom && Bots == other.Bots
            && Skills.AsSpan().SequenceEqual(other.Skills.AsSpan())
            && AgentTiers.AsSpan().SequenceEqual(other.AgentTiers.AsSpan())
            && SparedTiers.AsSpan().SequenceEqual(other.SparedTiers.AsSpan())
            && Teams.AsSpan().SequenceEqual(other.Teams.AsSpan())
            && ClosedTeams.AsSpan().SequenceEqual(other.ClosedTeams.AsSpan()));

    public override bool Equals(object? obj) => Equals(obj as Requirement);

    public override int GetHashCode() => _hash;

    public override string ToString() =>
        string.Join(' ', [Channel.ToString(), .. Skills.Select(s => $"{s.Skill}≥{s.MinLevel}"), Language, Region, .. AgentTiers, .. Teams, OnlyAgent, .. SparedTiers.Select(tier => $"not yet {tier}"), .. ClosedTeams.Select(team => $"{team} closed"), TranslatedFrom is null ? null : $"translated from {TranslatedFrom}", Yields ? "yields" : null, Bots is null ? null : $"bots {Bots}"]);

    private static ImmutableArray<SkillLevel> Normalised(ImmutableArray<SkillLevel> skills) =>
        skills.Length == 1
            ? skills
            : [.. skills.GroupBy(s => s.Skill, StringComparer.Ordinal)
                .Select(g => g.MaxBy(s => s.MinLevel)!)
                .OrderBy(s => s.Skill, StringComparer.Ordinal)];

    // FNV-1a rather than HashCode: string hashes differ from process to process, and a replay must not.
    private int Hash()
    {
        var hash = 2166136261u;
        void Mix(ReadOnlySpan<char> text)
        {
            foreach (var c in text) hash = (hash ^ c) * 16777619;
            hash = (hash ^ 0xffff) * 16777619;
        }
        hash = (hash ^ (uint)Channel) * 16777619;
        if (Yields) hash = (hash ^ 0xff) * 16777619;
        foreach (var skill in Skills)
        {
            Mix(skill.Skill);
            hash = (hash ^ (uint)skill.MinLevel) * 16777619;
        }
        Mix(Language);
        Mix(Region);
        foreach (var tier in AgentTiers) Mix(tier);
        Mix(OnlyAgent);
        foreach (var tier in SparedTiers) Mix(tier);
        foreach (var team in Teams) Mix(team);
        foreach (var team in ClosedTeams) Mix(team);
        if (TranslatedFrom is not null) Mix(TranslatedFrom);
        if (Bots is { } bots) hash = (hash ^ (uint)(bots + 1)) * 16777619;
        return (int)hash;
    }
}
