namespace Routing.Simulation;

/// <summary>A contact of this run, as the player knows it.</summary>
internal sealed class PlayedContact
{
    public required string Id { get; init; }

    /// <summary>Without the run's prefix: the name its draws go by.</summary>
    public required string Name { get; init; }
    public required ContactClass Class { get; init; }
    public required string CustomerId { get; init; }

    /// <summary>When its customer turned up.</summary>
    public required DateTimeOffset ArrivedAt { get; init; }
    public required string Queue { get; set; }

    /// <summary>When its customer leaves; null never.</summary>
    public DateTimeOffset? LeavesAt { get; set; }

    /// <summary>Its customer has hung up, and waits for a call.</summary>
    public bool IsToBeCalled { get; set; }

    /// <summary>Not of this run: left from before, and handled because it is there.</summary>
    public bool IsForeign { get; init; }

    /// <summary>How often the customer came back with it before.</summary>
    public int Returns { get; init; }

    /// <summary>How long it took whoever answered, in time units.</summary>
    public double HandleUnits { get; set; }

    /// <summary>Whether it was answered by the agent who served this customer last; null where nobody had.</summary>
    public bool? ByKnownAgent { get; set; }
    public bool IsAcknowledged { get; set; }

    /// <summary>Who has it in hand; null while it waits and once it is done with.</summary>
    public string? Agent { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>Which of the contacts that count in a simulation this is, from 1; 0 counts not, as while it warms up.</summary>
    public long Number { get; init; }
    public bool IsCounted => Number > 0;

    /// <summary>When a simulation saw its end.</summary>
    public DateTimeOffset? EndedAt { get; set; }
    public PlayedEnd End { get; set; }
    public bool IsOpen => End == PlayedEnd.None;
}

/// <summary>How a contact of the run ended.</summary>
public enum PlayedEnd
{
    None,
    Served,
    Abandoned,

    /// <summary>The system would not take it: full, or by rule.</summary>
    Blocked,
    Dropped,
}
