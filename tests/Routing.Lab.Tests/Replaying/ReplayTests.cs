using System.Text.Json;
using Routing.Simulation;

namespace Routing.Lab.Tests;

public sealed class ReplayTests(SmallDay day) : IClassFixture<SmallDay>
{
    [Fact]
    public async Task Under_the_same_rules_it_comes_as_it_came()
    {
        var result = await Replayed("{}");

        Assert.Equal(SmallDay.Contacts, result.Overall.Happened.Arrived);
        Assert.InRange(result.Overall.Happened.Abandoned, 1, 17);
        Assert.InRange(result.Overall.Happened.MeanWaitSeconds, 2, 60);
        foreach (var queue in result.Queues.Values.Append(result.Overall))
        {
            Assert.Equal(queue.Happened with { MeanWaitSeconds = 0, LongestWaitSeconds = 0 }, queue.AsWas with { MeanWaitSeconds = 0, LongestWaitSeconds = 0 });
            Assert.Equal(queue.Happened.MeanWaitSeconds, queue.AsWas.MeanWaitSeconds, 0.1);
            Assert.Equal(queue.AsWas, queue.Draft);
            Assert.False(queue.IsReal);
        }
        Assert.Empty(result.ChangedHands);
        Assert.Contains("\"happened\"", JsonSerializer.Serialize(result, ReplayJson.Default.ReplayResult));
    }

    [Fact]
    public async Task A_stricter_requirement_gives_all_of_a_queue_to_who_meets_it_and_makes_it_wait()
    {
        var result = await Replayed("""{"queues":{"support":{"requirements":[{"skill":"repair","minLevel":5}]}}}""");

        var support = result.Queues["support"];
        Assert.Equal(["amy"], result.ServedByDraft["support"].Keys);
        Assert.Equal(["amy", "bob"], result.ServedByAsWas["support"].Keys);
        Assert.True(support.Draft.MeanWaitSeconds > 2 * support.AsWas.MeanWaitSeconds, support.ToString());
        Assert.True(support.Draft.ServiceLevelPercent < support.AsWas.ServiceLevelPercent);
        Assert.True(support.Draft.Abandoned >= support.AsWas.Abandoned, support.ToString());
        Assert.True(support.IsReal && support.WaitDifferenceSeconds.Value > 0, support.ToString());
        // Whatever Bob answered under the rules as they were.
        Assert.True(result.ChangedHands.Length >= result.ServedByAsWas["support"]["bob"]);
        Assert.All(result.ChangedHands.Where(c => c.Queue == "support"), c => Assert.NotEqual("bob", c.AgentDraft));
    }

    /// <summary>A draft has no pools, and what a pool serves is not to be had from it.</summary>
    [Fact]
    public async Task A_requirement_that_nobody_meets_is_told_by_its_name()
    {
        var result = await Replayed("""{"queues":{"support":{"requirements":[{"skill":"elvish","minLevel":2}]}}}""");

        var advice = Assert.Single(result.Warnings!.Value, warning => warning.Class == "support").Advice;
        Assert.StartsWith("None of the 2 agents of queue support has what it requires, elvish at level 2:", advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_selection_gives_contacts_to_others_and_leaves_the_work_as_it_is()
    {
        var result = await Replayed("""{"queues":{"support":{"selection":"most-skilled"}}}""");

        Assert.True(result.ServedByDraft["support"]["amy"] > result.ServedByAsWas["support"]["amy"], JsonSerializer.Serialize(new { result.ServedByAsWas, result.ServedByDraft }));
        Assert.NotEmpty(result.ChangedHands);
        Assert.Equal(result.Overall.AsWas.Arrived, result.Overall.Draft.Answered + result.Overall.Draft.Abandoned);
        Assert.Contains(result.Notes, note => note.Contains($"{result.ChangedHands.Length} contacts change hands"));
    }

    [Fact]
    public async Task Events_alone_tell_the_same_as_the_data_file()
    {
        const string Draft = """{"queues":{"repair":{"priority":-10}}}""";
        var events = await HistoryReader.Read(day.EventFile(), day.ConfigFile(), HistoryWindow.Of(null, null));
        var result = Replay.Of(events, DraftReader.Parse(Draft, events.Setup, "draft"), "events").Result;

        var other = await Replayed(Draft);

        Assert.Equal(Queues(other), Queues(result));
        // What a contact for repair itself requires is kept, in one way or the other.
        Assert.Equal(["amy"], result.ServedByAsWas["repair"].Keys);
        Assert.Equal(JsonSerializer.Serialize(other.ChangedHands), JsonSerializer.Serialize(result.ChangedHands));
        Assert.Contains(result.Notes, note => note.Contains("first offers"));
    }

    [Fact]
    public async Task A_part_of_the_day_begins_with_who_is_there()
    {
        var whole = await HistoryReader.Read(await day.DataDirectory, null, HistoryWindow.Of(null, null));
        var from = whole.Contacts[65].ArrivedAt;

        var part = await HistoryReader.Read(day.EventFile(), day.ConfigFile(), HistoryWindow.Of(from, whole.Contacts[100].ArrivedAt));

        Assert.Equal(36, part.Contacts.Length);
        Assert.Equal((from, "amy", PresenceKind.Ready), (part.Presences[0].At, part.Presences[0].Agent, part.Presences[0].Kind));
        Assert.Contains(part.Presences, p => p is { Agent: "bob", Kind: PresenceKind.NotReady, Reason: "lunch" } && p.At == from);
        Assert.True(part.InProgressBefore > 0);
    }

    [Fact]
    public async Task The_page_shows_what_changes_and_what_is_not_known()
    {
        var replayed = await Both("""{"queues":{"support":{"requirements":[{"skill":"repair","minLevel":5}]}}}""");

        var page = new PageText(ReplayPage.Of(replayed, "replay data --rules draft.json"));

        page.StandsAlone();
        page.IsReadable();
        foreach (var word in (string[])["What a history cannot tell", "Patience", "change hands", "longer", "real", "amy", "bob", "support", "repair"]) Assert.Contains(word, page.Words);
    }

    private async Task<ReplayResult> Replayed(string draft) => (await Both(draft)).Result;

    private async Task<Replayed> Both(string draft)
    {
        var history = await HistoryReader.Read(await day.DataDirectory, null, HistoryWindow.Of(null, null));
        return Replay.Of(history, DraftReader.Parse(draft, history.Setup, "draft"), "small day");
    }

    private static string Queues(ReplayResult result) => JsonSerializer.Serialize(result.Queues);
}
