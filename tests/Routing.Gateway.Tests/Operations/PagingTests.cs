namespace Routing.Gateway.Tests;

public sealed class PagingTests
{
    [Theory]
    [InlineData(2, null, "a b", "b")]
    [InlineData(2, "b", "c", null)]
    [InlineData(3, null, "a b c", null)]
    [InlineData(3, "bb", "c", null)]
    [InlineData(1, "c", "", null)]
    public void A_list_at_hand_is_paged_like_any_other(int limit, string? after, string items, string? next)
    {
        var page = new Paging(limit, after).Of(["c", "a", "b"], id => id);
        Assert.Equal((items, next), (string.Join(' ', page.Items), page.Next));
    }
}
