using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Routing.Core;

/// <summary>All selection policies by name. An unknown name fails when configuration is loaded, never at a decision.</summary>
public static class SelectionPolicies
{
    private static readonly ImmutableArray<ISelectionPolicy> All =
    [
        new BestBidSelection(),
        new RandomSelection(),
        new RoundRobinSelection(),
        new WeightedSelection(),
        new LongestIdleSelection(),
        new LeastOccupiedSelection(),
        new MostSkilledSelection(),
        new PrioritySelection(),
        new LearnedSelection(),
        new SuggestSelection(),
        new ExternalSelection(),
    ];

    private static readonly FrozenDictionary<string, ISelectionPolicy> ByName = All.ToFrozenDictionary(p => p.Name);

    /// <summary>Every known name, the default first.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(p => p.Name)];

    /// <summary>What an unknown name is answered with.</summary>
    public static string Rule { get; } = $"Use one of: {string.Join(", ", Names)}.";

    public static bool TryFind(string? name, [MaybeNullWhen(false)] out ISelectionPolicy policy) =>
        ByName.TryGetValue(name ?? "", out policy);

    public static ISelectionPolicy Find(string name) =>
        TryFind(name, out var policy) ? policy : throw new ArgumentException($"There is no selection policy \"{name}\". {Rule}", nameof(name));
}
