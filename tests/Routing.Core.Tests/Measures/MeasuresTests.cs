using static Routing.Core.Counted;

namespace Routing.Core.Tests;

/// <summary>Golden vectors: one center's sums, and what every measure makes of them. A formula that changes gets a new version, and a new line here.</summary>
public sealed class MeasuresTests
{
    private static readonly Tally Given = Tally.Of(
        (Created, 1100), (Repeats, 110), (Redials, 15), (Arrived, 1200), (Answered, 1000), (AnsweredInTime, 860), (Abandoned, 60), (AbandonedInTime, 20), (AbandonedShort, 10), (Refused, 5), (MovedOut, 40),
        (AnswerWaitMs, 12_500_000), (FirstResponses, 1000), (FirstResponseMs, 15_000_000), (OffersMade, 1250), (OffersDeclined, 50), (OffersExpired, 25), (Handled, 1000), (TalkMs, 240_000_000),
        (HoldMs, 30_000_000), (WrapUpMs, 60_000_000), (Transferred, 80), (Completed, 900), (ResolutionTold, 800), (Resolved, 680), (ResolutionMs, 340_000_000), (CameBack, 90), (Rated, 300), (RatingSum, 1290),
        (RatedHigh, 255), (WaitsEstimated, 200), (WaitErrorMs, 1_800_000), (BusyMs, 330_000_000), (IdleMs, 70_000_000), (NotReadyMs, 32_000_000), (CostMicros, 4_080_000_000), (PlannedMs, 400_000_000), (AdherentMs, 368_000_000), (BotHandled, 200), (BotContained, 150), (Counted.BotHandedOver, 44), (FirstResponseBreaches, 22), (ResolutionBreaches, 33),
        (Steps.Of(WaitSteps, 4), 500), (Steps.Of(WaitSteps, 12), 400), (Steps.Of(WaitSteps, 70), 100), (Steps.Of(HandleSteps, 250), 600), (Steps.Of(HandleSteps, 400), 400));

    [Theory]
    // case 13
    [InlineData("serviceLevel.abandonsInTimeCountAsMet", 83.019, 1060)]
    [InlineData("serviceLevel.answeredOnly", 86, 1000)]
    [InlineData("serviceLevel.abandonsCountAsMissed", 81.132, 1060)]
    [InlineData("serviceLevel.abandonsInTimeLeftOut", 82.692, 1040)]
    [InlineData("serviceLevel.shortAbandonsCountAsMet", 82.075, 1060)]
    [InlineData("asa", 12.5, 1000)]
    [InlineData("wait.p50", 5, 1000)]
    [InlineData("wait.p90", 15, 1000)]
    [InlineData("abandonment", 5.66, 1060)]
    [InlineData("abandonment.withoutShort", 4.762, 1050)]
    [InlineData("firstResponse", 15, 1000)]
    [InlineData("breaches.firstResponse", 2, 1100)]
    [InlineData("ewtError", 9, 200)]
    [InlineData("redials", 25, 60)]
    [InlineData("created", 1100, 1100)]
    [InlineData("arrived", 1200, 1200)]
    [InlineData("answered", 1000, 1000)]
    [InlineData("abandoned", 60, 60)]
    [InlineData("refused", 5, 5)]
    [InlineData("movedOut", 40, 40)]
    [InlineData("aht", 330, 1000)]
    [InlineData("aht.talk", 240, 1000)]
    [InlineData("aht.hold", 30, 1000)]
    [InlineData("aht.wrapUp", 60, 1000)]
    [InlineData("aht.p90", 412.5, 1000)]
    [InlineData("occupancy", 82.5, 400_000)]
    [InlineData("utilisation", 76.389, 432_000)]
    [InlineData("adherence", 92, 400_000)]
    [InlineData("handledPerAgentDay", 53.333, 432_000)]
    [InlineData("offers.refused", 4, 1250)]
    [InlineData("offers.missed", 2, 1250)]
    [InlineData("transfers", 8, 1000)]
    [InlineData("handled", 1000, 1000)]
    [InlineData("time.busy", 91.667, 330_000)]
    [InlineData("time.idle", 19.444, 70_000)]
    [InlineData("time.notReady", 8.889, 32_000)]
    [InlineData("fcr", 90, 900)]
    [InlineData("resolution", 85, 800)]
    [InlineData("resolutionTime", 500, 680)]
    [InlineData("repeats", 10, 1100)]
    [InlineData("breaches.resolution", 3, 1100)]
    [InlineData("bots.contained", 75, 200)]
    [InlineData("bots.handedOver", 22, 200)]
    [InlineData("completed", 900, 900)]
    [InlineData("satisfaction", 4.3, 300)]
    [InlineData("satisfied", 85, 300)]
    [InlineData("rated", 33.333, 900)]
    [InlineData("costPerResolved", 6, 680)]
    [InlineData("costPerHandled", 4.08, 1000)]
    [InlineData("cost", 4080, 1000)]
    public void A_measure_makes_its_figure_of_the_sums(string name, double value, long n)
    {
        var figure = Measures.ByName[name].FigureOf(Given);
        Assert.Equal((value, n), (Math.Round(figure.Value!.Value, 3), figure.N));
    }

    [Fact]
    public void Every_measure_has_its_vector_and_of_nothing_no_figure()
    {
        var vectors = typeof(MeasuresTests).GetMethod(nameof(A_measure_makes_its_figure_of_the_sums))!.GetCustomAttributesData().Where(a => a.AttributeType == typeof(InlineDataAttribute));
        Assert.Equal(Measures.ByName.Keys.Order(), vectors.Select(v => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)v.ConstructorArguments[0].Value!)[0].Value!).Order());
        Assert.All(Measures.All, measure => Assert.Equal((NothingOf(measure), 0L), (measure.FigureOf(default).Value, measure.FigureOf(default).N)));
        Assert.All(Measures.All, measure => Assert.DoesNotContain(string.Empty, new[] { measure.Definition, measure.ChineseDefinition, measure.Formula, measure.ChineseTitle }));
        Assert.Equal(Enum.GetValues<MeasureSide>(), Measures.All.Select(m => m.Side).Distinct());
    }

    /// <summary>Those whose figures cannot be held against those of before: re-dials, all who came back, wrap-up of what was handed on, waits after a talk, what was put off as it came, calls tried again.</summary>
    [Fact]
    public void A_formula_that_changed_says_so() => Assert.Equal(
        ["abandoned", "abandonment", "abandonment.withoutShort", "aht", "aht.p90", "aht.wrapUp", "arrived", "asa", "cost", "costPerHandled", "costPerResolved", "fcr", "handledPerAgentDay", "movedOut", "redials", "serviceLevel.abandonsCountAsMissed", "serviceLevel.abandonsInTimeCountAsMet",
            "serviceLevel.abandonsInTimeLeftOut", "serviceLevel.answeredOnly", "serviceLevel.shortAbandonsCountAsMet", "time.notReady", "wait.p50", "wait.p90",
            "occupancy 3", "time.busy 3", "time.idle 3", "utilisation 3"],
        Measures.All.Where(measure => measure.Version > 1).OrderBy(measure => measure.Version).ThenBy(measure => measure.Name, StringComparer.Ordinal).Select(measure => measure.Version == 2 ? measure.Name : $"{measure.Name} {measure.Version}"));

    [Theory]
    [InlineData("cost")]
    [InlineData("costPerHandled")]
    [InlineData("costPerResolved")]
    public void Where_no_agent_had_a_cost_it_is_unknown_and_not_nought(string name)
    {
        var figure = Measures.ByName[name].FigureOf(Tally.Of([(Counted.Handled, 779), (Counted.Resolved, 600)]));
        Assert.Equal((null, 0L), (figure.Value, figure.N));
    }

    /// <summary>A contact that nobody has taken is nobody's: such a figure by agent would be nought, and say that all is well.</summary>
    [Fact]
    public void What_is_made_of_contacts_without_an_agent_is_not_known_by_agent()
    {
        var ofNobody = Enum.GetValues<Counted>().Where(what => what is Created or Arrived or Abandoned or AbandonedInTime or AbandonedShort or AbandonWaitMs or Refused or MovedOut or Redials or Repeats or FirstResponseBreaches or ResolutionBreaches).ToList();
        foreach (var measure in Measures.All)
        {
            // Where one of these changes the figure, the measure is made of it.
            var isMadeOf = ofNobody.Any(what => measure.FigureOf(Given) != measure.FigureOf(Given + Tally.Of((what, 7))));
            Assert.Equal(!isMadeOf, measure.By.Contains("agent"));
            foreach (var cut in (Cut[])[Cut.Agent, Cut.QueueAgent, Cut.AgentIntent]) Assert.True(!isMadeOf || !measure.IsKnownBy(cut), measure.Name);
            Assert.True(measure.IsKnownBy(Cut.Whole), measure.Name);
        }
    }

    /// <summary>Of contacts none is nought; of a share, a mean, hours or money there is nothing to tell.</summary>
    private static double? NothingOf(Measure measure) => measure is { Unit: MeasureUnit.Contacts, IsTotal: true } ? 0 : null;

    [Fact]
    public void Sums_add_up_exactly_and_survive_being_written()
    {
        var random = new Random(7);
        for (var round = 0; round < 100; round++)
        {
            var (a, b) = (Random(), Random());
            Assert.Equal(a, Tally.OfBytes(a.ToBytes()));
            var sums = new long[Tally.Size];
            Tally.AddTo(sums, a.ToBytes());
            Tally.AddTo(sums, b.ToBytes());
            Assert.Equal(a + b, Tally.OfSums(sums));
            Assert.True((a + b - b - a).IsZero);
        }
        Assert.Empty(default(Tally).ToBytes());

        Tally Random() => Tally.Of([.. Enumerable.Range(0, 20).Select(_ => ((Counted)random.Next(Tally.Size), random.NextInt64(-1L << random.Next(1, 62), 1L << random.Next(1, 62))))]);
    }
}
