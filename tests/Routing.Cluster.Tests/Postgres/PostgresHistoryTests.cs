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
}
