namespace Routing.Actors.Tests.Whole;

/// <summary>The promises hold whatever happens, in whatever order. A seed that breaks one is printed with what was done.</summary>
public class RandomDayTests
{
    [Fact]
    public void AHealthyDay_keepsEveryPromiseAtEveryMoment_andNeedsNoRepair() => Play(1, 120, faults: false);

    [Fact]
    public void ADayOfCrashesFailedWritesAndRestarts_keepsEveryPromise() => Play(1001, 150, faults: true);

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
