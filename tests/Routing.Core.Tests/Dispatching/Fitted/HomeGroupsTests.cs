namespace Routing.Core.Tests;

/// <summary>More sets of skills than are fitted: the rare ones count with the home most like them.</summary>
public sealed class HomeGroupsTests
{
    [Fact]
    public void Homes_that_are_few_enough_stay_as_they_are()
    {
        var groups = HomeGroups.Of(new Dictionary<string, int> { ["110"] = 4, ["011"] = 1 }, 3);

        Assert.Equal(["011", "110"], groups.Keys);
        Assert.Null(HomeGroups.Joined(groups));
    }

    [Fact]
    public void The_rare_count_with_the_home_most_like_them_and_no_class_is_lost()
    {
        // Every set of 8 classes is somebody's; sets of class 0 alone are the rarest of all.
        var slots = Enumerable.Range(1, 255).ToDictionary(set => Key(set), set => set == 1 ? 1 : 2 + (int.PopCount(set) == 2 ? 5 : 0) - (set & 1));

        var groups = HomeGroups.Of(slots, 8);

        Assert.True(HomeGroups.AreFew([.. groups.Keys]));
        Assert.False(HomeGroups.AreFew([.. slots.Keys]));
        Assert.Equal(slots.Keys.Order(StringComparer.Ordinal), groups.Values.SelectMany(keys => keys).Order(StringComparer.Ordinal));
        Assert.All(Enumerable.Range(0, 8), k => Assert.Contains(groups.Keys, key => key[k] == '1'));
        var joined = HomeGroups.Joined(groups)!;
        // 0 and 1 and 2 is one class from each of the pairs of them, and two from all others.
        Assert.Contains(joined[Key(7)], new[] { Key(3), Key(5), Key(6) });
        Assert.DoesNotContain(joined.Values, home => joined.ContainsKey(home));
    }

    [Fact]
    public void A_class_that_only_the_rare_serve_has_a_home_all_the_same()
    {
        var slots = Enumerable.Range(1, BoardModels.MostHomes + 5).ToDictionary(n => $"110 a={n}", _ => 9);
        slots.Add("001", 1);

        var groups = HomeGroups.Of(slots, 3);

        Assert.Equal(BoardModels.MostHomes, groups.Count);
        Assert.Contains("001", groups.Keys);
    }

    private static string Key(int set) => string.Concat(Enumerable.Range(0, 8).Select(k => (set >> k & 1) == 1 ? '1' : '0'));
}
