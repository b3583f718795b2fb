namespace Routing.Gateway.Tests;

/// <summary>Each parameter that the description has, of path, query and headers, with values that are wrong, and with odd ones.</summary>
public sealed class BadParameterTests : IAsyncLifetime
{
    private static readonly string Long = new('x', 200);

    /// <summary>Odd anywhere; whether they are taken is for the operation to say.</summary>
    private static readonly string[] Odd =
        ["", " ", "-1", "0", "1e308", "99999999999999999999999", "surprise", Long, "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:45:00Z", "9999-12-31T23:45:00-14:00", "1970-01-01T00:00:00Z", "../../etc/passwd", "队,列", "a.b", "1.1", "9223372036854775807.9223372036854775807"];

    /// <summary>No text: half of a surrogate pair, a byte that is no UTF-8. They are taken as they are written, percent and all.</summary>
    private static readonly string[] NoText = ["%ED%A0%BD", "%FF"];
    private const string Zero = "a%00b";

    /// <summary>Of what stands for an id and is none, as it is written in an address: what ends a segment, what cannot be seen, what is escaped once more, or not at all.</summary>
    private static readonly string[] Pieces =
        ["%2F", "%5C", "%2e", "..", "%0A", "%0d%0a", "%09", "%7F", "%C2%85", "%E2%80%AE", "%EF%BB%BF", "%F0%9F%91%A9", "%E9%98%9F", "%", "%zz", "%25", "%252F", "+", ";", ",", "=", "@", ":", "*", "'", "\"", "<", "%20", "a", "7", "~1", "-", .. NoText];

    /// <summary>Whoever is not known has no history: these take any id of the right form.</summary>
    private static readonly string[] OfAnybody =
        ["DELETE /v1/customers/{id}/history"];

    private FuzzedWorld _fuzzed = null!;
    private Described _described = null!;

    public async Task InitializeAsync()
    {
        _fuzzed = await FuzzedWorld.Start();
        _described = await Described.Of(_fuzzed.World);
    }

    public Task DisposeAsync() => _fuzzed.DisposeAsync().AsTask();

    [Fact]
    public async Task Every_id_that_is_none_is_refused_by_name()
    {
        var wrong = new List<string>();
        var paths = _described.Parameters.Where(parameter => parameter.In == "path").ToList();
        Assert.True(paths.Count > 80, $"Only {paths.Count} operations have an id.");
        foreach (var parameter in paths)
        {
            foreach (var id in (string[])["a%20b", "%E9%98%9F", "a,b", new('q', parameter.MaxLength!.Value + 1), .. NoText, Zero])
            {
                var (status, said) = await Ask(parameter.Method, parameter.Path.Replace("{id}", id, StringComparison.Ordinal));
                // The listener itself refuses an address with a zero in it.
                if (status != 400 || (id != Zero && (string?)said?["field"] != "id")) wrong.Add($"{parameter} = {Shown(id)}: {status} {said?.Body}");
            }
        }
        Assert.True(wrong.Count == 0, Told(wrong));
    }

    [Fact]
    public async Task Whatever_stands_for_an_id_is_refused_by_name_and_changes_nothing()
    {
        var (wrong, random) = (new List<string>(), new Random(7));
        foreach (var parameter in _described.Parameters.Where(parameter => parameter.In == "path"))
        {
            string[] ids = ["..%2F..%2Fetc%2Fpasswd", "c-1%2Fdecision", "%2e%2e%2f", "1e999", "-1", "null", new('q', 3_000), .. Enumerable.Range(0, 5).Select(_ => string.Concat(random.GetItems(Pieces, random.Next(1, 6))))];
            // A dot or two of them lead elsewhere before anybody sees them.
            if (await Refused(parameter, [.. ids.Where(id => Uri.UnescapeDataString(id) is not ("." or "..") && !(TakesAny(parameter) && IsId(id)))], (id, status, said) => IsId(id)
                    ? status is >= 400 and < 500 && !string.IsNullOrEmpty((string?)said["detail"])
                    : status == 400 && (string?)said["field"] == "id" && !string.IsNullOrEmpty((string?)said["detail"])) is { } fault) wrong.Add(fault);
        }
        Assert.True(wrong.Count == 0, Told(wrong));

        // One of the right form is nobody's.
        static bool IsId(string id) => Uri.UnescapeDataString(id) is var plain && plain.Length <= 128 && plain.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '~' or '-');
    }

    [Fact]
    public async Task An_id_that_is_nobodys_is_named_and_changes_nothing()
    {
        var wrong = new List<string>();
        foreach (var parameter in _described.Parameters.Where(parameter => parameter.In == "path" && !TakesAny(parameter)))
        {
            // What the body says may be wrong of anybody.
            if (await Refused(parameter, ["nobody-7"], (id, status, said) => status == 404 ? ((string?)said["detail"])?.Contains(id, StringComparison.Ordinal) == true : status == 422 && said["field"] is not null) is { } fault) wrong.Add(fault);
        }
        Assert.True(wrong.Count == 0, Told(wrong));
    }

    [Fact]
    public async Task Every_query_parameter_is_held_to_what_the_description_says_of_it()
    {
        var wrong = new List<string>();
        foreach (var parameter in _described.Parameters.Where(parameter => parameter.In == "query"))
        {
            foreach (var value in Odd.Select(Uri.EscapeDataString).Concat(NoText).Append(Zero))
            {
                var isBad = value == Zero || IsBad(parameter, Uri.UnescapeDataString(value));
                if (await Fault(parameter, $"?{parameter.Name}={value}", isBad) is { } fault) wrong.Add($"{parameter} = {Shown(value)}: {fault}");
            }
            if (await Fault(parameter, $"?{parameter.Name}=1&{parameter.Name}=2", isBad: true) is { } taken) wrong.Add($"{parameter} twice: {taken}");
            if (await Fault(parameter, $"?{parameter.Name.ToUpperInvariant()}=1", isBad: true) is { } otherCase) wrong.Add($"{parameter} in another case: {otherCase}");
        }
        Assert.True(wrong.Count == 0, Told(wrong));
    }

    [Fact]
    public async Task A_parameter_that_an_operation_does_not_have_is_refused_by_name()
    {
        var wrong = new List<string>();
        foreach (var (method, path) in _described.Parameters.Select(parameter => (parameter.Method, parameter.Path)).Distinct())
        {
            var (status, said) = await Ask(method, $"{FuzzedWorld.Known(path)}?surprise=1");
            if (status != 400 || (string?)said?["field"] != "surprise") wrong.Add($"{method} {path}: {status} {said?.Body}");
        }
        Assert.True(wrong.Count == 0, Told(wrong));
    }

    [Fact]
    public async Task Every_header_that_is_described_is_read_with_care()
    {
        var wrong = new List<string>();
        foreach (var parameter in _described.Parameters.Where(parameter => parameter.In == "header"))
        {
            foreach (var value in (string[])["surprise", "\"x\"", "-1", "\"99999999999999999999999\"", "W/", "a b", new('x', 300)])
            {
                // A key may be any word.
                if (parameter.Name == "Idempotency-Key" && !value.Contains(' ') && value.Length < 256) continue;
                var target = FuzzTarget.All.FirstOrDefault(target => target.Operation == $"{parameter.Method} {parameter.Path}");
                var (status, said) = await Ask(parameter.Method, target?.Path ?? FuzzedWorld.Known(parameter.Path), target?.Good, target?.Media, (parameter.Name, value));
                if (status is not 400 || (string?)said?["field"] != parameter.Name) wrong.Add($"{parameter}: {Shown(value)}: {status} {said?.Body}");
            }
        }
        Assert.True(wrong.Count == 0, Told(wrong));
    }

    private static bool TakesAny(DescribedParameter parameter) => parameter.Method == "PUT" || OfAnybody.Contains($"{parameter.Method} {parameter.Path}");

    private static bool IsBad(DescribedParameter parameter, string value) => parameter switch
    {
        { Type: "integer" } => !int.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) || number < (int)parameter.Says["schema"]!["minimum"]! || number > (int)parameter.Says["schema"]!["maximum"]!,
        { Type: "boolean" } => value is not ("true" or "false"),
        { IsMoment: true } => (!value.EndsWith('Z') && value.Length != 25) || string.CompareOrdinal(value, "2000") < 0 || string.CompareOrdinal(value, "2200") >= 0,
        { IsListed: true } => !parameter.Says["schema"]!["enum"]!.AsArray().Any(one => (string?)one == value),
        _ => false,
    };

    /// <summary>What is wrong with the answer; null when all is well.</summary>
    private async Task<string?> Fault(DescribedParameter parameter, string query, bool isBad)
    {
        var (status, said) = await Ask(parameter.Method, FuzzedWorld.Known(parameter.Path) + query);
        if (status < 400) return isBad ? "was taken" : null;
        // What is not computed yet says when to come again.
        if (!isBad && status == 503 && said?.Header("Retry-After") is not null) return null;
        if (status >= 500) return $"{status} {said?.Body}";
        if (string.IsNullOrEmpty((string?)said?["detail"])) return $"{status} says nothing: {said?.Body}";
        if (isBad) return status == 400 && string.Equals((string?)said["field"], parameter.Name, StringComparison.OrdinalIgnoreCase) ? null : $"{status} {said.Body}";
        // Of two moments either may be named.
        return status != 400 || (string?)said["field"] == parameter.Name || (parameter.IsMoment && (string?)said["field"] is "from" or "to" or "interval") ? null : $"{status} {said.Body}";
    }

    /// <summary>What is wrong with the answers to these ids, or with what came of them; null when all is well.</summary>
    private async Task<string?> Refused(DescribedParameter parameter, string[] ids, Func<string, int, Said, bool> isWell)
    {
        var good = FuzzTarget.All.FirstOrDefault(target => target.Operation == $"{parameter.Method} {parameter.Path}");
        // What an earlier request set going may end just now; what a refused one changes, it changes each time.
        for (var again = 1; ; again++)
        {
            var before = _fuzzed.World.Store.Newest;
            foreach (var id in ids)
            {
                var (status, said) = await Ask(parameter.Method, parameter.Path.Replace("{id}", id, StringComparison.Ordinal), good?.Good, good?.Media);
                if (said is null || !isWell(id, status, said)) return $"{parameter} = {Shown(id)}: {status} {said?.Body}";
            }
            if (_fuzzed.World.Store.Newest == before) return null;
            if (again == 5) return $"{parameter}: refused, but something changed";
        }
    }

    private async Task<(int Status, Said? Said)> Ask(string method, string path, string? body = null, string? media = null, params (string Name, string Value)[] headers)
    {
        // As it is written: dots and what is escaped are for the server to read.
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"{_fuzzed.World.Http.BaseAddress!.GetLeftPart(UriPartial.Authority)}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (body is not null) request.Content = new StringContent(body, System.Text.Encoding.UTF8, media ?? "application/json");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var answer = await _fuzzed.World.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, bound.Token);
        // A stream of events has no end.
        if (answer.Content.Headers.ContentType?.MediaType == "text/event-stream")
        {
            answer.Dispose();
            return ((int)answer.StatusCode, null);
        }
        return ((int)answer.StatusCode, await Said.Of(answer));
    }

    private static string Told(List<string> wrong) => string.Join('\n', wrong.Take(40)) + $"\n({wrong.Count} in all)";

    private static string Shown(string value) => value.Length > 40 ? $"{value.Length} characters" : value;
}
