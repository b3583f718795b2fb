using System.Net;
using Routing.Simulation;

namespace Routing.Gateway.Tests;

/// <summary>The translator over HTTP: a yes has a session, a no is an answer, and a failure is told.</summary>
public sealed class HttpTranslatorTests
{
    private static readonly TranslationQuestion Question = new("c-1", "overseas", Channel.Chat, "refund", "th");

    private static async Task<(TranslationAnswer Answer, string Body)> Asked(string says, HttpStatusCode status = HttpStatusCode.OK)
    {
        var body = "";
        using var translator = new HttpTranslator(new HookOptions(), new VirtualClock(DateTimeOffset.UnixEpoch), new Handler(async (request, ct) =>
        {
            body = await request.Content!.ReadAsStringAsync(ct);
            return new HttpResponseMessage(status) { Content = new StringContent(says) { Headers = { ContentType = new("application/json") } } };
        }));
        return (await translator.Open("https://translator/open", TimeSpan.FromSeconds(1), Question), body);
    }

    [Fact]
    public async Task It_is_told_of_the_contact_and_answers_a_session()
    {
        var (answer, body) = await Asked("""{"open":true,"session":"s-7"}""");
        Assert.Equal(new TranslationAnswer("s-7", null), answer);
        Assert.Equal("""{"contactId":"c-1","queue":"overseas","channel":"chat","intent":"refund","from":"th"}""", body);
    }

    [Theory]
    [InlineData("""{"open":false}""", HttpStatusCode.OK, "it has no translation for this")]
    [InlineData("{}", HttpStatusCode.OK, "it has no translation for this")]
    [InlineData("nonsense", HttpStatusCode.OK, "its answer cannot be read")]
    [InlineData("{}", HttpStatusCode.BadGateway, "it answered 502")]
    public async Task What_is_no_yes_is_told(string says, HttpStatusCode status, string failure) => Assert.Equal(failure, (await Asked(says, status)).Answer.Failure);

    private sealed class Handler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request, cancellationToken);
    }
}
