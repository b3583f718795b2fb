using Routing.Embedded.Tests;

namespace Routing.Cluster.Tests;

/// <summary>The promises of a history, in PostgreSQL.</summary>
public sealed class PostgresHistoryTests(PostgresContractTests.Database database) : IClassFixture<PostgresContractTests.Database>
{
    [PostgresFact]
    public async Task What_a_history_promises_holds_in_the_database()
    {
        await using var source = await database.Empty();
        var history = new PostgresHistory(source);
        await HistoryContract.TheSameLogMakesTheSameHistory(history, 1, faults: true);
        foreach (var promise in (Func<IHistory, Task>[])[HistoryContract.ChangesOutliveAllElse, HistoryContract.EveryContactCountsOnce, HistoryContract.WhatAnotherHasTakenIsNotTakenTwice, HistoryContract.AnErasedCustomerIsGoneAndAllFiguresStay, HistoryContract.AnErasureIsMadeAgainWithTheHistory, HistoryContract.WhatARuleStoppedIsKeptOnce, HistoryContract.PresencesAreReadInPages,
            RetentionContract.ACellIsForgottenAndItsNeighboursAreNot, RetentionContract.WhatWasSaidIsForgottenWithinTheJourney, RetentionContract.DecisionsAreKeptAndForgottenByThemselves_andWithTheirCustomer, RetentionContract.DecisionsKeptLongerThanTheirContactsGoWithTheirCustomer, RetentionContract.TheAuditIsForgottenByARuleOnly_peopleAtWorkApart])
        {
            await history.Clear();
            await promise(history);
        }
    }

    [PostgresFact]
    public async Task One_silo_at_a_time_deletes_what_has_been_kept_for_its_time()
    {
        await using var source = await database.Empty();
        await using var other = await database.Empty();
        var (one, two) = (new PostgresHistory(source), new PostgresHistory(other));
        await using (var claim = await one.ClaimPruning())
        {
            Assert.NotNull(claim);
            Assert.Null(await two.ClaimPruning());
        }
        await using var next = await two.ClaimPruning();
        Assert.NotNull(next);
    }
}
