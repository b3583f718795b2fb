namespace Routing.Embedded.Tests;

/// <summary>The promises of a history, in a file.</summary>
public sealed class SqliteHistoryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("routing-history-");
    private readonly SqliteHistory _history;

    public SqliteHistoryTests() => _history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public Task The_same_log_makes_the_same_history_in_whatever_portions_it_is_read(int seed, bool faults) => HistoryContract.TheSameLogMakesTheSameHistory(_history, seed, faults);

    [Fact]
    public Task Every_contact_counts_once_and_every_cut_of_the_whole_adds_up_to_it() => HistoryContract.EveryContactCountsOnce(_history);

    [Fact]
    public Task What_another_has_taken_is_not_taken_twice() => HistoryContract.WhatAnotherHasTakenIsNotTakenTwice(_history);

    [Fact]
    public Task An_erased_customer_is_gone_and_all_figures_stay() => HistoryContract.AnErasedCustomerIsGoneAndAllFiguresStay(_history);

    [Fact]
    public Task Changes_are_kept_in_their_order_and_outlive_all_else() => HistoryContract.ChangesOutliveAllElse(_history);

    public void Dispose()
    {
        _history.Dispose();
        _folder.Delete(recursive: true);
    }
}
