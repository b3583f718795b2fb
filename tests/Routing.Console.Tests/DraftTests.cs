using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>A draft of rules while others work on the same group: what is typed is never lost, nor anything of theirs unseen.</summary>
[Collection(OnStage.Name)]
public sealed partial class DraftTests(Stage stage)
{
    private const string Faulty = """{"repeatWithinDays":3,""";

    [Fact]
    public async Task What_is_typed_stays_when_a_profile_is_switched_and_what_is_not_typed_on_follows()
    {
        await stage.Put("groups/flipped", """{"profiles":[{"name":"incident"}]}""");
        await using var sight = await stage.Open("/console/rules?group=flipped", stage.Key);
        var draft = Draft(sight);
        await draft.FillAsync(Faulty);
        await sight.Button("Switch on: incident").ClickAsync();
        await Assertions.Expect(sight.Button("Switch off: incident")).ToBeVisibleAsync();
        await Assertions.Expect(draft).ToHaveValueAsync(Faulty);
        await sight.Button("Throw the draft away").ClickAsync();
        await Assertions.Expect(draft).ToHaveValueAsync(On());
        await sight.Button("Switch off: incident").ClickAsync();
        await Assertions.Expect(draft).Not.ToHaveValueAsync(On());
    }

    [Fact]
    public async Task What_another_publishes_is_followed_where_all_is_kept_and_stands_beside_what_is_not()
    {
        await stage.Put("groups/joint", """{"profiles":[{"name":"incident"}]}""");
        await using var idle = await stage.Open("/console/rules?group=joint", stage.Key, mayBeRefused: true);
        await using var typing = await stage.Open("/console/rules?group=joint", stage.Key);
        await idle.Keeps(Draft(idle), """{"profiles":[{"name":"incident"}],"repeatWithinDays":5}""");
        await Draft(typing).FillAsync(Faulty);
        await typing.Button("Switch on: incident").ClickAsync();
        await typing.Sees("Somebody else changed this draft meanwhile");
        await Assertions.Expect(Draft(typing)).ToHaveValueAsync(Faulty);
        await typing.IsAccessible();
        await stage.Post("groups/joint/draft:publish");
        // Published with the profile as the draft has it: off. The page still offers what it read.
        await idle.Button("Switch on: incident").ClickAsync();
        await Assertions.Expect(Draft(idle)).ToHaveValueAsync(new Regex("\"on\": true"));
        await Assertions.Expect(Draft(idle)).ToHaveValueAsync(new Regex("\"repeatWithinDays\": 5"));
        await idle.Sees("In force: version");
    }

    [Fact]
    public async Task Mine_is_kept_over_theirs_once_and_only_when_it_can_be_read()
    {
        await stage.Put("groups/once", "{}");
        await using var sight = await stage.Open("/console/rules?group=once", stage.Key);
        var draft = Draft(sight);
        await sight.Keeps(draft, """{"repeatWithinDays":3}""");
        await stage.Put("groups/once/draft", """{"repeatWithinDays":30}""");
        sight.MayBeRefused = true;
        await draft.FillAsync("""{"repeatWithinDays":4}""");
        await sight.Sees("Somebody else changed this draft meanwhile");
        await draft.FillAsync(Faulty);
        var kept = new List<string?>();
        sight.Page.Request += (_, request) => { if (request.Method == "PUT") kept.Add(request.PostData); };
        var keep = sight.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Keep mine") });
        await keep.ClickAsync();
        await Assertions.Expect(keep).ToHaveCountAsync(0);
        sight.MayBeRefused = false;
        await sight.Keeps(draft, """{"repeatWithinDays":6}""");
        Assert.Equal(["""{"repeatWithinDays":6}"""], kept);

        await stage.Put("groups/once/draft", """{"repeatWithinDays":31}""");
        await sight.Button("Publish").ClickAsync();
        await keep.ClickAsync();
        await Assertions.Expect(sight.Button("Publish")).Not.ToHaveAttributeAsync("aria-disabled", "true");
        await sight.Button("Publish").ClickAsync();
        await sight.Sees("Published as version");
        Assert.Equal(["""{"repeatWithinDays":6}""", """{"repeatWithinDays":6}"""], kept);
        Assert.Equal(6, (await stage.Get("groups/once")).RootElement.GetProperty("repeatWithinDays").GetInt32());
    }

    private static ILocator Draft(Sight sight) => sight.Page.GetByRole(AriaRole.Textbox, new() { Name = "Draft" });

    [GeneratedRegex("\"on\": true")]
    private static partial Regex On();
}
