namespace Routing.Simulation;

/// <summary>
/// Agents whose profile has shifts: they come as a shift begins or a break is over, and go as it is planned: into a break with
/// what they have in hand, and home once that is done.
/// </summary>
internal sealed class PlannedShifts
{
    private readonly Floor _floor;
    private readonly Dictionary<string, Standing> _standings = new(StringComparer.Ordinal);

    public PlannedShifts(Floor floor)
    {
        _floor = floor;
        foreach (var (id, profile) in floor.Cast.Setup.Agents)
        {
            if (profile.Shifts is { } plan) _standings.Add(id, new Standing { Phase = plan.At(floor.Now).Phase });
        }
    }

    public bool IsHere(string agent) => !_standings.TryGetValue(agent, out var standing) || standing.Phase == ShiftPhase.Working;

    /// <summary>An agent is there at the start.</summary>
    public void Began(string agent)
    {
        if (_standings.TryGetValue(agent, out var standing)) standing.IsCounted = true;
    }

    /// <summary>Sees an event as it is kept; what comes of it comes after.</summary>
    public void See(AgentShiftChanged changed)
    {
        if (!_standings.TryGetValue(changed.AgentId, out var standing)) return;
        standing.Phase = changed.Phase;
        _floor.Agenda.At(_floor.Now, () => Follow(changed.AgentId, standing, changed.Break));
    }

    public void Took(string agent)
    {
        if (_standings.TryGetValue(agent, out var standing)) standing.InHand++;
    }

    /// <summary>An agent is about to finish; true when that was its last contact and the shift is over.</summary>
    public bool Leaves(string agent)
    {
        if (!_standings.TryGetValue(agent, out var standing) || --standing.InHand > 0 || standing.Phase == ShiftPhase.Working) return false;
        Left(agent, standing);
        return standing.Phase == ShiftPhase.Off;
    }

    private void Follow(string agent, Standing standing, string? rest)
    {
        if (standing.Phase == ShiftPhase.Working)
        {
            if (!standing.IsCounted) _floor.Figures.Came(agent, _floor.Now);
            standing.IsCounted = true;
            SetPresence(agent, PresenceKind.Ready);
            return;
        }
        if (standing.InHand == 0) Left(agent, standing);
        // Those whose break the system does not begin do it themselves.
        if (standing.Phase == ShiftPhase.Break) SetPresence(agent, PresenceKind.NotReady, rest);
        else if (standing.InHand == 0) SetPresence(agent, PresenceKind.Offline);
    }

    private void Left(string agent, Standing standing)
    {
        if (standing.IsCounted) _floor.Figures.Left(agent, _floor.Now);
        standing.IsCounted = false;
    }

    private void SetPresence(string agent, PresenceKind presence, string? reason = null) =>
        _floor.Call(async () => await _floor.Center.Engine.Agent(agent).SetPresence(presence, reason));

    private sealed class Standing
    {
        public ShiftPhase Phase { get; set; }

        /// <summary>Its time counts as time at work.</summary>
        public bool IsCounted { get; set; }
        public int InHand { get; set; }
    }
}
