using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// What an agent can still take. Five bounds hold together: contacts per channel, contacts over all channels, units
/// shared by weighted channels, open offers per channel, and which channels may interrupt which. Pending contacts take nothing; a reservation counts both
/// as used and as an open offer.
/// </summary>
public readonly struct Capacity
{
    private static readonly ImmutableArray<Channel> Channels = [.. Enum.GetValues<Channel>()];

    // Every set of channels there is, by its bits: agents say again and again on which they are open.
    private static readonly ImmutableArray<ImmutableArray<Channel>> Sets =
        [.. Enumerable.Range(0, 1 << Channels.Length).Select(bits => Channels.RemoveAll(channel => (bits & (1 << (int)channel)) == 0))];

    private readonly AgentProfile _profile;
    private readonly ChannelPlaces _places;
    private readonly ImmutableArray<Slot> _slots;
    private readonly int _usedTotal;
    private readonly long _unitsUsed;
    private readonly bool _isWrappingUp;

    // Channels that may not be offered beside what is in hand, by their bits.
    private readonly int _closed;

    private Capacity(AgentProfile profile, ImmutableArray<Slot> slots)
    {
        (_profile, _places, _slots) = (profile, profile.ByChannel, slots);
        foreach (var slot in slots)
        {
            if (slot.State == SlotState.WrapUp && !profile.OffersInWrapUp) _isWrappingUp = true;
            if (!slot.Occupies) continue;
            _usedTotal++;
            _unitsUsed += _places.CostOf(slot.Channel);
            if (!profile.InterruptedBy.IsEmpty) _closed |= ClosedBeside(slot.Channel);
        }
    }

    public static Capacity Of(AgentProfile profile, ImmutableArray<Slot> slots) => new(profile, slots);

    /// <summary>
    /// Share of capacity in use, 0–1: the greatest of used ÷ bound over the bounds on the whole agent (the sum of its
    /// channels, <see cref="AgentProfile.MaxConcurrent"/>, <see cref="AgentProfile.Capacity"/>). Not the greatest over
    /// single channels: one call would make an agent with nine chats free look as full as one with none.
    /// </summary>
    public double Load => Math.Min(1, Math.Max(
        Math.Max(Share(_usedTotal, _places.Total), Share(_usedTotal, _profile.MaxConcurrent)),
        Share(_unitsUsed, _profile.Capacity)));

    /// <summary>Channels on which one more contact could be offered now.</summary>
    public ImmutableArray<Channel> Open
    {
        get
        {
            var bits = 0;
            foreach (var channel in Channels)
            {
                if (Fits(channel)) bits |= 1 << (int)channel;
            }
            return Sets[bits];
        }
    }

    public bool Fits(Channel channel) => Why(channel) is Eligible.Yes;

    /// <summary>Yes, or the first bound that is in the way, in the order of <see cref="Eligible"/>.</summary>
    public Eligible Why(Channel channel)
    {
        if (_places.Of(channel) <= 0) return Eligible.NoChannel;
        if (Used(channel, offersOnly: true) >= _profile.MaxOpenOffers) return Eligible.OfferOpen;
        if (!HasRoom(channel)) return Eligible.NoCapacity;
        if (_isWrappingUp) return Eligible.InWrapUp;
        return (_closed & (1 << (int)channel)) == 0 ? Eligible.Yes : Eligible.Interrupts;
    }

    /// <summary>Whether one more contact fits, open offers aside: for work that comes without an offer.</summary>
    public bool HasRoom(Channel channel) =>
        Used(channel) < _places.Of(channel)
        && (_profile.MaxConcurrent <= 0 || _usedTotal < _profile.MaxConcurrent)
        && (_profile.Capacity <= 0 || _unitsUsed + _places.CostOf(channel) <= _profile.Capacity);

    private int ClosedBeside(Channel inHand)
    {
        var place = _profile.PlaceOf(inHand);
        if (!_profile.InterruptedBy.TryGetValue(place, out var allowed) || allowed.IsDefault) return 0;
        var closed = 0;
        foreach (var channel in Channels)
        {
            var other = _profile.PlaceOf(channel);
            if (other != place && !allowed.Contains(other)) closed |= 1 << (int)channel;
        }
        return closed;
    }

    private int Used(Channel channel, bool offersOnly = false)
    {
        var used = 0;
        var place = _places.PlaceOf(channel);
        foreach (var slot in _slots)
        {
            if (_places.PlaceOf(slot.Channel) == place && slot.Occupies && (!offersOnly || slot.State is SlotState.Reserved)) used++;
        }
        return used;
    }

    private static double Share(long used, long bound) => bound > 0 ? (double)used / bound : 0;
}
