using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>Queues and agents go by their names: read one by one, told anew when they change, sorted as they are shown.</summary>
[Collection(OnStage.Name)]
public sealed class NamesTests(Stage stage)
{
    [Fact]
    public async Task A_name_is_read_by_its_id_and_changes_on_the_page_as_it_is_changed()
    {
        await stage.Put("queues/mill", """{"name":"Mill"}""");
        var contact = await stage.Arrive("mill");
        await using var sight = await stage.Open("/console/rules", stage.Key);
        await sight.Heading("Rules").First.WaitForAsync();
        var asked = new List<string>();
        sight.Page.Request += (_, request) => asked.Add(new Uri(request.Url).PathAndQuery);
        await sight.Page.GotoAsync($"/console/contacts/{contact}");
        var queue = sight.Page.Locator("dd").Filter(new() { HasText = "ill" });
        await Assertions.Expect(queue).ToHaveTextAsync("Mill");
        await sight.IsLive();
        await stage.Put("queues/mill", """{"name":"Windmill"}""");
        await Assertions.Expect(queue).ToHaveTextAsync("Windmill");
        Assert.Equal(2, asked.Count(path => path == "/v1/queues/mill"));
        Assert.DoesNotContain(asked, path => path.StartsWith("/v1/queues?", StringComparison.Ordinal) || path.StartsWith("/v1/agents?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_table_is_sorted_by_the_names_that_are_shown()
    {
        await stage.Put("queues/yard-1", """{"name":"Yard Zulu"}""");
        await stage.Put("queues/yard-2", """{"name":"Yard Alpha"}""");
        foreach (var queue in (string[])["yard-1", "yard-2"]) await stage.Arrive(queue);
        await using var sight = await stage.Open("/console/contacts?contacts.by=queue", stage.Key);
        await Assertions.Expect(sight.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Yard" })).ToContainTextAsync(["Yard Alpha", "Yard Zulu"]);
    }

    [Fact]
    public async Task A_name_of_whatever_signs_is_told_as_it_is()
    {
        await stage.Put("agents/signs", """{"name":"Ann $& {0}","queues":["orders"]}""");
        await using var sight = await stage.Open("/console/agents?find=signs", stage.Key);
        var offline = sight.Button("Offline: Ann $& {0}");
        await sight.Button("Ready: Ann $& {0}").FocusAsync();
        await offline.FocusAsync();
        await sight.Sees("Ann $& {0} is Offline already.");
    }
}
