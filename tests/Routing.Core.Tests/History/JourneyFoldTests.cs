using static Routing.Core.Counted;

namespace Routing.Core.Tests;

/// <summary>What befalls a contact on its way shows where it is counted: a correction, a callback.</summary>
public sealed class JourneyFoldTests
{
    private static readonly DateTimeOffset Nine = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static readonly (int, RoutingEvent)[] Corrected =
    [
        (0, new ContactCreated("c-1", "u-1", Channel.Voice, "repair", "vip", "standard", null, null)), (0, new ContactQueued("c-1", "vip", 1, 0, Nine, null)),
        (2, new ContactReplanned("c-1", "vip", ["intent repair → billing"], 3, [], "u-1", "billing", "gold", "zh")),
        (5, Accepted("c-1", "li-na")), (9, new ContactCompleted("c-1", "vip", "li-na", "billing", true, null, 240, 0)),
    ];

    [Theory]
    [InlineData(Cut.Intent, "repair", "billing")]
    [InlineData(Cut.Tier, "standard", "gold")]
    [InlineData(Cut.Language, null, "zh")]
    public void A_corrected_contact_counts_as_what_it_is(Cut cut, string? came, string @is)
    {
        var sums = Told.Of(cut, Nine, Corrected);
        if (came is not null) Assert.True(sums.GetValueOrDefault(came).IsZero);
        Assert.Equal((1L, 1L, 1L), (sums[@is][Created], sums[@is][Answered], sums[@is][Completed]));
    }

    [Fact]
    public void A_correction_told_before_it_said_to_what_changes_nothing()
    {
        var sums = Told.Of(Cut.Intent, Nine, Corrected[0], (2, new ContactReplanned("c-1", "vip", ["language none → zh"], 3, [])));
        Assert.Equal(1, sums["repair"][Created]);
    }

    [Fact]
    public void Who_hung_up_to_be_called_counts_as_a_callback()
    {
        var sums = Told.Of(Cut.Channel, Nine, Corrected[0], Corrected[1], (1, new CallbackRequested("c-1", "vip", Channel.Voice, null)), (5, Accepted("c-1", "li-na")));
        Assert.True(sums.GetValueOrDefault("voice").IsZero);
        Assert.Equal((1L, 1L), (sums["callback"][Created], sums["callback"][Answered]));
    }

    private static ContactAccepted Accepted(string id, string agent) => new(id, "vip", agent, $"{id}~1", 5);
}
