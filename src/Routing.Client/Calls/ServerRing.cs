namespace Routing.Client;

/// <summary>
/// Several servers of one cluster as one: calls go to them in turn. One that could not be reached, or did not answer in time,
/// is passed over; now and then a single call tries it again. A call that no connection was had for goes on to the next
/// server at once, one that rests included, and fails when it met none.
/// </summary>
internal sealed class ServerRing(IReadOnlyList<Uri> servers, TimeProvider clock, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();
    private readonly DateTimeOffset?[] _restsUntil = new DateTimeOffset?[servers.Count];
    private int _last = -1;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var path = servers[0].MakeRelativeUri(request.RequestUri!);
        for (var tried = new List<int>(servers.Count); ;)
        {
            var place = Next(tried);
            tried.Add(place);
            request.RequestUri = new Uri(servers[place], path);
            try
            {
                var response = await base.SendAsync(request, ct);
                Note(place, null);
                return response;
            }
            catch (HttpRequestException failure) when (WasNeverSent(failure) && tried.Count < servers.Count)
            {
                Note(place, clock.GetUtcNow() + Rest);
            }
            catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
            {
                Note(place, clock.GetUtcNow() + Rest);
                throw;
            }
        }
    }

    private static bool WasNeverSent(HttpRequestException failure) => failure.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError;

    private int Next(List<int> tried)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            for (var seen = 0; seen < servers.Count; seen++)
            {
                _last = (_last + 1) % servers.Count;
                if (tried.Contains(_last)) continue;
                if (_restsUntil[_last] is not { } until) return _last;
                if (until > now) continue;
                // Whoever comes next passes it over again, until this call is answered.
                _restsUntil[_last] = now + Rest;
                return _last;
            }
            // All others rest: then the next of them, as well as any.
            do _last = (_last + 1) % servers.Count;
            while (tried.Contains(_last));
            return _last;
        }
    }

    private void Note(int place, DateTimeOffset? restsUntil)
    {
        lock (_gate) _restsUntil[place] = restsUntil;
    }
}
