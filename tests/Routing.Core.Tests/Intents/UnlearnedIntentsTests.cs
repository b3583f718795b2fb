using System.Collections.Immutable;

namespace Routing.Core.Tests;

/// <summary>Which intents of a draft are taught by examples that the group has not learned.</summary>
public sealed class UnlearnedIntentsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    private static readonly GroupRules Without = new() { Intents = [new() { Intent = "pets", Keywords = ["dog"] }] };
    private static readonly GroupRules Taught = new() { Intents = [new() { Intent = "pets", Examples = ["my dog", "my cat"] }] };
    private static readonly GroupRules More = new() { Intents = [new() { Intent = "pets", Examples = ["my dog", "my cat", "my parrot"] }] };
    private static readonly GroupRules Fewer = new() { Intents = [new() { Intent = "pets", Examples = ["my cat"] }] };

    /// <summary>Versions, an hour apart from noon on, and when it was learned, in hours since noon.</summary>
    public static readonly TheoryData<string, GroupRules, GroupRules[], double?, bool> Cases = new()
    {
        { "nothing was learned", Taught, [Taught], null, true },
        { "learned since", Taught, [Without, Taught], 1.5, false },
        { "published since", Taught, [Without, Taught], 0.5, true },
        { "with more examples than were learned", More, [Taught], 1, true },
        { "with fewer", Fewer, [Taught], 1, false },
        { "learned before anything was published", Taught, [Taught], -1, true },
        { "no examples", Without, [Taught], null, false },
        { "not classified", Taught with { IntentRules = new() { ClassifyTexts = false } }, [Taught], null, false },
    };

    [Theory, MemberData(nameof(Cases))]
    public void An_intent_is_unlearned(string why, GroupRules draft, GroupRules[] versions, double? learnedAfter, bool isUnlearned)
    {
        ImmutableArray<PublishedRules> published = [.. versions.Select((rules, n) => new PublishedRules(n + 1, Noon.AddHours(n), rules)).Reverse()];
        var unlearned = UnlearnedIntents.Of(draft, published, Learned(learnedAfter));
        Assert.True(isUnlearned == unlearned.Contains("pets"), why);
    }

    [Fact]
    public void Where_the_version_it_was_learned_from_is_kept_no_more_the_oldest_kept_says()
    {
        ImmutableArray<PublishedRules> published = [new(30, Noon.AddHours(2), More), new(29, Noon.AddHours(1), Taught)];
        Assert.Empty(UnlearnedIntents.Of(Taught, published, Learned(0)));
        Assert.Equal("pets", Assert.Single(UnlearnedIntents.Of(More, published, Learned(0))));
    }

    private static LearnedIntents? Learned(double? after) => after is { } hours ? new LearnedIntents(Noon.AddHours(hours), 10, 0, ["pets"], 1) : null;
}
