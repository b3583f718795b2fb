using System.Diagnostics;

namespace Routing.Gateway.Tests;

/// <summary>A line of the log is found by its trace and its contact, and names no customer.</summary>
public sealed class LogScopesTests
{
    [Fact]
    public void A_line_belongs_to_its_trace_and_its_contact_and_to_no_path()
    {
        var scopes = new LogScopes();
        using var journey = new Activity("journey").SetTag("routing.contact", "c-1").Start();
        using var step = new Activity("step").Start();
        using var pushed = scopes.Push(new Dictionary<string, object?> { ["RequestPath"] = "/v1/customers/u-secret" });
        var said = new List<object?>();
        scopes.ForEachScope((scope, all) => all.Add(scope), said);

        var values = Assert.IsAssignableFrom<IEnumerable<KeyValuePair<string, object?>>>(Assert.Single(said)).ToDictionary();
        Assert.Equal(step.TraceId.ToHexString(), values["TraceId"]);
        Assert.Equal("c-1", values["Contact"]);
        Assert.DoesNotContain("u-secret", $"{said[0]}", StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_of_every_trace_there_is_none()
    {
        Activity.Current = null;
        new LogScopes().ForEachScope<object?>((_, _) => Assert.Fail("There is none."), null);
    }
}
