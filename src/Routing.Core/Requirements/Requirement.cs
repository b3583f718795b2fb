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
        BotUse? bots = null)
    {
        Channel = channel;
        Skills = skills.IsDefaultOrEmpty ? [] : Normalised(skills);
        Language = language;
        Region = region;
        AgentTiers = agentTiers.IsDefaultOrEmpty ? [] : agentTiers.Sort(StringComparer.Ordinal);
        OnlyAgent = onlyAgent;
        SparedTiers = sparedTiers.IsDefaultOrEmpty ? [] : sparedTiers.Sort(StringComparer.Ordinal);
        Bots = bots;
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

    /// <summary>What bots have to do with it; null where they are agents like any other (<see cref="BotRule"/>).</summary>
    public BotUse? Bots { get; }

    /// <summary>Both requirements together: the union of skills at the higher level, the narrower of the rest.</summary>
    public Requirement And(ImmutableArray<SkillLevel> more) =>
        more.IsDefaultOrEmpty ? this : new(Channel, Skills.AddRange(more), Language, Region, AgentTiers, OnlyAgent, SparedTiers, Bots);

    public Requirement For(string? agent) =>
        agent == OnlyAgent ? this : new(Channel, Skills, Language, Region, AgentTiers, agent, SparedTiers, Bots);

    public Requirement In(string language) => language == Language ? this : new(Channel, Skills, language, Region, AgentTiers, OnlyAgent, SparedTiers, Bots);

    public Requirement On(Channel channel) => channel == Channel ? this : new(channel, Skills, Language, Region, AgentTiers, OnlyAgent, bots: Bots);

    public Requirement OfTiers(ImmutableArray<string> tiers) =>
        tiers.IsDefaultOrEmpty ? this : new(Channel, Skills, Language, Region, tiers, OnlyAgent, SparedTiers, Bots);

    public Requirement Sparing(ImmutableArray<string> tiers) =>
        tiers.IsDefaultOrEmpty && SparedTiers.IsEmpty ? this : new(Channel, Skills, Language, Region, AgentTiers, OnlyAgent, tiers, Bots);

    public Requirement With(BotUse? bots) => bots == Bots ? this : new(Channel, Skills, Language, Region, AgentTiers, OnlyAgent, SparedTiers, bots);

    public bool Equals(Requirement? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && Channel == other.Channel && Language == other.Language
            && Region == other.Region && OnlyAgent == other.OnlyAgent && Bots == other.Bots
            && Skills.AsSpan().SequenceEqual(other.Skills.AsSpan())
            && AgentTiers.AsSpan().SequenceEqual(other.AgentTiers.AsSpan())
            && SparedTiers.AsSpan().SequenceEqual(other.SparedTiers.AsSpan()));

    public override bool Equals(object? obj) => Equals(obj as Requirement);

    public override int GetHashCode() => _hash;

    public override string ToString() =>
        string.Join(' ', [Channel.ToString(), .. Skills.Select(s => $"{s.Skill}≥{s.MinLevel}"), Language, Region, .. AgentTiers, OnlyAgent, .. SparedTiers.Select(tier => $"not yet {tier}"), Bots is null ? null : $"bots {Bots}"]);

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
        if (Bots is { } bots) hash = (hash ^ (uint)(bots + 1)) * 16777619;
        return (int)hash;
    }
}
