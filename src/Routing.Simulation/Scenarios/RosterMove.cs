using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Simulation;

/// <summary>So many agents of one queue who help another for some hours of each day of the simulation's clock (UTC; it begins at 9:00), by the profile of the rules that an accepted suggestion makes.</summary>
public sealed record RosterMove(int Agents, string From, string To, string Begins, string Ends)
{
    private const string Form = "write AGENTS:FROM:TO:HOURS, as in 3:advice:after-sales:14-16 or …:14:30-16:00.";

    /// <exception cref="ScenarioException">It is none.</exception>
    public static RosterMove Parse(string text)
    {
        var parts = text.Split(':', 4);
        if (parts.Length < 4 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var agents) || agents < 1 || parts[1].Length == 0 || parts[2].Length == 0 || parts[1] == parts[2]) throw new ScenarioException("--move", Form);
        var hours = parts[3].Split('-').Select(Time).ToList();
        if (hours is not [{ } begins, { } ends] || string.CompareOrdinal(begins, ends) >= 0) throw new ScenarioException("--move", Form);
        return new RosterMove(agents, parts[1], parts[2], begins, ends);
    }

    /// <summary>What the simulation's clock shows as a run begins.</summary>
    public static TimeSpan ClockBegins => SimulatedCenter.UsualStart.TimeOfDay;

    /// <summary>Whether any of its hours lie between two times since the beginning of a run.</summary>
    public bool IsWithin(TimeSpan from, TimeSpan to)
    {
        var (begins, ends) = (TimeSpan.Parse(Begins, CultureInfo.InvariantCulture) - ClockBegins, TimeSpan.Parse(Ends, CultureInfo.InvariantCulture) - ClockBegins);
        // The first of its days that is not over yet.
        var day = TimeSpan.FromDays(Math.Max(0, Math.Floor((from - ends) / TimeSpan.FromDays(1)) + 1));
        return begins + day < to;
    }

    /// <summary>The scenario with the move in the rules of its group.</summary>
    /// <exception cref="ScenarioException">It names no queue of the scenario, or more agents than could be moved.</exception>
    public Scenario In(Scenario scenario)
    {
        var known = DerivedSetup.Of(scenario);
        foreach (var queue in (string[])[From, To])
        {
            if (!known.Queues.ContainsKey(queue)) throw new ScenarioException("--move", $"there is no queue {queue}; name two of: {string.Join(", ", known.Queues.Keys)}.");
        }
        // How long agents take for work that their pool is said nothing of is not known.
        var served = scenario.Classes.Where(c => c.Queue == To).Select(c => c.Name).ToList();
        var could = MoveProfile.WhoCould(known.Agents, From, To, known.Queues[To]).Where(agent => scenario.PoolOf(agent)?.Serves.Keys.Any(served.Contains) == true).ToList();
        if (could.Count < Agents) throw new ScenarioException("--move", $"{could.Count} agents of {From} could do the work of {To}; ask for no more of them.");
        var group = known.Queues[To].Group;
        var setup = scenario.Setup ?? new ScenarioSetup();
        var rules = setup.Groups.GetValueOrDefault(group) ?? new GroupRules();
        var profile = MoveProfile.Of(ToString(), [.. could.Take(Agents)], From, To, [new RuleHours { From = Begins, To = Ends, TimeZone = "UTC" }]);
        return scenario with { Setup = setup with { Groups = setup.Groups.SetItem(group, rules with { Profiles = rules.Profiles.Add(profile) }) } };
    }

    public override string ToString() => $"{Agents} from {From} to {To} {Begins}-{Ends}";

    private static string? Time(string text) => TimeOnly.TryParseExact(text, ["%H", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToString("HH:mm", CultureInfo.InvariantCulture) : null;
}
