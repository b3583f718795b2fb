using FsCheck;
using FsCheck.Fluent;

namespace Routing.Gateway.Tests;

/// <summary>Whatever is sent: a problem that names the field, never a 500, and nothing changed.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync()
    {
        _world = await World.Start();
        await _world.OneQueueOneAgent();
        (await _world.Put("/v1/queues/general", """{"name":"General"}""")).Is(201);
        (await _world.Put("/v1/customers/known", """{"name":"王芳"}""")).Is(201);
        (await _world.Put("/v1/groups/default", "{}")).Is(201);
        (await _world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"chat","queue":"after-sales"}""")).Is(201);
        await _world.Eventually("/v1/contacts/c-1", s => (string?)s["state"] == "offered");
        (await _world.Post("/v1/offers/c-1~1:accept")).Is(200);
    }

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task Every_field_of_every_endpoint_spoilt_in_every_way_is_refused_by_name()
    {
        var wrong = new List<string>();
        foreach (var spoilt in Everything())
        {
            if (spoilt.IsBad && await Verdict(spoilt) is { } verdict) wrong.Add(verdict);
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)) + $"\n({wrong.Count} in all)");
    }

    [Fact]
    public void Fields_spoilt_at_random_never_cost_more_than_a_problem()
    {
        var anything =
            from target in Gen.Elements<FuzzTarget>(FuzzTarget.All)
            from at in Gen.Elements<object[]>(target.Paths())
            from way in Gen.Elements<Mutation>(Mutation.All.Concat(Texts()))
            select Spoilt.Of(target, at, way);
        Prop.ForAll(anything.Where(s => s is not null).ToArbitrary(), spoilt => Verdict(spoilt!).GetAwaiter().GetResult() is var verdict && (verdict is null ? true : throw new InvalidOperationException(verdict)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400));

        static IEnumerable<Mutation> Texts() =>
            from text in ArbMap.Default.GeneratorFor<string>().Sample(40, 30)
            let json = System.Text.Json.JsonSerializer.Serialize(text)
            select new Mutation("random text", _ => true, _ => json, _ => false);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("nonsense")]
    [InlineData("{\"name\":\"x\"} {}")]
    [InlineData("{'name':'x'}")]
    [InlineData("{\"name\":\"x\",}")]
    public async Task What_is_no_object_is_refused_as_a_whole(string body)
    {
        var said = (await _world.Put("/v1/queues/q", body)).Is(400);
        Assert.NotNull(said["field"]);
        (await _world.Get("/v1/queues/q")).Is(404);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_refused()
    {
        using var content = new ByteArrayContent([.. "{\"name\":\""u8, 0xff, 0xfe, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");
        (await Said.Of(await _world.Http.PutAsync("/v1/queues/q", content))).Is(400).IsProblem("malformed-json", "body");
    }

    [Fact]
    public async Task A_body_beyond_the_bound_or_of_another_kind_is_refused()
    {
        (await _world.Put("/v1/queues/q", $$"""{"name":"{{new string('x', 300_000)}}"}""")).Is(413).IsProblem("too-large", "body");
        using var form = new FormUrlEncodedContent([new("name", "x")]);
        (await Said.Of(await _world.Http.PutAsync("/v1/queues/q", form))).Is(415).IsProblem("wrong-media-type", "Content-Type");
    }

    [Theory]
    [InlineData("/v1/queues/a%20b", "id")]
    [InlineData("/v1/queues/%E9%98%9F", "id")]
    [InlineData("/v1/agents/a:b", "id")]
    [InlineData("/v1/contacts/a%01b", "id")]
    [InlineData("/v1/queues?limit=0", "limit")]
    [InlineData("/v1/queues?limit=many", "limit")]
    [InlineData("/v1/queues?limit=1&limit=2", "limit")]
    [InlineData("/v1/agents?after=a%20b", "after")]
    [InlineData("/v1/agents?aftr=a", "aftr")]
    [InlineData("/v1/queues:export?format=xml", "format")]
    public async Task Ids_and_parameters_are_checked_too(string path, string field)
    {
        var said = (await _world.Get(path)).Is(400);
        Assert.Equal(field, (string?)said["field"]);
    }

    [Fact]
    public async Task An_id_of_128_characters_is_taken_and_one_of_129_is_not()
    {
        (await _world.Put("/v1/queues/" + new string('q', 128), """{"name":"Q"}""")).Is(201);
        (await _world.Put("/v1/queues/" + new string('q', 129), """{"name":"Q"}""")).Is(400).IsProblem("invalid-id", "id");
        (await _world.Put("/v1/queues/a.b_c~d-e", """{"name":"Q"}""")).Is(201);
    }

    private static IEnumerable<Spoilt> Everything() =>
        from target in FuzzTarget.All
        from at in target.Paths()
        from way in Mutation.All
        let spoilt = Spoilt.Of(target, at, way)
        where spoilt is not null
        select spoilt;

    /// <summary>What is wrong with the answer to a spoilt body; null when all is well.</summary>
    private async Task<string?> Verdict(Spoilt spoilt)
    {
        var before = _world.Store.Newest;
        var said = await _world.Send(new HttpMethod(spoilt.Target.Method), spoilt.Target.Path, spoilt.Body);
        if (said.Status >= 500) return $"{spoilt}: {said.Status} {said.Body}";
        if (said.Status < 400) return spoilt.IsBad ? $"{spoilt}: was taken" : null;
        // What an earlier request set going may end just now; what a refused one changes, it changes each time.
        for (var again = 1; _world.Store.Newest != before; again++)
        {
            if (again == 5) return $"{spoilt}: refused, but something changed";
            before = _world.Store.Newest;
            await _world.Send(new HttpMethod(spoilt.Target.Method), spoilt.Target.Path, spoilt.Body);
        }
        var field = (string?)said["field"];
        if (!spoilt.IsBad) return null;
        if (said.Status is not (400 or 413)) return $"{spoilt}: {said.Status} {said.Body}";
        return spoilt.Field is null ? field is null ? $"{spoilt}: names no field" : null
            : field is null || (!field.StartsWith(spoilt.Field, StringComparison.Ordinal) && field != "body") ? $"{spoilt}: names {field}" : null;
    }
}
