using System.Globalization;
using Routing.Simulation;
using Spectre.Console;

namespace Routing.Lab;

/// <summary>What a fitted rule says, as tables: per class and pool, what assigning now is worth over holding.</summary>
internal static class AdvantageTables
{
    private const int MostWaiting = 8;
    private const int MostIdle = 6;

    /// <summary>One table per class and pool that may serve it, with nobody else waiting or free.</summary>
    public static IEnumerable<Table> Of(Scenario scenario, AssignmentRule rule)
    {
        for (var k = 0; k < scenario.Classes.Length; k++)
        {
            for (var j = 0; j < scenario.Pools.Length; j++)
            {
                if (rule.Pairs.Of(k, j) >= 0) yield return Of(scenario, rule, k, j);
            }
        }
    }

    private static Table Of(Scenario scenario, AssignmentRule rule, int k, int j)
    {
        var slack = rule.Slack(k, j);
        var table = new Table().Title(Markup.Escape($"{scenario.Classes[k].Name} to {scenario.Pools[j].Name}: cost saved by assigning now")).AddColumn("waiting");
        var most = Math.Min(MostIdle, scenario.Pools[j].AgentIds.Length);
        for (var idle = 1; idle <= most; idle++) table.AddColumn(new TableColumn(idle == 1 ? "1 free" : $"{idle} free").RightAligned());
        var seen = new int[scenario.Classes.Length + scenario.Pools.Length];
        for (var waiting = 1; waiting <= MostWaiting; waiting++)
        {
            seen[k] = waiting;
            var cells = new List<string> { waiting.ToString(CultureInfo.InvariantCulture) };
            for (var idle = 1; idle <= most; idle++)
            {
                seen[scenario.Classes.Length + j] = idle;
                var advantage = rule.Advantage(k, j, seen);
                cells.Add(advantage.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture) + (advantage > -slack ? "" : " hold"));
            }
            table.AddRow([.. cells.Select(cell => new Text(cell))]);
        }
        return table.Caption(string.Create(CultureInfo.InvariantCulture, $"nobody else waits or is free; held at {-slack:0.00} and below"));
    }
}
