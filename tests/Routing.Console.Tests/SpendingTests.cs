using System.Diagnostics;
using System.Text.Json;
using Routing.Server.Tests;

namespace Routing.Console.Tests;

/// <summary>Where the time of a contact went, by what happened to it: the page's own sums, made of events with known times.</summary>
public sealed class SpendingTests
{
    private const string Script = """
        const { transformSync } = require('esbuild'), { readFileSync } = require('node:fs');
        const page = { exports: {} };
        new Function('module', 'exports', transformSync(readFileSync('src/pages/contacts/spending.ts', 'utf8'), { loader: 'ts', format: 'cjs' }).code)(page, page.exports);
        const at = (second) => new Date(1e12 + second * 1000).toISOString();
        const { state, told } = JSON.parse(process.argv[1]);
        const events = told.map(([type, second, wrapUpSeconds]) => ({ type, time: at(second), data: { wrapUpSeconds } }));
        const contact = { state, createdAt: at(0), answeredAt: at(12), completedAt: at(13), closedAt: null };
        const spent = page.exports.spansOf(contact, events, 1e12 + 100_000);
        console.log(`${spent.wait / 1000} ${spent.talk / 1000} ${spent.aside / 1000} ${spent.wrapUp / 1000}`);
        """;

    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

    [Theory]
    // Ten seconds of waiting, Ann two, Bob one; and Ann's wrap-up beside it.
    [InlineData("10 3 0 30", "closed", """[["contact.created",0],["contact.accepted",10],["contact.moved",12],["contact.queued",12],["contact.accepted",12],["contact.completed",13],["contact.closed",13],["contact.wrapUpEnded",42,30]]""")]
    [InlineData("15 3 0 2", "closed", """[["contact.accepted",10],["contact.moved",12],["contact.accepted",17],["contact.completed",18],["contact.closed",20]]""")]
    [InlineData("1 9 20 0", "handling", """[["contact.accepted",1],["contact.held",3],["contact.resumed",5],["contact.pending",8],["contact.resumed",28],["contact.completed",30],["contact.closed",30]]""")]
    [InlineData("7 0 0 0", "abandoned", """[["contact.created",0],["contact.queued",0],["contact.abandoned",7]]""")]
    [InlineData("100 0 0 0", "queued", """[["contact.created",0],["contact.queued",0]]""")]
    // Without the events, what the contact itself tells.
    [InlineData("12 1 0 0", "closed", "[]")]
    public async Task A_contact_waits_and_is_served_as_often_as_it_was(string spent, string state, string told)
    {
        var start = new ProcessStartInfo("node", ["-e", Script, JsonSerializer.Serialize(new { state, told = JsonSerializer.Deserialize<JsonElement>(told) })]) { WorkingDirectory = Sight.Sources, RedirectStandardOutput = true, RedirectStandardError = true };
        using var run = Process.Start(start)!;
        var (said, failed) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await said.Within(Bound, () => $"There was no answer within {Bound}.");
        Assert.Equal((spent, ""), ((await said).Trim(), await failed));
    }
}
