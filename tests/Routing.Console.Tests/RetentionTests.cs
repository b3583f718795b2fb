using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>For how long the past is kept: a rule is changed in its place, so that no wider one decides meanwhile.</summary>
[Collection(OnStage.Name)]
public sealed class RetentionTests(Stage stage)
{
    private const string Page = "/console/audit?show=retention";

    [Fact]
    public async Task The_days_of_a_rule_are_changed_against_what_another_saved_and_its_end_says_what_is_deleted()
    {
        await stage.Put("retentionRules/chats", """{"records":"surveys","channel":"chat","days":400}""");
        await using var sight = await stage.Open(Page, stage.Key, mayBeRefused: true);
        var edit = sight.Button("Edit chats");
        await edit.ClickAsync();
        var form = sight.Page.Locator("section.panel").Filter(new() { Has = sight.Heading("Rule chats") });
        var days = form.GetByLabel("Days");
        await Assertions.Expect(days).ToHaveValueAsync("400");
        await Assertions.Expect(days).ToBeFocusedAsync();
        await Assertions.Expect(form.GetByText("Ratings · Chat")).ToBeVisibleAsync();
        await days.FillAsync("500");
        await sight.IsAccessible();
        await stage.Put("retentionRules/chats", """{"records":"surveys","channel":"chat","days":450}""");
        await Save(form);
        await Assertions.Expect(form.Locator(".conflict .gone")).ToContainTextAsync("450");
        await form.GetByRole(AriaRole.Button, new() { NameRegex = new("^Keep mine") }).ClickAsync();
        await Assertions.Expect(days).ToHaveValueAsync("500");
        var patched = sight.Page.WaitForRequestAsync(request => request.Method == "PATCH");
        await Save(form);
        Assert.Equal("""{"days":500}""", (await patched).PostData);
        await sight.Sees("Rule chats is saved");
        await Assertions.Expect(form).ToHaveCountAsync(0);
        await Assertions.Expect(edit).ToBeFocusedAsync();
        await Assertions.Expect(Row(sight, "chats")).ToContainTextAsync("500");
        Assert.Equal(500, (await stage.Get("retentionRules/chats")).RootElement.GetProperty("days").GetInt32());

        await edit.ClickAsync();
        await sight.Button("Delete chats").ClickAsync();
        await sight.Sees("deleted at once, for good. Delete the rule?");
        await sight.Button("Yes").ClickAsync();
        await sight.Sees("Rule chats is deleted");
        await Assertions.Expect(form).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_typed_of_a_new_rule_stays_while_the_list_cannot_be_read()
    {
        await stage.Put("retentionRules/mails", """{"records":"surveys","channel":"email","days":400}""");
        await using var sight = await stage.Open(Page, stage.Key);
        var name = sight.Page.GetByRole(AriaRole.Textbox, new() { Name = "Id" });
        await name.FillAsync("half-typed");
        sight.IsServerAway = true;
        await sight.Page.RouteAsync("**/v1/retentionRules?*", route => route.FulfillAsync(new() { Status = 503, ContentType = "application/problem+json", Body = """{"title":"Starting","status":503}""" }));
        await sight.Button("Delete mails").ClickAsync();
        await sight.Button("Yes").ClickAsync();
        await sight.Sees("Starting");
        await Assertions.Expect(name).ToHaveValueAsync("half-typed");
        await sight.Page.UnrouteAllAsync();
        await sight.Button("Try again").ClickAsync();
        await Assertions.Expect(Row(sight, "mails")).ToHaveCountAsync(0);
        await Assertions.Expect(name).ToHaveValueAsync("half-typed");
    }

    private static ILocator Row(Sight sight, string rule) => sight.Page.GetByRole(AriaRole.Row).Filter(new() { HasTextRegex = new Regex($"{rule}") });

    private static async Task Save(ILocator form)
    {
        await form.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Yes", Exact = true }).ClickAsync();
    }
}
