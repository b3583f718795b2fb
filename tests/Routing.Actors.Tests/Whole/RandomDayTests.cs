namespace Routing.Actors.Tests.Whole;

/// <summary>The promises hold whatever happens, in whatever order. A seed that breaks one is printed with what was done; more days with RANDOM_DAYS.</summary>
public class RandomDayTests
{
    private static readonly int Days = int.TryParse(Environment.GetEnvironmentVariable("RANDOM_DAYS"), out var days) ? days : 150;

    [Fact]
    public void AHealthyDay_keepsEveryPromiseAtEveryMoment_andNeedsNoRepair() => Play(1, Days, faults: false);

    [Fact]
    public void ADayOfCrashesFailedWritesLostNoticesAndRestarts_keepsEveryPromise() => Play(1_000_001, Days, faults: true);

    private static void Play(int first, int days, bool faults)
    {
        for (var seed = first; seed < first + days; seed++)
        {
            using var day = new RandomDay(seed, faults);
            try
            {
                day.Play(80);
                day.Finish();
            }
            catch (Exception failure)
            {
                Assert.Fail($"Seed {seed}: {failure.Message}\n{string.Join('\n', day.Story)}\n{failure}");
            }
        }
    }
}
