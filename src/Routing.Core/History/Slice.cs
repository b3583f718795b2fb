namespace Routing.Core;

/// <summary>What figures are of: a value for each dimension that narrows them; all of the center where there is none.</summary>
public record Slice
{
    public static readonly IReadOnlyList<string> Dimensions = ["queue", "agent", "intent", "tier", "channel", "language"];
    public static readonly Slice Whole = new();

    public string? Queue { get; init; }
    public string? Agent { get; init; }
    public string? Intent { get; init; }
    public string? Tier { get; init; }
    public string? Channel { get; init; }
    public string? Language { get; init; }

    public string? On(string dimension) => dimension switch
    {
        "queue" => Queue,
        "agent" => Agent,
        "intent" => Intent,
        "tier" => Tier,
        "channel" => Channel,
        "language" => Language,
        _ => null,
    };

    public Slice With(string dimension, string? value) => dimension switch
    {
        "queue" => this with { Queue = value },
        "agent" => this with { Agent = value },
        "intent" => this with { Intent = value },
        "tier" => this with { Tier = value },
        "channel" => this with { Channel = value },
        "language" => this with { Language = value },
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "No such dimension."),
    };

    /// <summary>The dimensions that narrow it.</summary>
    public IEnumerable<string> Narrowed() => Dimensions.Where(dimension => On(dimension) is not null);
}

/// <summary>Tallies kept by one or two dimensions; one that is not used is empty.</summary>
public sealed record KeptCut(Cut Cut, string A, string B)
{
    public static readonly IReadOnlyList<KeptCut> All =
    [
        new(Cut.Whole, "", ""), new(Cut.Queue, "queue", ""), new(Cut.Agent, "agent", ""), new(Cut.Intent, "intent", ""), new(Cut.Tier, "tier", ""), new(Cut.Channel, "channel", ""), new(Cut.Language, "language", ""),
        new(Cut.QueueAgent, "queue", "agent"), new(Cut.QueueIntent, "queue", "intent"), new(Cut.QueueTier, "queue", "tier"), new(Cut.QueueChannel, "queue", "channel"), new(Cut.QueueLanguage, "queue", "language"),
        new(Cut.AgentIntent, "agent", "intent"),
    ];

    /// <summary>Those of two dimensions, to tell somebody who asks for others.</summary>
    public static string Pairs { get; } = string.Join("; ", All.Where(cut => cut.B.Length > 0).Select(cut => $"{cut.A} and {cut.B}"));

    /// <summary>The one that is kept by just these dimensions; null where none is.</summary>
    public static KeptCut? By(IEnumerable<string> dimensions)
    {
        var wanted = dimensions.ToHashSet(StringComparer.Ordinal);
        return All.FirstOrDefault(cut => wanted.SetEquals(new[] { cut.A, cut.B }.Where(dimension => dimension.Length > 0)));
    }
}
