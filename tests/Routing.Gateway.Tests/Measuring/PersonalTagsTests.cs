using System.Diagnostics;

namespace Routing.Gateway.Tests;

/// <summary>What leaves in the engine's spans names no customer.</summary>
public sealed class PersonalTagsTests
{
    [Fact]
    public void A_customer_is_told_by_its_kind_and_a_failure_by_its_type()
    {
        using var span = new Activity("call");
        span.SetTag("rpc.orleans.target_id", "customer/+49-30-1234").SetTag("rpc.orleans.source_id", "contact/c-1").SetTag("rpc.method", "Get")
            .SetTag("exception.type", "TimeoutException").SetTag("exception.message", "no answer from customer/+49-30-1234").SetTag("exception.stacktrace", "at +49-30-1234");
        using var tags = new PersonalTags();
        tags.OnEnd(span);

        Assert.DoesNotContain(span.TagObjects, tag => $"{tag.Value}".Contains("1234", StringComparison.Ordinal));
        Assert.Equal("customer", span.GetTagItem("rpc.orleans.target_id"));
        Assert.Equal("contact/c-1", span.GetTagItem("rpc.orleans.source_id"));
        Assert.Equal("TimeoutException", span.GetTagItem("exception.type"));
    }
}
