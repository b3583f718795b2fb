namespace Routing.Cluster.Tests;

/// <summary>No round is lost, whenever a silo leaves.</summary>
public sealed class WakeRoundsTests
{
    private readonly WakeRounds _rounds = new();

    [Fact]
    public void There_are_two_at_the_beginning_and_after_a_loss()
    {
        Assert.Equal([2, 1, 0], [_rounds.Take(), _rounds.Take(), _rounds.Take()]);
        _rounds.Begin();
        Assert.Equal([2, 1, 0], [_rounds.Take(), _rounds.Take(), _rounds.Take()]);
    }

    [Fact]
    public void A_loss_during_a_round_has_both_of_its_own()
    {
        _rounds.Begin();
        Assert.Equal(2, _rounds.Take());
        _rounds.Begin();
        Assert.Equal([2, 1, 0], [_rounds.Take(), _rounds.Take(), _rounds.Take()]);
    }

    [Fact]
    public void A_round_that_failed_is_carried_out_again_and_takes_none_from_a_later_loss()
    {
        _rounds.Begin();
        _rounds.GiveBack(_rounds.Take());
        var failed = _rounds.Take();
        Assert.Equal(2, failed);
        _rounds.Begin();
        _rounds.GiveBack(failed);
        Assert.Equal([2, 1, 0], [_rounds.Take(), _rounds.Take(), _rounds.Take()]);
    }
}
