using FsCheck;
using FsCheck.Fluent;

namespace Routing.Gateway.Tests;

/// <summary>Whatever is sent: a problem that names the field, never a 500, and nothing changed.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private FuzzedWorld _fuzzed = null!;

    private World World => _fuzzed.World;

    public async Task InitializeAsync() => _fuzzed = await FuzzedWorld.Start();

    public Task DisposeAsync() => _fuzzed.DisposeAsync().AsTask();

    [Fact]
    public async Task Whatever_the_description_has_is_fuzzed()
    {
        var described = await Described.Of(World);
        var missed = new List<string>();
        foreach (var operation in described.Operations)
        {
            var targets = FuzzTarget.All.Where(target => target.Operation == operation).ToList();
            if (targets.Count == 0) missed.Add(operation);
            var fuzzed = targets.SelectMany(target => target.Paths()).Select(Described.Pattern).ToHashSet(StringComparer.Ordinal);
            missed.AddRange(described.Fields(operation).Where(field => !fuzzed.Contains(field)).Select(field => $"{operation}: {field}"));
        }
        Assert.True(missed.Count == 0, string.Join('\n', missed));
        Assert.True(described.Operations.Count > 45, $"Only {described.Operations.Count} operations have a body.");
    }

    [Fact]
    public async Task Every_good_body_is_good()
    {
        var wrong = new List<string>();
        foreach (var target in FuzzTarget.All)
        {
            var said = await _fuzzed.Send(target, target.Good);
            // An action may come in a state that does not let it, or name what is not there; a thing that is put is taken.
            var isTaken = said.Status is < 300 or 409 || (target.Method == "POST" && (said.Status is 404 or 410 or 422 || (string?)said["type"] == "urn:routing-actors:problem:invalid-cursor"));
            if (target.IsImport) isTaken &= (int?)said["refused"] == 0;
            if (!isTaken) wrong.Add($"{target}: {said.Status} {said.Body}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task What_must_be_there_and_is_not_is_refused_by_name_and_the_description_says_what_must()
    {
        var described = await Described.Of(World);
        var wrong = new List<string>();
        var tried = 0;
        foreach (var target in FuzzTarget.All.Where(target => !target.IsImport))
        {
            foreach (var at in target.Paths().Where(at => at.Length > 0 && at[^1] is string))
            {
                var said = await _fuzzed.Send(target, target.Without(at));
                var isMissed = (string?)said["type"] == "urn:routing-actors:problem:missing-field" && (string?)said["field"] == new Spoilt(target, at, Mutation.All[0]).Field;
                var isRequired = described.Requires(target.Operation, Described.Pattern(at));
                tried += isRequired ? 1 : 0;
                // What a patch leaves out may be there already, and one of two may do: neither is described as required.
                if (isMissed && (target.Method == "PATCH" || (string)at[0] is "customerId" or "customerAddress")) continue;
                // The generator of schemas leaves out what a list in a list of the same type holds.
                if (Described.Pattern(at).StartsWith("rules[].unless.attributes[]", StringComparison.Ordinal)) continue;
                if (said.Status >= 500 || isMissed != isRequired) wrong.Add($"{target} without {Described.Pattern(at)}, {(isRequired ? "required" : "not required")}: {said.Status} {said.Body}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(40)) + $"\n({wrong.Count} in all)");
        Assert.True(tried > 50, $"Only {tried} required fields.");
    }

    [Fact]
    public async Task Every_field_of_every_endpoint_spoilt_in_every_way_is_refused_by_name()
    {
        var wrong = new List<string>();
        foreach (var target in FuzzTarget.All)
        {
            var before = await _fuzzed.Standing(target);
            foreach (var at in target.Paths())
            {
                foreach (var spoilt in Mutation.All.Select(way => Spoilt.Of(target, at, way)).OfType<Spoilt>().Where(spoilt => spoilt.IsBad))
                {
                    if (await _fuzzed.Verdict(spoilt) is { } verdict) wrong.Add(verdict);
                }
                var after = await _fuzzed.Standing(target);
                if (after != before) wrong.Add($"{target}, {Described.Pattern(at)} spoilt: refused, but what stands at {target.Touches} is {after} and was {before}");
                before = after;
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(40)) + $"\n({wrong.Count} in all)");
    }

    [Fact]
    public void Fields_spoilt_at_random_never_cost_more_than_a_problem()
    {
        var texts =
            from text in ArbMap.Default.GeneratorFor<string>()
            let json = System.Text.Json.JsonSerializer.Serialize(text)
            select new Mutation("random text", _ => true, _ => json, _ => false);
        var anything =
            from target in Gen.Elements<FuzzTarget>(FuzzTarget.All)
            from at in Gen.Elements<object[]>(target.Paths())
            from way in Gen.OneOf(Gen.Elements<Mutation>(Mutation.All), texts)
            select Spoilt.Of(target, at, way);
        Prop.ForAll(anything.Where(s => s is not null).ToArbitrary(), spoilt => _fuzzed.Judge(spoilt!).GetAwaiter().GetResult() is var verdict && (verdict is null ? true : throw new InvalidOperationException(verdict)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(1, 3));
    }

    [Fact]
    public async Task Null_is_taken_where_the_description_says_so_and_nowhere_else()
    {
        var described = await Described.Of(World);
        var wrong = new List<string>();
        foreach (var target in FuzzTarget.All.Where(target => !target.IsImport))
        {
            foreach (var at in target.Paths().Where(at => at.Length > 0 && at[^1] is string))
            {
                var spoilt = Spoilt.Of(target, at, Mutation.Null)!;
                var said = await _fuzzed.Send(target, spoilt.Body);
                var isRefused = said.Status == 400 && (string?)said["field"] == spoilt.Field && (string?)said["type"] is "urn:routing-actors:problem:wrong-type" or "urn:routing-actors:problem:missing-field";
                // Of two one may do; and the generator of schemas leaves out what a list in a list of the same type holds.
                if (at[0] is "customerId" or "customerAddress" || Described.Pattern(at).StartsWith("rules[].unless.attributes[]", StringComparison.Ordinal)) continue;
                if (said.Status >= 500 || (described.TakesNull(target.Operation, Described.Pattern(at)) is { } isTaken && isRefused == isTaken))
                    wrong.Add($"{target} with null at {Described.Pattern(at)}, {(isRefused ? "described as taken" : "not described as taken")}: {said.Status} {said.Body}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(60)) + $"\n({wrong.Count} in all)");
    }

    [Fact]
    public async Task What_is_no_object_is_refused_as_a_whole_by_every_operation()
    {
        var wrong = new List<string>();
        foreach (var target in FuzzTarget.All.Where(target => !target.IsImport).DistinctBy(target => target.Operation))
        {
            foreach (var body in (string[])["[]", "null", "7", "nonsense", "{\"name\":\"x\"} {}", "{'name':'x'}", "{\"name\":\"x\",}"])
            {
                var said = await _fuzzed.Send(target, body);
                if (said.Status != 400 || said["field"] is null || said["detail"] is null) wrong.Add($"{target} with {body}: {said.Status} {said.Body}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_body_that_is_no_utf8_or_of_another_kind_is_refused_by_every_operation()
    {
        var wrong = new List<string>();
        foreach (var target in FuzzTarget.All.DistinctBy(target => target.Operation))
        {
            var method = new HttpMethod(target.Method);
            var said = await World.Send(method, target.Path, new FormUrlEncodedContent([new("name", "x")]));
            if (said.Status != 415 || (string?)said["field"] != "Content-Type") wrong.Add($"{target} as a form: {said.Status} {said.Body}");
            using var bytes = new ByteArrayContent([.. "{\"name\":\""u8, 0xff, 0xfe, .. "\"}"u8]);
            bytes.Headers.ContentType = new(target.Media);
            said = await World.Send(method, target.Path, bytes);
            var field = (string?)(target.IsImport ? said["report"]?[0]?["field"] : said["field"]);
            if (said.Status != (target.IsImport ? 200 : 400) || field != "body") wrong.Add($"{target} with bytes that are no UTF-8: {said.Status} {said.Body}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task An_action_that_takes_no_body_refuses_one_by_name()
    {
        var wrong = new List<string>();
        foreach (var path in (await Described.Of(World)).WithoutBody)
        {
            var said = await World.Post(FuzzedWorld.Known(path), """{"surprise":1}""");
            if (said.Status != 400 || (string?)said["field"] != "surprise") wrong.Add($"{path}: {said.Status} {said.Body}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_body_beyond_the_bound_or_of_another_kind_is_refused()
    {
        (await World.Put("/v1/queues/q", $$"""{"name":"{{new string('x', 300_000)}}"}""")).Is(413).IsProblem("too-large", "body");
        using var form = new FormUrlEncodedContent([new("name", "x")]);
        (await Said.Of(await World.Http.PutAsync("/v1/queues/q", form))).Is(415).IsProblem("wrong-media-type", "Content-Type");
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
        var said = (await World.Get(path)).Is(400);
        Assert.Equal(field, (string?)said["field"]);
    }

    [Theory]
    [InlineData(9_000)]
    [InlineData(60_000)]
    public async Task An_address_too_long_is_refused_with_a_problem(int length) =>
        (await World.Get($"/v1/queues?after={new string('q', length)}")).Is(414).IsProblem("uri-too-long");

    [Fact]
    public async Task An_id_of_128_characters_is_taken_and_one_of_129_is_not()
    {
        (await World.Put("/v1/queues/" + new string('q', 128), """{"name":"Q"}""")).Is(201);
        (await World.Put("/v1/queues/" + new string('q', 129), """{"name":"Q"}""")).Is(400).IsProblem("invalid-id", "id");
        (await World.Put("/v1/queues/a.b_c~d-e", """{"name":"Q"}""")).Is(201);
    }
}
