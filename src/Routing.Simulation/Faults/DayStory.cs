using System.Globalization;

namespace Routing.Simulation;

/// <summary>What was done on a random day, what went wrong and what came of it, in order; put in words only when asked for.</summary>
internal sealed class DayStory
{
    private readonly List<Line> _lines = [];

    public IEnumerable<string> Told => _lines.Select(line => line.Told);

    public IEnumerable<string> End(int lines) => _lines.TakeLast(lines).Select(line => line.Told);

    public Line Add(DateTimeOffset at, string what)
    {
        var line = new Line(at, what);
        _lines.Add(line);
        return line;
    }

    public void Fault(DateTimeOffset at, FaultKind kind, Func<string> what) => _lines.Add(new Line(at, new Happening(kind, what)));

    public void Event(RecordedEvent happened) => _lines.Add(new Line(happened.At, happened));

    /// <summary>One line; what came of an act is added to it later.</summary>
    public sealed class Line(DateTimeOffset at, object what)
    {
        public string? Outcome { private get; set; }

        public string Told => at.ToString("HH:mm:ss.fff ", CultureInfo.InvariantCulture) + what switch
        {
            RecordedEvent e => $"    {e.Actor}#{e.Number} {e.Event.Type} {e.Event.Contact} {Details(e.Event)}".TrimEnd(),
            Happening fault => $"  ! {fault.Kind}: {fault.What()}",
            _ => Outcome is null ? what.ToString() : $"{what}: {Outcome}",
        };

        private static string Details(RoutingEvent happened) => happened switch
        {
            ContactOffered offered => $"{offered.OfferId} to {offered.AgentId}",
            ContactMoved moved => $"from {moved.AgentId ?? moved.QueueId} to {moved.ToQueue}, hop {moved.Hop}",
            ContactQueued queued => $"in {queued.QueueId}, hop {queued.Hop}",
            AgentPresenceChanged => happened.ToString(),
            _ => string.Join(' ', new[] { happened.Queue, happened.Agent }.Where(name => name is not null)),
        };
    }

    private sealed record Happening(FaultKind Kind, Func<string> What);
}
