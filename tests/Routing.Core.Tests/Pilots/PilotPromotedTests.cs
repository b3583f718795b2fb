namespace Routing.Core.Tests;

/// <summary>What a promotion is about to change is known before it does, also when it takes up one that broke off.</summary>
public sealed class PilotPromotedTests
{
    private static readonly Dictionary<string, string> AsTheyAre = new(StringComparer.Ordinal) { ["a"] = "best-bid", ["b"] = "longest-idle", ["c"] = "learned" };

    [Fact]
    public void Only_queues_of_another_policy_are_changed() =>
        Assert.Equal<PromotedQueue>([new PromotedQueue("a", "best-bid"), new PromotedQueue("c", "learned")], PilotPromoted.Of("longest-idle", AsTheyAre, null, null).Queues);

    [Fact]
    public void What_an_earlier_try_changed_is_known_as_it_was_before_that()
    {
        var begun = new PilotPromoted([new PromotedQueue("b", "random"), new PromotedQueue("c", "random")], new PromotedRules(3));
        var taken = PilotPromoted.Of("longest-idle", AsTheyAre, null, begun);
        // b was changed by the first try; c was not, and by somebody else since.
        Assert.Equal<PromotedQueue>([new PromotedQueue("a", "best-bid"), new PromotedQueue("b", "random"), new PromotedQueue("c", "learned")], taken.Queues);
        Assert.Equal(new PromotedRules(3), taken.Rules);
    }

    [Fact]
    public void A_draft_alone_changes_no_queue() => Assert.Empty(PilotPromoted.Of(null, [], new PromotedRules(0), null).Queues);
}
