using Microsoft.Data.Sqlite;

namespace Routing.Embedded.Tests;

/// <summary>The promises of a history, in a file.</summary>
public sealed class SqliteHistoryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("routing-history-");
    private SqliteHistory _history;

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
    public Task An_erasure_is_made_again_with_the_history() => HistoryContract.AnErasureIsMadeAgainWithTheHistory(_history);

    [Fact]
    public Task What_a_rule_stopped_is_kept_once() => HistoryContract.WhatARuleStoppedIsKeptOnce(_history);

    [Fact]
    public Task Presences_are_read_in_pages_that_leave_out_none() => HistoryContract.PresencesAreReadInPages(_history);

    [Fact]
    public Task Changes_are_kept_in_their_order_and_outlive_all_else() => HistoryContract.ChangesOutliveAllElse(_history);

    [Fact]
    public Task What_is_kept_for_its_time_is_forgotten_a_cell_at_a_time() => RetentionContract.ACellIsForgottenAndItsNeighboursAreNot(_history);

    [Fact]
    public Task What_was_said_of_a_contact_is_forgotten_by_itself() => RetentionContract.WhatWasSaidIsForgottenWithinTheJourney(_history);

    [Fact]
    public Task Decisions_are_kept_and_forgotten_by_themselves() => RetentionContract.DecisionsAreKeptAndForgottenByThemselves_andWithTheirCustomer(_history);

    [Fact]
    public Task Decisions_kept_longer_than_their_contacts_go_with_their_customer() => RetentionContract.DecisionsKeptLongerThanTheirContactsGoWithTheirCustomer(_history);

    [Fact]
    public async Task The_audit_is_forgotten_by_a_rule_only()
    {
        var path = Path.Combine(_folder.FullName, "history.db");
        await RetentionContract.TheAuditIsForgottenByARuleOnly_peopleAtWorkApart(_history);
        Assert.Empty(HistoryFile.Verify(path).Faults);
        // What goes by itself is missed, beside what a rule deleted.
        using (var file = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            file.Open();
            using var forget = file.CreateCommand();
            forget.CommandText = "DELETE FROM change WHERE number = (SELECT max(number) FROM change)";
            Assert.Equal(1, forget.ExecuteNonQuery());
        }
        Assert.StartsWith("The audit: 1 changes are missing beside the ", Assert.Single(HistoryFile.Verify(path).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_in_an_older_file_can_be_forgotten_too()
    {
        var state = await _history.State();
        var journey = JourneyFold.Unknown("c-1", DateTimeOffset.UnixEpoch) with { Queue = "vip", IsBegun = true, EndedAt = DateTimeOffset.UnixEpoch.AddDays(1), Rating = 5 };
        Assert.True(await _history.Commit(new HistoryBatch(state.Position, state.Position, [journey], [], [], state.Within, []) { Erasures = state.Erasures }));
        Reopen("DROP INDEX journey_surveyed; DROP INDEX journey_kept; DROP INDEX change_kept; DROP TABLE decision; ALTER TABLE journey DROP COLUMN surveyed; ALTER TABLE stand DROP COLUMN pruned; CREATE INDEX journey_ended ON journey(ended) WHERE ended IS NOT NULL; PRAGMA user_version = 2");
        Assert.Equal(1, await HistoryContract.PruneAll(_history, RecordKind.Surveys));
        Assert.Null(Assert.Single(await _history.Journeys(new JourneyQuery(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, 10))).Rating);
        Assert.Equal(1, await HistoryContract.PruneAll(_history, RecordKind.Journeys));
    }

    /// <summary>A file of version 3, of which some was forgotten: what is gone of the audit is no fault, and no decision stays whose customer nobody can name.</summary>
    [Fact]
    public async Task A_file_that_has_forgotten_before_it_counted_that_is_sound()
    {
        foreach (var id in new[] { "a", "b", "c" }) await _history.Settle(await _history.Attempt(new ChangeEntry(0, DateTimeOffset.UnixEpoch, "ann", null, "putQueue", "queue", id, null)), ChangeOutcome.Made, "{}");
        Reopen("""
            DELETE FROM change WHERE number = 2; INSERT INTO decision(position, at, contact, queue, channel, data) VALUES(1, 0, 'gone', 'vip', 'chat', x'');
            DROP INDEX decision_customer; ALTER TABLE decision DROP COLUMN customer; ALTER TABLE stand DROP COLUMN pruned; PRAGMA user_version = 3
            """);
        Assert.Empty(await _history.Cells(RecordKind.Decisions));
        Assert.Empty(HistoryFile.Verify(Path.Combine(_folder.FullName, "history.db")).Faults);
    }

    [Fact]
    public async Task What_is_not_added_up_yet_outlives_the_server_and_an_older_file_is_brought_up_to_date()
    {
        Reopen("DROP TABLE pending; DROP INDEX journey_surveyed; DROP INDEX journey_kept; DROP INDEX change_kept; DROP TABLE decision; ALTER TABLE journey DROP COLUMN surveyed; ALTER TABLE stand DROP COLUMN pruned; PRAGMA user_version = 1");
        const int Contacts = 40;
        var at = new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
        for (var n = 1; n <= Contacts; n++)
        {
            var created = new ContactCreated($"c-{n}", "u-1", Channel.Chat, "repair", "after-sales", "standard", null, null);
            var projection = new HistoryProjection(await _history.State());
            Assert.True(await _history.Commit(projection.See([new PlacedEvent(n, at.AddMinutes(n), created)], n, [])));
            if (n % 7 == 0) Reopen();
            Assert.Equal(n, await Created());
        }

        async Task<long> Created()
        {
            var sums = new long[Tally.Size];
            await _history.Sum(new TallyQuery(Cut.QueueIntent, "after-sales", null, [new TallyRange(TallyLevel.Hour, at.ToUnixTimeSeconds(), at.AddHours(1).ToUnixTimeSeconds())]), (_, _, _) => sums);
            return sums[(int)Counted.Created];
        }
    }

    private void Reopen(string? sql = null)
    {
        _history.Dispose();
        var file = Path.Combine(_folder.FullName, "history.db");
        if (sql is not null)
        {
            using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
        _history = SqliteHistory.Open(file);
    }

    public void Dispose()
    {
        _history.Dispose();
        _folder.Delete(recursive: true);
    }
}
