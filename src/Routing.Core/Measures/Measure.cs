namespace Routing.Core;

/// <summary>The five sides from which a contact center is looked at.</summary>
public enum MeasureSide
{
    /// <summary>How soon customers are answered.</summary>
    Response,

    /// <summary>How agents' time is used.</summary>
    Efficiency,

    /// <summary>Whether the matter is settled.</summary>
    Resolution,

    /// <summary>What customers say of it.</summary>
    Satisfaction,

    /// <summary>What it costs.</summary>
    Economy,
}

/// <summary>What a measure's figure is counted in.</summary>
public enum MeasureUnit
{
    Percent,
    Seconds,
    Contacts,
    Points,

    /// <summary>The currency that agents' hourly costs are given in.</summary>
    Money,
    Hours,
}

/// <summary>Which way a figure should go.</summary>
public enum Better
{
    Neither,
    Higher,
    Lower,
}

/// <summary>One measure, defined once: what it says, and how it is made from the sums.</summary>
/// <param name="Name">Stable, as in reports and alerts.</param>
/// <param name="Version">Of the formula; raised when figures before and after can no longer be compared.</param>
/// <param name="Formula">In words of what is counted.</param>
/// <param name="Target">What is aimed at, unless somebody says otherwise.</param>
/// <param name="Value">Null where there is nothing to measure.</param>
/// <param name="Count">Of how many contacts, offers or seconds the figure is made.</param>
public sealed record Measure(
    string Name, MeasureSide Side, MeasureUnit Unit, Better Better, string Title, string ChineseTitle, string Definition, string ChineseDefinition, string Formula, int Version, double? Target,
    Func<Tally, double?> Value, Func<Tally, long> Count)
{
    /// <summary>A sum of its own, of which none is nought and not unknown.</summary>
    public bool IsTotal { get; init; }

    /// <summary>Made of agents' time, which belongs to no queue or contact: it is known of the whole and by agent alone.</summary>
    public bool IsOfTime { get; init; }

    /// <summary>Made of contacts that no agent has or ever had: it is not known by agent.</summary>
    public bool IsOfNoAgent { get; init; }

    /// <summary>By which dimensions it can be asked, beside the whole.</summary>
    public IReadOnlyList<string> By => IsOfTime ? AgentOnly : IsOfNoAgent ? WithoutAgent : Slice.Dimensions;

    /// <summary>Whether tallies of this cut have what it is made of.</summary>
    public bool IsKnownBy(Cut cut) => IsOfTime ? cut is Cut.Whole or Cut.Agent : !IsOfNoAgent || cut is not (Cut.Agent or Cut.QueueAgent or Cut.AgentIntent);

    private static readonly string[] AgentOnly = ["agent"];
    private static readonly string[] WithoutAgent = [.. Slice.Dimensions.Where(dimension => dimension != "agent")];

    // Hours and money are kept by some dimensions only, so that none of them may as well be unknown.
    public Figure FigureOf(Tally tally) => Count(tally) is > 0 and var n ? new Figure(Value(tally), n) : new Figure(IsTotal && Unit == MeasureUnit.Contacts ? 0 : null, 0);

    /// <summary>A measure's value and of how many it is made.</summary>
    public readonly record struct Figure(double? Value, long N);
}
