namespace Routing.Tidy.Tests;

/// <summary>A file of the repository, or a made-up one: its path from the root, with slashes, and its text.</summary>
public sealed record TextFile(string Path, string Text)
{
    private string? _code;

    public string[] Lines => Text.TrimEnd('\n').Split('\n');

    /// <summary>The text without comments and without what stands in quotes; lines stay where they are.</summary>
    public string Code => _code ??= CodeText.Of(Text);

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The project it belongs to: <c>src/Routing.Core/Queues/QueueRow.cs</c> is of <c>Routing.Core</c>.</summary>
    public string Project => Path.Split('/') is [_, var project, _, ..] ? project : "";

    /// <summary>The folders between project and file, empty at the top.</summary>
    public string[] Folders => Path.Split('/') is [_, _, .. var rest] && rest.Length > 1 ? rest[..^1] : [];

    public bool IsSource => Path.StartsWith("src/", StringComparison.Ordinal) && IsCode;

    public bool IsTest => Path.StartsWith("tests/", StringComparison.Ordinal) && IsCode;

    public bool IsCode => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsProject => Path.EndsWith(".csproj", StringComparison.Ordinal);

    /// <summary>Of the tidy tests themselves, whose samples break the rules on purpose.</summary>
    public bool IsOwn => Path.StartsWith("tests/Routing.Tidy.Tests/", StringComparison.Ordinal);

    public override string ToString() => Path;
}
