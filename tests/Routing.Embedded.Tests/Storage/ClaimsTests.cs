namespace Routing.Embedded.Tests;

public sealed class ClaimsTests
{
    private static ActorKey Contact(int number) => ActorKey.Contact($"c-{number}");

    [Fact]
    public void The_table_forgets_who_has_long_been_silent_and_then_has_them_start_anew()
    {
        var claims = new Claims(new(0, 1000), new(0, 1000), perGeneration: 10);
        var silent = claims.Take(Contact(0), out _);
        var active = claims.Take(Contact(1), out _);
        for (var i = 2; i < 100; i++)
        {
            claims.Take(Contact(i), out _);
            claims.Leave(claims.Enter(Contact(1), active));
        }

        // Not as fenced off: nobody else lives there, and whoever has deadlines must be woken again.
        Assert.Throws<StoreUnavailableException>(() => claims.Enter(Contact(0), silent));
        var anew = claims.Take(Contact(0), out _);
        Assert.True(anew > active);
        Assert.Throws<FencedException>(() => claims.Enter(Contact(0), silent));
    }

    [Fact]
    public void Epochs_of_actors_that_live_long_stay_small_however_many_contacts_come_and_go()
    {
        var claims = new Claims(new(0, 1000), new(0, 1000));
        for (var i = 0; i < 1000; i++) claims.Take(Contact(i), out _);
        Assert.Equal(1, claims.Take(ActorKey.Agent("li-na"), out _));
    }

    [Fact]
    public void An_actor_with_a_write_under_way_is_never_forgotten()
    {
        var claims = new Claims(new(0, 1000), new(0, 1000), perGeneration: 10);
        var write = claims.Enter(Contact(0), claims.Take(Contact(0), out _));
        for (var i = 1; i < 100; i++) claims.Take(Contact(i), out _);

        claims.Take(Contact(0), out var inFlight);
        Assert.True(inFlight);

        claims.Leave(write);
        claims.Take(Contact(0), out inFlight);
        Assert.False(inFlight);
    }

    [Fact]
    public void Only_the_activation_that_holds_the_claim_gives_it_back_and_only_with_nothing_under_way()
    {
        var claims = new Claims(new(0, 1000), new(0, 1000));
        var first = claims.Take(Contact(0), out _);
        var second = claims.Take(Contact(0), out _);
        claims.Release(Contact(0), first);
        var write = claims.Enter(Contact(0), second);
        claims.Release(Contact(0), second);
        claims.Leave(write);
        claims.Leave(claims.Enter(Contact(0), second));

        claims.Release(Contact(0), second);
        Assert.ThrowsAny<Exception>(() => claims.Enter(Contact(0), second));
        Assert.True(claims.Take(Contact(0), out _) > second);
    }
}
