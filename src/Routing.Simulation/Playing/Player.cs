namespace Routing.Simulation;

/// <summary>
/// Plays a scenario against a routing system: sets it up, brings the customers in on time, has the agents answer, handle
/// and finish, and holds the system to its promises. One play per player.
/// </summary>
public sealed class Player
{
    private static readonly TimeSpan ConnectBound = TimeSpan.FromSeconds(30);
    private readonly Scenario _scenario;
    private readonly PlayOptions _options;
    private readonly IRoutingPort _port;
    private readonly TimeProvider _clock;
    private Stage? _stage;
    private CourseOfPlay? _course;
    private long _startedAt;

    public Player(Scenario scenario, PlayOptions options, IRoutingPort port, TimeProvider clock)
    {
        SimulatedOnly.Refuse(scenario, "live play knows");
        (_scenario, _options, _port, _clock) = (scenario, options, port, clock);
    }

    /// <summary>Told of every event, in order; must be quick.</summary>
    public Action<SeenEvent>? Seen { get; init; }

    /// <summary>Whether the system was reached and set up: without that, what <see cref="Play"/> returns tells of nothing.</summary>
    public bool HasBegun => _stage is not null;

    /// <summary>The figures so far; null before the play has begun.</summary>
    public PlayReport? Snapshot()
    {
        if (_stage is not { } stage) return null;
        lock (stage.Agenda.Gate) return stage.Figures.Describe(stage, _clock.GetElapsedTime(_startedAt));
    }

    /// <summary>Nobody new comes; what is open is brought to its end, and then the play is over. Does nothing before it has begun.</summary>
    public void Close()
    {
        if (_stage is not { } stage) return;
        lock (stage.Agenda.Gate) _course!.Close();
    }

    /// <summary>Plays to the end of the scenario; a cancelled play is reported as far as it got.</summary>
    /// <exception cref="Exception">The system cannot be reached, or refuses the set-up.</exception>
    public async Task<PlayReport> Play(CancellationToken ct)
    {
        using var stage = new Stage(_scenario, _options, _port, _clock, ct);
        var customers = new CustomerSide(stage);
        var agents = new AgentSide(stage, customers);
        var course = new CourseOfPlay(stage, customers);
        _startedAt = _clock.GetTimestamp();
        EndOfPlay? end = null;
        try
        {
            var listening = new Listening(stage, agents, customers, Seen);
            await listening.Begin().WaitAsync(ConnectBound, _clock, ct).ConfigureAwait(false);
            if (_options.SetUp) await SetUp.Run(stage).ConfigureAwait(false);
            stage.Clock.Start();
            _startedAt = _clock.GetTimestamp();
            (_stage, _course) = (stage, course);
            foreach (var few in stage.Setup.Agents.Keys.Chunk(SetUp.AtATime)) await Task.WhenAll(few.Select(agent => agents.Open(agent, ct))).ConfigureAwait(false);
            await course.Run(ct).ConfigureAwait(false);
            end = await FinalAccount.Draw(stage, course.IsDrained, ct).ConfigureAwait(false);
            await FinalAccount.Reread(stage, ct).ConfigureAwait(false);
            if (_options.LeaveAtEnd) await SetUp.SendHome(stage).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Stopped by the one who started it: what was seen so far is the report.
        }
        finally
        {
            stage.Close();
        }
        lock (stage.Agenda.Gate) return stage.Figures.Describe(stage, _clock.GetElapsedTime(_startedAt), end);
    }
}
