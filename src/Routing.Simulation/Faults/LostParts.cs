using Routing.Actors;

namespace Routing.Simulation;

/// <summary>
/// A part of the actors is gone at once, as with a silo that is killed. Until that is noticed they hear nothing, and nobody who calls them
/// is answered; then those calls fail, and all are woken twice, as the wakers of a cluster do, so that they live again elsewhere.
/// </summary>
internal sealed class LostParts(SimulatedCenter center)
{
    /// <summary>Calls kept for one actor before those that were answered are forgotten.</summary>
    private const int MostAnswered = 32;

    private readonly Dictionary<(EmbeddedEngine, ActorKey), List<IOpenCall>> _open = [];

    /// <summary>Whom the wakers wake.</summary>
    public IReadOnlyList<ActorKey> Woken { get; set; } = [];

    /// <summary>Hears from now on who calls whom.</summary>
    public void Watch(EmbeddedEngine engine) => engine.Calling = (whom, call) =>
    {
        if (!_open.TryGetValue((engine, whom), out var calls)) _open.Add((engine, whom), calls = []);
        if (calls.Count >= MostAnswered) calls.RemoveAll(one => one.IsAnswered);
        calls.Add(call);
    };

    public void Lose(IEnumerable<ActorKey> part, TimeSpan noticedAfter)
    {
        var engine = center.Engine;
        center.Lose(part, noticedAfter, lost =>
        {
            foreach (var actor in lost)
            {
                if (!_open.Remove((engine, actor), out var calls)) continue;
                foreach (var call in calls) call.Break(new TimeoutException($"{actor} was lost with its silo."));
            }
            WakeAll();
            center.After(Defaults.Sweep, WakeAll);
        });
    }

    private void WakeAll()
    {
        foreach (var actor in Woken) center.Engine.Post(actor, new Wake());
    }
}
