using Microsoft.Extensions.DependencyInjection;
using Routing.Actors;

namespace Routing.Gateway.Tests;

/// <summary>A request that failed is found in the log by its contact, and by the traceId that its caller was told; the customer is not there.</summary>
public sealed class FailuresTests
{
    [Theory]
    [InlineData("/v1/contacts", """{"id":"c-new","customerId":"u-secret","channel":"chat","queue":"after-sales","text":"my words"}""", "c-new")]
    [InlineData("/v1/contacts/c-kept:rate", """{"score":5,"comment":"my words"}""", "c-kept")]
    [InlineData("/v1/offers/c-kept~1:accept", null, "c-kept")]
    [InlineData("/v1/agents/li-na:setPresence", """{"presence":"ready"}""", "-")]
    public async Task The_log_of_one_that_failed_names_its_contact_and_its_trace(string path, string? body, string contact)
    {
        Breaking? actors = null;
        await using var world = await World.Start(services: services =>
            services.AddSingleton<IActorDirectory>(actors = new Breaking((IActorDirectory)services.Last(service => service.ServiceType == typeof(IActorDirectory)).ImplementationInstance!)));
        actors!.IsBroken = true;
        var answer = await world.Post(path, body);
        actors.IsBroken = false;
        Assert.Equal(500, answer.Status);
        var line = Assert.Single(world.Failures.Errors, error => error.Contains("failed unexpectedly", StringComparison.Ordinal));
        Assert.Contains($"contact {contact}, traceId {(string?)answer["traceId"] ?? "(null)"}", line, StringComparison.Ordinal);
        Assert.DoesNotContain("u-secret", line, StringComparison.Ordinal);
        Assert.DoesNotContain("my words", line, StringComparison.Ordinal);
        // It was meant to be.
        world.Failures.Errors.Clear();
    }

    /// <summary>An engine that breaks at every call, in a way that nobody foresaw.</summary>
    private sealed class Breaking(IActorDirectory actors) : IActorDirectory
    {
        public bool IsBroken { get; set; }

        private IActorDirectory Whole => IsBroken ? throw new NotSupportedException("It is of another mind.") : actors;

        public IAgent Agent(string id) => Whole.Agent(id);
        public IQueue Queue(string id) => Whole.Queue(id);
        public ICustomer Customer(string id) => Whole.Customer(id);
        public IContact Contact(string id) => Whole.Contact(id);
        public IDispatcher Dispatcher(string group) => Whole.Dispatcher(group);
    }
}
