using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Routing.Lab;

/// <summary>The frame of every page the lab writes: one file that asks for nothing from elsewhere, and runs no script.</summary>
internal static class Page
{
    private static readonly string Styles = Read("page.css");
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="lead">What this is of, in a sentence; text.</param>
    /// <param name="sections">HTML.</param>
    public static string Of(string title, string lead, string command, params IEnumerable<string> sections) =>
        Made("Simulated by the production actors under virtual time.", title, lead, command, sections);

    /// <param name="how">How the figures came about, in a sentence for the foot.</param>
    public static string Made(string how, string title, string lead, string command, params IEnumerable<string> sections) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
        <title>{Text(title)}</title>
        <style>
        {Styles}</style>
        </head>
        <body>
        <a class="skip" href="#content">To the figures</a>
        <header>
        <h1>{Text(title)}</h1>
        <p>{Text(lead)}</p>
        </header>
        <main id="content" tabindex="-1">
        {string.Join('\n', sections.Where(section => section.Length > 0))}
        </main>
        <footer>
        <p>{Text(how)} Made with: <code>{Text(command)}</code></p>
        </footer>
        </body>
        </html>

        """;

    public static string Section(string heading, string what, params IEnumerable<string> parts) =>
        $"<section><h2>{Text(heading)}</h2>\n<p class=\"soft\">{Text(what)}</p>\n{string.Join('\n', parts.Where(part => part.Length > 0))}</section>";

    /// <summary>Text as it may stand between tags and in attributes.</summary>
    public static string Text(string text) => Encoder.Encode(text);

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
