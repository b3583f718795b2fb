using FsCheck;
using FsCheck.Fluent;

namespace Routing.Core.Tests;

public sealed class RankedSetTests
{
    private static RankedSet<int> Of(IEnumerable<int> items)
    {
        var set = new RankedSet<int>(Comparer<int>.Default);
        foreach (var item in items) set.Add(item);
        return set;
    }

    [Fact]
    public void An_empty_set_has_no_first_no_rank_and_nothing_to_enumerate()
    {
        var set = Of([]);
        Assert.False(set.TryFirst(out _));
        Assert.Equal(-1, set.RankOf(1));
        Assert.False(set.Remove(1));
        Assert.Empty(set.Skip(0));
        Assert.Throws<InvalidOperationException>(() => set.First);
    }

    [Fact]
    public void An_equal_item_is_kept_once()
    {
        var set = Of([3, 1]);
        Assert.False(set.Add(3));
        Assert.Equal([1, 3], set.Skip(0));
    }

    [Fact]
    public void A_change_while_reading_is_noticed()
    {
        var set = Of([1, 2, 3]);
        Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (var item in set.Skip(0)) set.Remove(item);
        });
    }

    [Fact]
    public void Any_adds_and_removes_agree_with_a_sorted_set()
    {
        var steps = Gen.Choose(-3000, 3000).Where(n => n != 0).ArrayOf(5000);
        Prop.ForAll(steps.ToArbitrary(), (int[] numbers) =>
        {
            var set = Of([]);
            var reference = new SortedSet<int>();
            foreach (var n in numbers)
            {
                // Positive adds, negative removes: both hit existing and absent items.
                Assert.Equal(n > 0 ? reference.Add(n) : reference.Remove(-n), n > 0 ? set.Add(n) : set.Remove(-n));
                Assert.Equal(reference.Count, set.Count);
                if (reference.Count > 0) Assert.Equal(reference.Min, set.First);
            }
            AssertSame([.. reference], set);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30).WithReplay(1, 3));
    }

    [Theory]
    [InlineData("rising")]
    [InlineData("falling")]
    [InlineData("shuffled")]
    public void Half_filled_and_emptied_in_any_order_it_stays_right(string order)
    {
        var numbers = Enumerable.Range(0, 20_000).ToArray();
        if (order == "falling") Array.Reverse(numbers);
        if (order == "shuffled") new Random(5).Shuffle(numbers);
        var set = Of(numbers);
        AssertSame([.. numbers.Order()], set);
        foreach (var gone in numbers.Take(19_000)) Assert.True(set.Remove(gone));
        AssertSame([.. numbers.Skip(19_000).Order()], set);
        foreach (var gone in numbers.Skip(19_000)) Assert.True(set.Remove(gone));
        Assert.Equal(0, set.Count);
    }

    [Fact]
    public void Half_a_million_items_take_little_more_than_their_own_size()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var set = new RankedSet<OrderKey>(QueueOrder.ByPriority);
        for (var i = 0; i < 500_000; i++) set.Add(new OrderKey(0, QueueOrder.Epoch.AddSeconds(i), i));
        var bytesPerItem = (GC.GetAllocatedBytesForCurrentThread() - before) / 500_000.0;
        // A key is 32 bytes; growth of the chunks' arrays, which is garbage at once, is counted too.
        Assert.InRange(bytesPerItem, 32, 70);
        Assert.Equal(499_999, set.RankOf(new OrderKey(0, QueueOrder.Epoch.AddSeconds(499_999), 499_999)));
    }

    private static void AssertSame(int[] expected, RankedSet<int> set)
    {
        Assert.Equal(expected, set.Skip(0));
        foreach (var offset in (int[])[1, expected.Length / 2, expected.Length - 1, expected.Length, expected.Length + 7])
        {
            Assert.Equal(expected.Skip(offset), set.Skip(offset));
        }
        for (var i = 0; i < expected.Length; i++) Assert.Equal(i, set.RankOf(expected[i]));
    }
}
