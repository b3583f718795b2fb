using Routing.Actors;
using Routing.Simulation;

namespace Routing.Lab.Tests.Faults;

/// <summary>The protocol broken on purpose: each way is seen, within so many seeds, by the checker of the promise that it breaks.</summary>
public class CheckersBiteTests
{
    private const int Seeds = 100;

    [Fact]
    public void AStoreThatLetsFencedActivationsWrite_isCaught() =>
        Bites(new OneOwnerPerContact(), new DayOptions { Store = kept => new LyingStore(kept) { IgnoresFences = true } });

    [Fact]
    public void AStoreThatAcknowledgesWhatItDoesNotKeep_isCaught() =>
        Bites(new NothingLost(), new DayOptions { Store = kept => new LyingStore(kept) { Keeps = (part, n) => n % 5 != 0 || part.Value is not Slot { State: SlotState.Handling } } });

    [Fact]
    public void AStoreThatForgetsEvents_isCaught() =>
        Bites(new EventsWithoutGaps(), new DayOptions { Store = kept => new LyingStore(kept) { Records = (_, n) => n % 50 != 0 } });

    [Fact]
    public void AnAgentWhoseOpenOffersDoNotCount_isCaught() =>
        Bites(new NoSlotOverCapacity(), new DayOptions
        {
            Store = kept => new LyingStore(kept) { Loads = part => part.Value is Slot { State: SlotState.Reserved } ? null : part },
        });

    [Fact]
    public void AQueueThatReadsItsContactsBackInReverse_isCaught() =>
        Bites(new FirstComeFirstServed(), new DayOptions
        {
            Store = kept => new LyingStore(kept)
            {
                Loads = part => part.Value is WaitingContact row ? new StoredPart(part.Name, row with { Arrival = row.Arrival with { WaitingSince = Mirrored(row.Arrival.WaitingSince) } }) : part,
            },
        });

    [Fact]
    public void ATimeOutTakenForARefusal_theOfferNotSettled_isCaught() =>
        Bites(new OneOwnerPerContact(), Lying((name, _, earnest) => name == nameof(IAgent.Settle) ? ValueTask.FromResult(SettleOutcome.Withdrawn) : earnest()));

    [Fact]
    public void AnAgentThatDoesNotLookAtTheOffersId_isCaught() =>
        Bites(new OneOwnerPerContact(), Lying((name, args, earnest) => name == nameof(IAgent.Settle) ? SettlesAnother((OfferTerms)args[0]!, args, earnest) : earnest()));

    [Fact]
    public void ASweepThatRepeatsNothing_isCaught() =>
        Bites(new NobodyWaitsForAFreeAgent(), new DayOptions { Split = false, LosesParts = false, Swallows = (_, notice) => notice is AgentChanged { Sweep: true } or HeadsChanged { Sweep: true } }, from: 301);

    private static void Bites(Checker expected, DayOptions options, int from = 1)
    {
        var report = FaultRuns.Run(from, Seeds, Environment.ProcessorCount, options);
        Assert.Contains(expected.GetType().Name, report.Failures.Select(day => day.Breach!.Checker).Distinct());
    }

    private static DayOptions Lying(Func<string, object?[], Func<object?>, object?> tells) =>
        new() { Directory = honest => new LyingDirectory(honest, agent => Liar<IAgent>.Of(agent, tells)) };

    // Another offer's id in its place: the agent has never heard of it, and withdraws from that.
    private static object? SettlesAnother(OfferTerms terms, object?[] args, Func<object?> earnest)
    {
        args[0] = terms with { OfferId = $"{terms.OfferId}0" };
        return earnest();
    }

    private static DateTimeOffset Mirrored(DateTimeOffset moment) => QueueOrder.Epoch - (moment - QueueOrder.Epoch);
}
