using System.Text.Json;
using Microsoft.Playwright;

namespace Routing.Console.Tests;

/// <summary>A page somebody looks at; whatever the browser complains of meanwhile fails the test.</summary>
public sealed class Sight : IAsyncDisposable
{
    /// <summary>Where the console's own sources lie, and the packages it is built with.</summary>
    public static readonly string Sources = FindSources();

    private static readonly string Axe = File.ReadAllText(Path.Combine(Sources, "node_modules/axe-core/axe.min.js"));

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    public Sight(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) =>
        {
            // A server that is away is told of by the browser itself, whatever a page does; all else is the page's fault.
            if (message.Type is not ("error" or "warning") || (IsServerAway && IsOfServer(message.Text)) || (MayBeRefused && IsRefusal(message.Text))) return;
            _complaints.Add(message.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>While a test has taken the server away.</summary>
    public bool IsServerAway { get; set; }

    /// <summary>While a test sends what the server must refuse: the browser tells of that by itself, too.</summary>
    public bool MayBeRefused { get; set; }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name });

    public Task Sees(string text, float withinMs = 15_000) => Assertions.Expect(Page.GetByText(text).First).ToBeVisibleAsync(new() { Timeout = withinMs });

    /// <summary>Events are heard.</summary>
    public Task IsLive() => Assertions.Expect(Page.Locator(".link.live")).ToBeVisibleAsync(new() { Timeout = 15_000 });

    /// <summary>What is typed as the draft of rules is taken by the server, and kept there.</summary>
    public async Task Keeps(ILocator draft, string text)
    {
        await Page.RunAndWaitForResponseAsync(() => draft.FillAsync(text), answer => answer.Request.Method == "PUT" && answer.Url.EndsWith("/draft", StringComparison.Ordinal) && answer.Ok);
        await Sees("The server would take this.");
    }

    /// <summary>axe-core finds no serious fault.</summary>
    public async Task IsAccessible()
    {
        await Page.EvaluateAsync(Axe + "; true");
        var found = await Page.EvaluateAsync<JsonElement>("() => axe.run(document, { resultTypes: ['violations'] }).then(r => r.violations.filter(v => v.impact === 'serious' || v.impact === 'critical').map(v => v.id + ': ' + v.nodes.map(n => n.html + ' ' + n.failureSummary).join(' | ')))");
        Assert.Equal("[]", found.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.True(_complaints.Count == 0, string.Join('\n', _complaints));
    }

    private static bool IsOfServer(string text) => text.Contains("net::ERR_", StringComparison.Ordinal) || text.Contains("503", StringComparison.Ordinal);

    private static bool IsRefusal(string text) => text.Contains("status of 4", StringComparison.Ordinal) || text.Contains("status of 501", StringComparison.Ordinal);

    private static string FindSources()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        while (here is not null && !here.EnumerateFiles("Routing.Actors.sln").Any()) here = here.Parent;
        return Path.Combine(here!.FullName, "src/Routing.Console");
    }
}
