using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>A search for needs that was asked for.</summary>
internal sealed class NeedsJob(string id, AskNeeds asked, GroupSetup asIs, ImmutableArray<NeedsPool> pools, PlanningConfig planning, DayOfNeeds day, DateTimeOffset now)
    : SimulationJob<NeedsView>(new NeedsView { Id = id, Asked = asked, State = WhatIfState.Queued, Day = day.Day, TimeZone = planning.TimeZone, From = day.From, To = day.To, AskedAt = now })
{
    public AskNeeds Asked => asked;

    /// <summary>Gone once it has run.</summary>
    public GroupSetup? AsIs { get; private set; } = asIs;
    public ImmutableArray<NeedsPool> Pools { get; private set; } = pools;
    public PlanningConfig Planning => planning;
    public DayOfNeeds Day => day;

    public override DateTimeOffset AskedAt => now;

    public override WhatIfState State => View.State;

    protected override void Forget() => (AsIs, Pools) = (null, []);
}

/// <summary>A day by a group's clock, from midnight to midnight.</summary>
internal sealed record DayOfNeeds(DateOnly Day, DateTimeOffset From, DateTimeOffset To)
{
    public static DayOfNeeds Of(DateOnly day, SlotClock clock) => new(day, DateTimeOffset.FromUnixTimeSeconds(clock.MidnightOf(day)), DateTimeOffset.FromUnixTimeSeconds(clock.MidnightOf(day.AddDays(1))));

    /// <summary>Beginnings of its half hours.</summary>
    public IReadOnlyList<DateTimeOffset> Starts => [.. Enumerable.Range(0, (int)Math.Ceiling((To - From) / NeedsLimits.Slot)).Select(slot => From + (slot * NeedsLimits.Slot))];
}
