using Routing.Simulation;

namespace Routing.Lab.Tests;

/// <summary>What cannot be replayed is told by file, line or field, and how to mend it.</summary>
public sealed class BadHistoryTests : IDisposable
{
    private static readonly ScenarioSetup AsWas = DraftReader.Parse("""{"queues":{"vip":{"name":"VIP"}},"agents":{"amy":{"name":"Amy","queues":["vip"]}}}""", new ScenarioSetup(), "config");
    private readonly string _folder = Directory.CreateTempSubdirectory("bad-history-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("{", "draft.json: is not JSON")]
    [InlineData("""{"queue":{}}""", "draft.json, $.queue: is not a field here; write one of queues, groups, agents.")]
    [InlineData("""{"queues":{"vip":{"selektion":"random"}}}""", "draft.json, $.queues.vip.selektion: is not a body the API takes for \"vip\": it has no field \"selektion\"")]
    [InlineData("""{"queues":{"vip":{"selection":"randomm"}}}""", "draft.json, $.queues.vip.selection: ")]
    [InlineData("""{"queues":{"vip":{"maxWaitSeconds":-1}}}""", "draft.json, $.queues.vip.maxWaitSeconds: ")]
    [InlineData("""{"queues":{"vip":3}}""", "draft.json, $.queues.vip: write an object")]
    [InlineData("""{"queues":{"new":{"priority":1}}}""", "draft.json, $.queues.new: is not a body the API takes for \"new\": the field \"name\" is missing; if it is there already, check its id.")]
    [InlineData("""{"queues":{"vip":{"overflow":[{"afterSeconds":9,"moveTo":"nowhere"}]}}}""", "draft.json, $.queues.vip.overflow[0].moveTo: there is no queue \"nowhere\"; write one of vip.")]
    [InlineData("""{"groups":{"default":{"defaultQueue":"nowhere"}}}""", "draft.json, $.groups.default.defaultQueue")]
    [InlineData("""{"agents":{"amy":{"queues":["nowhere"]}}}""", "draft.json, $.agents.amy.queues[0]")]
    public void A_draft_is_refused_at_its_place(string draft, string told) =>
        Assert.StartsWith(told, Assert.Throws<ScenarioException>(() => DraftReader.Parse(draft, AsWas, "draft.json")).Message);

    [Fact]
    public void A_draft_leaves_what_it_does_not_say_and_null_gives_the_default_back()
    {
        var before = DraftReader.Parse("""{"queues":{"vip":{"priority":5,"ageingPerMinute":2}}}""", AsWas, "draft");

        var after = DraftReader.Parse("""{"queues":{"vip":{"ageingPerMinute":null,"maxWaitSeconds":60}}}""", before, "draft").Queues["vip"];

        Assert.Equal((5, 0, 60, "VIP"), (after.Priority, after.AgeingPerMinute, after.MaxWaitSeconds, after.Name));
    }

    [Theory]
    [InlineData("", ": has no event in it")]
    [InlineData("id: x\nevent: contact.queued\nhello\n", ", line 3: is no line of an event stream")]
    [InlineData("data: {\"type\":\"contact.created\"}\n", ", line 1: the event has no \"time\"")]
    [InlineData("\n{\"type\":\"contact.created\",\"time\":\"2026-01-05T09:00:00Z\"\n", ", line 2: is not an event")]
    [InlineData("{\"type\":\"contact.created\",\"time\":\"2026-01-05T09:00:00Z\",\"data\":{\"channel\":\"smoke\"}}", ", line 1: is not an event")]
    [InlineData("{\"type\":\"queue.configured\",\"time\":\"2026-01-05T09:00:00Z\",\"data\":{\"queueId\":\"vip\",\"version\":1}}", ": tells of no contact in the time chosen")]
    public async Task A_file_of_events_is_refused_at_its_line(string text, string told)
    {
        var (events, config) = (Write("events.txt", text), Write("config.json", """{"queues":{"vip":{"name":"VIP"}}}"""));

        var refused = await Assert.ThrowsAsync<ScenarioException>(() => HistoryReader.Read(events, config, HistoryWindow.Of(null, null)));

        Assert.StartsWith(events + told, refused.Message);
    }

    [Fact]
    public async Task What_is_not_there_or_not_told_is_named()
    {
        var events = Write("events.txt", "{}");
        var broken = Write("routing.db", "SQLite format 3\0 and then nothing of the kind");

        Assert.Contains("is not there", await Refused(Path.Combine(_folder, "nothing"), null));
        Assert.StartsWith("--config: is needed", await Refused(events, null));
        Assert.StartsWith("--config: is for a file of events", await Refused(broken, events));
        Assert.StartsWith(broken, await Refused(broken, null));

        async Task<string> Refused(string path, string? config) =>
            (await Assert.ThrowsAsync<ScenarioException>(() => HistoryReader.Read(path, config, HistoryWindow.Of(null, null)))).Message;
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
