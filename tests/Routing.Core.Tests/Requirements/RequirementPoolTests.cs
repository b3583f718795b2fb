namespace Routing.Core.Tests;

public class RequirementPoolTests
{
    private static Requirement Of(int n) => new(Channel.Chat, [new("repair", 1 + (n % 5))], region: $"r-{n}");

    [Fact]
    public void What_is_equal_is_one_object()
    {
        var pool = new RequirementPool();
        var first = pool.Shared(Of(1));
        Assert.Same(first, pool.Shared(Of(1)));
        Assert.NotSame(first, pool.Shared(Of(2)));
    }

    [Fact]
    public void It_does_not_grow_with_all_that_was_ever_required()
    {
        var pool = new RequirementPool();
        var first = pool.Shared(Of(0));
        for (var n = 1; n < RequirementPool.Most; n++) pool.Shared(Of(n));
        Assert.Same(first, pool.Shared(Of(0)));

        pool.Shared(Of(RequirementPool.Most));
        var again = Of(0);
        Assert.Same(again, pool.Shared(again));
    }
}
