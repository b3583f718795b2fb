using System.CommandLine;

namespace Routing.Lab;

/// <summary><c>review URL</c>: the weekly review of a routing group from a live server, as a page and as PDF.</summary>
internal static class ReviewCommand
{
    private const string PrintIt = "No browser to print with was found (chromium, google-chrome; or name one in ROUTING_BROWSER). Write the page with --html, open it, and print it to PDF: it fits a sheet of A4.";

    public static Command Make()
    {
        var url = new Argument<Uri>("URL") { Description = "The server, as in http://127.0.0.1:5080; a key of it is of role supervisor, admin or auditor.", CustomParser = DriveCommand.Address };
        var server = new ServerArguments();
        var from = new Option<string?>("--from") { Description = "Instant on a quarter of an hour; without it, seven days before the end." };
        var to = new Option<string?>("--to") { Description = "Instant; without it, today's midnight." };
        var zone = new Option<string>("--zone") { Description = "IANA time zone of days and hours.", DefaultValueFactory = _ => "UTC" };
        var language = new Option<string>("--language") { Description = "en or zh.", DefaultValueFactory = _ => "en" };
        var html = new Option<string?>("--html") { Description = "Writes the page to this file." };
        var pdf = new Option<string?>("--pdf") { Description = "Writes the page as PDF to this file, printed by a Chromium of this machine." };
        var command = new Command("review", "Writes a routing group's weekly review: one page, for a head of service.") { url };
        foreach (var option in (Option[])[from, to, zone, language, html, pdf]) command.Add(option);
        server.AddTo(command);
        command.SetAction((parsed, ct) => Cli.Guard(async () =>
        {
            if (parsed.GetValue(html) is null && parsed.GetValue(pdf) is null) throw new InvalidOperationException("Say where to: --html FILE, --pdf FILE, or both.");
            var browser = parsed.GetValue(pdf) is null ? null : PdfPrinter.Find() ?? throw new InvalidOperationException(PrintIt);
            var query = string.Join('&', new[] { ("format", "html"), ("zone", parsed.GetValue(zone)), ("language", parsed.GetValue(language)), ("from", parsed.GetValue(from)), ("to", parsed.GetValue(to)) }
                .Where(one => one.Item2 is not null).Select(one => $"{one.Item1}={Uri.EscapeDataString(one.Item2!)}"));
            var (address, page) = (parsed.GetValue(url)!.AbsoluteUri, "");
            await ServerArguments.Reach(address, async () => page = await Fetch($"{address.TrimEnd('/')}/v1/groups/{Uri.EscapeDataString(server.Group(parsed))}/review?{query}", server.Key(parsed), ct));
            // A page that is sent on has no server of its own that its links would be on.
            page = page.Replace("href=\"/", $"href=\"{address.TrimEnd('/')}/", StringComparison.Ordinal);
            await Cli.WritePage(parsed.GetValue(html), () => page);
            if (browser is not null) await PdfPrinter.Print(browser, page, parsed.GetValue(pdf)!, ct);
        }));
        return command;
    }

    private static async Task<string> Fetch(string url, string? key, CancellationToken ct)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(1) };
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (key is not null) request.Headers.Authorization = new("Bearer", key);
        using var answer = await http.SendAsync(request, ct);
        var body = await answer.Content.ReadAsStringAsync(ct);
        return answer.IsSuccessStatusCode ? body : throw new InvalidOperationException($"The server answered {(int)answer.StatusCode}: {body}");
    }
}
