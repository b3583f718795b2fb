namespace Routing.Simulation;

/// <summary>How a scenario is played.</summary>
public sealed record PlayOptions
{
    public long Seed { get; init; } = 1;

    /// <summary>Scenario time per time of the clock.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Scenario time after which no more customers come; null plays until the arrivals end, or for ever.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Where in the arrivals' profile to start: ten o'clock rather than opening time.</summary>
    public TimeSpan StartAt { get; init; }

    /// <summary>Put before the id of each contact, so that runs against one server do not collide.</summary>
    public string IdPrefix { get; init; } = "";

    /// <summary>Calls under way at a time; beyond it the customers come late, and the report says so.</summary>
    public int MaxCalls { get; init; } = 200;

    /// <summary>Contacts in progress at a time; beyond it the customers come late.</summary>
    public int MaxOpenContacts { get; init; } = 50_000;

    /// <summary>Time on the clock, after the last arrival, for what is open to come to an end.</summary>
    public TimeSpan DrainLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Time on the clock for the settling of an offer past its expiry: a restart of the system fits in, a longer outage is to be added.</summary>
    public TimeSpan SettleGrace { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether queues, agents and customers are put on the server first.</summary>
    public bool SetUp { get; init; } = true;

    /// <summary>Sends the agents home at the end.</summary>
    public bool LeaveAtEnd { get; init; } = true;
}
