namespace Routing.Embedded.Tests;

public sealed class JourneyTableTests : IDisposable
{
    private readonly DataDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void A_generation_without_events_does_not_set_back_how_far_the_index_reaches()
    {
        using (SqliteStore.Open(_data.File))
        {
        }
        using var connection = Schema.OpenExisting(_data.File);
        using var table = new JourneyTable(connection);
        table.Mark(10);
        table.Mark(0);
        Assert.Equal(10L, Schema.Scalar(connection, "SELECT indexed FROM owner"));
    }
}
