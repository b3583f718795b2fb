namespace Routing.Console.Tests;

/// <summary>Sign-in by key: the role decides what is shown.</summary>
[Collection(OnStage.Name)]
public sealed class SignInTests(Stage stage)
{
    [Fact]
    public async Task A_wrong_key_is_told_and_an_agents_key_leads_to_the_desk_and_nowhere_else()
    {
        await using var sight = await stage.Open("/", null);
        await sight.Page.GetByLabel("Key").FillAsync("rk_no_such");
        await sight.Button("Sign in").ClickAsync();
        await sight.Sees("This key was refused");
        await sight.IsAccessible();
        await sight.Page.GetByLabel("Key").FillAsync(stage.AgentKey);
        await sight.Button("Sign in").ClickAsync();
        await sight.Sees("Desk of Li Na");
        await sight.Page.GotoAsync("/console/rules");
        await sight.Sees("Your key may not see this page.");
    }
}
