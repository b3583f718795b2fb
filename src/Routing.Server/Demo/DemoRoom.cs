using Spectre.Console;
using Spectre.Console.Rendering;

namespace Routing.Server;

/// <summary>The room there is on a terminal, as it is now, and what a part of the screen takes of it.</summary>
internal sealed class DemoRoom(IAnsiConsole console)
{
    private readonly RenderOptions _options = RenderOptions.Create(console, console.Profile.Capabilities);

    public int Width { get; } = console.Profile.Width;

    /// <summary>All but the last: a screen that fills it scrolls the first one away on some terminals.</summary>
    public int Lines { get; } = console.Profile.Height - 1;

    public int LinesOf(IRenderable part) => Segment.SplitLines(part.Render(_options, Width), Width).Count;

    /// <summary>Whether it is as wide as it would like to be.</summary>
    public bool HasWidthFor(IRenderable part) => part.Measure(_options, int.MaxValue / 2).Max <= Width;

    /// <summary>The first that does not wrap, or else the last.</summary>
    public IRenderable FirstInOneLine(IEnumerable<IRenderable> fromLongToShort)
    {
        IRenderable? shortest = null;
        foreach (var part in fromLongToShort)
        {
            shortest = part;
            if (LinesOf(part) == 1) break;
        }
        return shortest ?? Text.Empty;
    }
}
