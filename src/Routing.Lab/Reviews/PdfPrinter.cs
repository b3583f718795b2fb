using System.Diagnostics;

namespace Routing.Lab;

/// <summary>
/// Prints a page to PDF by the Chromium of this machine. A library that makes PDF would have to be taught fonts and layout anew; a browser
/// prints what one sees, Chinese included.
/// </summary>
internal static class PdfPrinter
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe"];
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(1);

    /// <summary>Where it is; null where there is none.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ROUTING_BROWSER") is { Length: > 0 } named) return File.Exists(named) ? named : null;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    public static async Task Print(string browser, string page, string to, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("review-");
        try
        {
            var source = Path.Combine(folder.FullName, "review.html");
            await File.WriteAllTextAsync(source, page, ct);
            var start = new ProcessStartInfo(browser) { RedirectStandardError = true, RedirectStandardOutput = true };
            foreach (var argument in (string[])["--headless", "--disable-gpu", "--no-pdf-header-footer", $"--user-data-dir={Path.Combine(folder.FullName, "profile")}", $"--print-to-pdf={Path.GetFullPath(to)}", new Uri(source).AbsoluteUri]) start.ArgumentList.Add(argument);
            // Chromium will not be sandboxed for root; the page runs no script and asks for nothing.
            if (Environment.UserName == "root") start.ArgumentList.Insert(0, "--no-sandbox");
            using var process = Process.Start(start) ?? throw new InvalidOperationException($"{browser} does not start.");
            using var bound = CancellationTokenSource.CreateLinkedTokenSource(ct);
            bound.CancelAfter(Bound);
            try
            {
                var said = process.StandardError.ReadToEndAsync(bound.Token);
                await Task.WhenAll(process.StandardOutput.ReadToEndAsync(bound.Token), said, process.WaitForExitAsync(bound.Token));
                if (process.ExitCode != 0 || !File.Exists(to)) throw new InvalidOperationException($"{browser} did not print: {(await said).Trim()}");
            }
            finally
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
            }
            await Console.Error.WriteLineAsync($"The PDF is in {to}.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
