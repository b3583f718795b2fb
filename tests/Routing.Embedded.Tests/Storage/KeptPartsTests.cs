namespace Routing.Embedded.Tests;

/// <summary>An actor's parts in memory are the same few or many.</summary>
public sealed class KeptPartsTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(100)]
    public void Each_part_is_kept_once_and_goes_when_it_is_removed(int count)
    {
        var parts = new KeptParts();
        for (var n = 0; n < count; n++) parts.Put($"row/{n}", n);
        for (var n = 0; n < count; n += 2) parts.Put($"row/{n}", -n);
        Assert.Equal(count, parts.Count);
        Assert.Equal(Enumerable.Range(0, count).Select(n => n % 2 == 0 ? -n : n).Order(), parts.All().Select(part => (int)part.Value).Order());

        parts.Put("row/1", null);
        parts.Put("never there", null);
        Assert.Equal((count - 1, false, true), (parts.Count, parts.Has("row/1"), parts.Has("row/2")));
        Assert.DoesNotContain(parts.All(), part => part.Name == "row/1");
    }
}
