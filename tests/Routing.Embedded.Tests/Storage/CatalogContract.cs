using System.Collections.Immutable;

namespace Routing.Embedded.Tests;

/// <summary>What both stores promise of listings, addresses and remembered answers.</summary>
public abstract class CatalogContract : LogContract
{
    private ICatalog Catalog => (ICatalog)Store;
    private IIdempotencyStore Answers => (IIdempotencyStore)Store;

    [Fact]
    public async Task Ids_are_listed_by_kind_in_ordinal_order_page_by_page()
    {
        foreach (var id in (string[])["b", "a-1", "a", "B", "a.1", "a1", "~", "c"])
        {
            var key = ActorKey.Queue(id);
            await Store.Commit(Samples.Write(key, await Store.Epoch(key), new("config", Samples.Config()), new("row/c-1", Samples.Row("c-1"))));
        }
        var agent = ActorKey.Agent("aa");
        await Store.Commit(Samples.Write(agent, await Store.Epoch(agent), new PartChange("profile", new AgentProfile { Name = "Li Na" })));

        Assert.Equal(["B", "a", "a-1"], await Catalog.List(ActorKind.Queue, null, 3));
        Assert.Equal(["a.1", "a1", "b", "c", "~"], await Catalog.List(ActorKind.Queue, "a-1", 10));
        Assert.Empty(await Catalog.List(ActorKind.Queue, "~", 10));
        Assert.Equal(["aa"], await Catalog.List(ActorKind.Agent, null, 10));
    }

    [Fact]
    public async Task An_actor_without_parts_is_not_listed_but_keeps_counting_its_events()
    {
        var epoch = await Store.Epoch(Queue);
        await Store.Commit(Samples.Write(Queue, epoch, new PartChange("config", Samples.Config())).With(1, new QueueConfigured("after-sales", 1)));
        await Store.Commit(Samples.Write(Queue, epoch, new PartChange("config", null)).With(2, new QueueDeleted("after-sales")));

        Assert.Empty(await Catalog.List(ActorKind.Queue, null, 10));
        Assert.Equal(2, (await Store.Claim(Queue, Samples.Codec)).LastEvent);
    }

    [Fact]
    public async Task The_first_to_bind_an_address_keeps_it()
    {
        Assert.Null(await Catalog.CustomerByAddress("+86 10 5555"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Catalog.BindAddress("+86 10 5555", $"u-{i}").AsTask()));

        Assert.Single(answers.Distinct());
        Assert.Equal(answers[0], await Catalog.CustomerByAddress("+86 10 5555"));
    }

    [Fact]
    public async Task An_address_is_released_by_whose_it_is_and_free_for_another()
    {
        await Catalog.BindAddress("a@example.com", "u-1");
        await Catalog.ReleaseAddress("a@example.com", "u-2");
        Assert.Equal("u-1", await Catalog.CustomerByAddress("a@example.com"));

        await Catalog.ReleaseAddress("a@example.com", "u-1");
        await Catalog.ReleaseAddress("a@example.com", "u-1");
        Assert.Null(await Catalog.CustomerByAddress("a@example.com"));
        Assert.Equal("u-2", await Catalog.BindAddress("a@example.com", "u-2"));
    }

    [Fact]
    public async Task A_remembered_answer_is_given_again_for_a_day_and_then_forgotten()
    {
        var first = new StoredResponse("f1", 201, "application/json", ImmutableDictionary<string, string>.Empty.Add("ETag", "\"1\""), "{}"u8.ToArray(), Clock.Now);
        await Answers.Save("k", first);
        await Answers.Save("k", first with { Fingerprint = "f2" });

        var found = (await Answers.Find("k"))!;
        Assert.Equal((first.Fingerprint, first.Status, first.ContentType, first.At), (found.Fingerprint, found.Status, found.ContentType, found.At));
        Assert.Equal("\"1\"", found.Headers["ETag"]);
        Assert.Equal(first.Body.ToArray(), found.Body.ToArray());
        Assert.Null(await Answers.Find("other"));

        Clock.Now += StoredResponse.KeptFor + TimeSpan.FromSeconds(1);
        Assert.Null(await Answers.Find("k"));
        await Answers.Save("k", first with { Fingerprint = "f3", At = Clock.Now });
        Assert.Equal("f3", (await Answers.Find("k"))!.Fingerprint);
    }
}
