namespace Routing.Actors.Tests.Ports;

/// <summary>Lists longer than a page, to their end; and one id among them without reading them all.</summary>
public class CatalogReadingTests
{
    private static readonly string[] Ids = [.. Enumerable.Range(0, 2_500).Select(n => $"g-{n:0000}").Append("default").Append("x").Order(StringComparer.Ordinal)];

    [Fact]
    public async Task All_are_read_page_by_page()
    {
        var read = new List<string>();
        await foreach (var id in new Listed(Ids).All(ActorKind.Dispatcher)) read.Add(id);
        Assert.Equal(Ids, read);
    }

    [Theory]
    [InlineData("g-2499", true)]
    [InlineData("default", true)]
    [InlineData("x", true)]
    [InlineData("g-2500", false)]
    [InlineData("a", false)]
    [InlineData("zz", false)]
    public async Task One_is_found_wherever_it_stands(string id, bool isThere)
    {
        var listed = new Listed(Ids);
        Assert.Equal(isThere, await listed.Has(ActorKind.Dispatcher, id));
        if (id.Length > 1) Assert.Equal(1, listed.Calls);
    }

    private sealed class Listed(string[] ids) : ICatalog
    {
        public int Calls { get; private set; }

        public ValueTask<IReadOnlyList<string>> List(ActorKind kind, string? after, int limit, CancellationToken ct = default)
        {
            Calls++;
            return new ValueTask<IReadOnlyList<string>>([.. ids.SkipWhile(id => after is not null && string.CompareOrdinal(id, after) <= 0).Take(limit)]);
        }

        public ValueTask<string?> CustomerByAddress(string address, CancellationToken ct = default) => throw new NotSupportedException();
        public ValueTask<string> BindAddress(string address, string customerId, CancellationToken ct = default) => throw new NotSupportedException();
        public ValueTask ReleaseAddress(string address, string customerId, CancellationToken ct = default) => throw new NotSupportedException();
    }
}
