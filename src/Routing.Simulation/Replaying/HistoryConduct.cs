namespace Routing.Simulation;

/// <summary>
/// Conduct as a history tells of it. What it cannot tell is drawn, by the name of the contact and so alike under any
/// rules: how long a contact takes that was never finished is as another of its queue.
/// </summary>
internal sealed class HistoryConduct(History history, Cast cast) : IConduct
{
    private readonly Dictionary<string, HistoryContact> _contacts = history.Contacts.ToDictionary(c => c.Request.Id, StringComparer.Ordinal);
    private readonly HashSet<(string Contact, string Agent)> _refused = [];
    private readonly Dictionary<string, TimeSpan[]> _handled = history.Contacts.Where(c => c.Handled is not null)
        .GroupBy(c => c.Queue, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(c => c.Handled!.Value).ToArray(), StringComparer.Ordinal);
    private readonly TimeSpan _usualReaction = Median(history.Contacts.Where(c => c.AnsweredAt is not null).Select(c => c.Reaction));
    private readonly TimeSpan _usualHandled = Median(history.Contacts.Select(c => c.Handled).OfType<TimeSpan>());

    public (double After, bool Accepts)? Answer(PlayedContact contact, ContactOffered offered)
    {
        var past = _contacts[contact.Name];
        // Whoever would not have it then does not want it now either, once.
        if (past.Refusals.FirstOrDefault(r => r.Agent == offered.AgentId) is { Agent: not null } refusal && _refused.Add((contact.Name, offered.AgentId)))
            return refusal.IsDeclined ? (Units(refusal.After), false) : null;
        return (Units(past.AnsweredAt is null ? _usualReaction : past.Reaction), true);
    }

    public TimeSpan HandleTime(PlayedContact contact, string agent)
    {
        if (_contacts[contact.Name].Handled is { } handled) return handled;
        return _handled.TryGetValue(contact.Class.Name, out var others) ? cast.DrawFor(contact.Name, "handled").OneOf(others) : _usualHandled;
    }

    public Completion Ending(PlayedContact contact, string agent) => _contacts[contact.Name].Completion;

    public double WrapUp(PlayedContact contact) => Units(_contacts[contact.Name].WrapUp);

    /// <summary>When agents come back is in the history.</summary>
    public double? BackAfter(string agent, DateTimeOffset now) => null;

    /// <summary>Whoever leaves with a contact in hand finishes it.</summary>
    public bool Leaves(string agent) => false;

    public bool IsHere(string agent) => true;

    private double Units(TimeSpan time) => time / cast.Scenario.TimeUnit;

    private static TimeSpan Median(IEnumerable<TimeSpan> times) => times.Order().ToList() is { Count: > 0 and var count } sorted ? sorted[count / 2] : TimeSpan.Zero;
}
