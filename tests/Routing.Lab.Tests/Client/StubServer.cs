using System.Net;
using System.Text;

namespace Routing.Lab.Tests;

/// <summary>Answers a client's requests in turn, and keeps them.</summary>
internal sealed class StubServer : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = new();

    public List<HttpRequestMessage> Requests { get; } = [];
    public List<string> Bodies { get; } = [];

    /// <summary>Where each request went, at the time.</summary>
    public List<string> Hosts { get; } = [];

    public StubServer Then(HttpStatusCode status, string body, string type = "application/json", int? retryAfterSeconds = null)
    {
        _answers.Enqueue(() =>
        {
            var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, type) };
            if (retryAfterSeconds is { } seconds) response.Headers.RetryAfter = new System.Net.Http.Headers.RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds));
            return response;
        });
        return this;
    }

    public StubServer ThenBreaks()
    {
        _answers.Enqueue(() => throw new HttpRequestException("the line broke"));
        return this;
    }

    public StubServer ThenRefuses()
    {
        _answers.Enqueue(() => throw new HttpRequestException(HttpRequestError.ConnectionError, "nobody listens"));
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        Requests.Add(request);
        Hosts.Add(request.RequestUri!.Host);
        Bodies.Add(request.Content is null ? "" : await request.Content.ReadAsStringAsync(ct));
        return _answers.Count > 0 ? _answers.Dequeue()() : throw new HttpRequestException("nobody there");
    }
}
