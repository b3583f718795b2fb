namespace Routing.Core.Tests.Queues;

/// <summary>The contacts of a queue by customer.</summary>
public class CustomerRowsTests
{
    [Theory]
    [InlineData("c-1", "c-3 c-2")]
    [InlineData("c-2", "c-3 c-1")]
    [InlineData("c-3", "c-2 c-1")]
    public void The_newest_comes_first_whichever_goes(string gone, string left)
    {
        var queue = Line.Of(null, "c-1", "c-2", "c-3");
        Assert.True(queue.TryGet(gone, out var row));
        queue.Remove(row);
        Assert.Equal(left, Of(queue));
        // Gone already: that changes nothing.
        queue.Remove(row);
        Assert.Equal(left, Of(queue));
        Line.Add(queue, "c-4");
        Assert.Equal($"c-4 {left}", Of(queue));
    }

    [Fact]
    public void Whoever_has_a_hundred_thousand_loses_the_oldest_as_easily_as_the_newest()
    {
        var rows = new CustomerRows();
        var contact = Line.Add(Line.Of(), "c").Contact;
        var all = Enumerable.Range(0, 100_000).Select(_ => new QueueRow(contact)).ToList();
        foreach (var row in all) rows.Add(row);
        // By a walk from the newest on, five thousand million steps.
        foreach (var row in all) rows.Remove(row);
        Assert.Empty(rows.Of("u-1"));
    }

    private static string Of(QueueState queue) => string.Join(' ', queue.OfCustomer("u-1").Select(row => row.Contact.ContactId));
}
