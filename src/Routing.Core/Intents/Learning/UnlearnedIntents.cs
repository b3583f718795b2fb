using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>The intents that a set of rules teaches by examples, and that the group has not learned from these.</summary>
public static class UnlearnedIntents
{
    /// <param name="published">The versions kept, newest first.</param>
    /// <param name="learned">What the group has learned; null while the starter set serves.</param>
    public static ImmutableArray<string> Of(GroupRules rules, ImmutableArray<PublishedRules> published, LearnedIntents? learned)
    {
        if (!rules.IntentRules.ClassifyTexts) return [];
        var taught = learned is null ? null : InForceAt(published, learned.LearnedAt);
        return [.. rules.Intents.Where(route => !route.Examples.IsEmpty && !IsTaught(route)).Select(route => route.Intent)];

        bool IsTaught(IntentRoute route) =>
            taught?.Intents.FirstOrDefault(known => known.Intent == route.Intent) is { } before && route.Examples.All(before.Examples.ToHashSet(StringComparer.Ordinal).Contains);
    }

    /// <summary>Where that version is kept no more, the oldest that is: whatever was added since is newer still.</summary>
    private static GroupRules? InForceAt(ImmutableArray<PublishedRules> published, DateTimeOffset at) =>
        published.FirstOrDefault(version => version.At <= at)?.Rules ?? (published is [.., { Version: > 1 } oldest] ? oldest.Rules : null);
}
