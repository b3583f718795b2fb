using Azure;

namespace Routing.Cluster.Azure.Tests;

/// <summary>A table does what the engine asks of it, tags and bounds included.</summary>
public sealed class AzureTableTests(Azurite azurite) : IClassFixture<Azurite>
{
    [AzuriteFact]
    public async Task A_value_of_any_size_a_row_takes_comes_back_as_it_was()
    {
        var table = azurite.Make();
        foreach (var length in (int[])[0, 1, TableLimits.BytesPerColumn, TableLimits.BytesPerColumn + 1, TableLimits.BytesPerRow])
        {
            var value = new byte[length];
            new Random(length).NextBytes(value);
            var tags = await table.Write("p", [new RowWrite($"k-{length}", value, null)]);
            var read = await table.Find("p", $"k-{length}");
            Assert.Equal(value, read!.Value);
            Assert.Equal(Assert.Single(tags!), read.Tag);
        }
        Assert.Null(await table.Find("p", "none"));
    }

    [AzuriteFact]
    public async Task A_shorter_value_leaves_nothing_of_the_longer_one()
    {
        var table = azurite.Make();
        await table.Write("p", [new RowWrite("k", new byte[3 * TableLimits.BytesPerColumn], null)]);
        await table.Write("p", [new RowWrite("k", [7], RowWrite.Any)]);
        Assert.Equal([7], (await table.Find("p", "k"))!.Value);
    }

    [AzuriteFact]
    public async Task Writes_that_somebody_else_preceded_leave_nothing()
    {
        var table = azurite.Make();
        var first = (await table.Write("p", [new RowWrite("head", [1], null)]))![0];
        var second = (await table.Write("p", [new RowWrite("head", [2], first), new RowWrite("a", [1], null)]))![0];

        Assert.Null(await table.Write("p", [new RowWrite("head", [3], first), new RowWrite("b", [1], null)]));
        Assert.Null(await table.Write("p", [new RowWrite("head", [3], null)]));
        Assert.Null(await table.Write("p", [new RowWrite("a", [3], null), new RowWrite("b", [1], null)]));
        Assert.Null(await table.Write("p", [new RowWrite("gone", [3], second)]));

        Assert.Equal([2], (await table.Find("p", "head"))!.Value);
        Assert.Equal(second, (await table.Find("p", "head"))!.Tag);
        Assert.Null(await table.Find("p", "b"));
    }

    [AzuriteFact]
    public async Task Rows_are_listed_in_order_between_two_keys_however_many()
    {
        var table = azurite.Make();
        var keys = Enumerable.Range(0, 1150).Select(n => $"event!{n:D19}").ToList();
        foreach (var some in keys.Chunk(TableLimits.RowsPerWrite)) await table.Write("log", [.. some.Select(key => new RowWrite(key, [1], null))]);
        await table.Write("log", [new RowWrite("head", [1], null), new RowWrite("actor!1!a", [1], null)]);
        await table.Write("other", [new RowWrite("event!x", [1], null)]);

        Assert.Equal(keys, (await table.List("log", "event!", "event!~", 5000)).Select(row => row.Key));
        Assert.Equal(keys[11..16], (await table.List("log", keys[10], "event!~", 5)).Select(row => row.Key));
        Assert.Equal(["event!x"], (await table.List("other", "", null, 5)).Select(row => row.Key));
        Assert.Empty(await table.List("log", "event!~", null, 0));
    }

    [AzuriteFact]
    public async Task What_is_deleted_is_gone_and_may_be_deleted_again()
    {
        var table = azurite.Make();
        await table.Write("p", [new RowWrite("~", [1], null)]);
        await table.Delete("p", "~");
        await table.Delete("p", "~");
        Assert.Null(await table.Find("p", "~"));
    }

    [AzuriteFact]
    public async Task A_table_that_is_not_there_is_no_conflict() =>
        await Assert.ThrowsAnyAsync<RequestFailedException>(async () => await new AzureTable(azurite.Client("Missing")).Write("p", [new RowWrite("k", [1], null)]));
}
