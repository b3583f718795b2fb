using Microsoft.AspNetCore.Http;

namespace Routing.Gateway.Tests;

public sealed class CallTests
{
    /// <summary>What goes on after its answer was given up must stop with its own caller, and not with the next one.</summary>
    [Fact]
    public void A_call_keeps_the_token_of_its_own_request_when_the_server_uses_the_context_again()
    {
        using var own = new CancellationTokenSource();
        using var next = new CancellationTokenSource();
        var http = new DefaultHttpContext { RequestAborted = own.Token };
        var call = new Call(http, new Operation("GET", "/v1/queues", "listQueues", "", Role.Admin, _ => default), Gate.Anybody);
        http.RequestAborted = next.Token;
        Assert.Equal(own.Token, call.Ct);
    }
}
