using Routing.Simulation;

namespace Routing.Lab.Tests;

/// <summary>Three classes on ten agents: waits by class under static and under accumulating priority; reference values of lab.md.</summary>
public sealed class PriorityTheoryTests
{
    private static readonly double[] Rates = [3, 3, 2.5];

    [Theory]
    [InlineData(new double[] { 300, 200, 100 }, new double[] { 0, 0, 0 }, new double[] { .07569, .18924, .88310 })]
    [InlineData(new double[] { 0, 0, 0 }, new double[] { 4, 2, 1 }, new double[] { .19740, .33246, .56519 })]
    public void Waits_by_class_are_those_of_theory(double[] priorities, double[] ageing, double[] waits)
    {
        var result = Queueing.Simulate(Queueing.OnePool(10, [.. Rates.Select((rate, i) => (rate, (double?)null, priorities[i], ageing[i]))]));

        var means = Rates.Select((_, i) => result.Classes[$"class-{i + 1}"]["meanWait"]).ToList();
        for (var i = 0; i < waits.Length; i++) Queueing.Agrees(waits[i], means[i]);
        // Whatever the order, work is conserved: Σ λ·W.
        Queueing.Agrees(3.00255, new Figure(means.Select((mean, i) => Rates[i] * mean.Value).Sum(), means.Select((mean, i) => Rates[i] * mean.HalfWidth).Sum()));
    }
}
