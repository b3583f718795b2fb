using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// What an agent can still take. Four bounds hold together: contacts per channel, contacts over all channels, units
/// shared by weighted channels, and open offers per channel. Pending contacts take nothing; a reservation counts both
/// as used and as an open offer.
/// </summary>
public sealed class Capacity
{
    private static readonly ImmutableArray<Channel> Channels = [.. Enum.GetValues<Channel>()];

    private readonly AgentProfile _profile;
    private readonly int[] _used = new int[Channels.Length];
    private readonly int[] _offers = new int[Channels.Length];
    private int _usedTotal;
    private long _unitsUsed;

    private Capacity(AgentProfile profile) => _profile = profile;

    public static Capacity Of(AgentProfile profile, IEnumerable<Slot> slots)
    {
        var capacity = new Capacity(profile);
        foreach (var slot in slots)
        {
            if (!slot.Occupies) continue;
            capacity._used[(int)slot.Channel]++;
            capacity._usedTotal++;
            capacity._unitsUsed += capacity.CostOf(slot.Channel);
            if (slot.State is SlotState.Reserved) capacity._offers[(int)slot.Channel]++;
        }
        return capacity;
    }

    /// <summary>
    /// Share of capacity in use, 0–1: the greatest of used ÷ bound over the bounds on the whole agent (the sum of its
    /// channels, <see cref="AgentProfile.MaxConcurrent"/>, <see cref="AgentProfile.Capacity"/>). Not the greatest over
    /// single channels: one call would make an agent with nine chats free look as full as one with none.
    /// </summary>
    public double Load => Math.Min(1, Math.Max(
        Math.Max(Share(_usedTotal, Channels.Sum(Limit)), Share(_usedTotal, _profile.MaxConcurrent)),
        Share(_unitsUsed, _profile.Capacity)));

    /// <summary>Channels on which one more contact could be offered now.</summary>
    public ImmutableArray<Channel> Open => Channels.RemoveAll(c => !Fits(c));

    public bool Fits(Channel channel) => Why(channel) is Eligible.Yes;

    /// <summary>Yes, or the first bound that is in the way, in the order of <see cref="Eligible"/>.</summary>
    public Eligible Why(Channel channel)
    {
        if (Limit(channel) <= 0) return Eligible.NoChannel;
        if (_offers[(int)channel] >= _profile.MaxOpenOffers) return Eligible.OfferOpen;
        return HasRoom(channel) ? Eligible.Yes : Eligible.NoCapacity;
    }

    /// <summary>Whether one more contact fits, open offers aside: for work that comes without an offer.</summary>
    public bool HasRoom(Channel channel) =>
        _used[(int)channel] < Limit(channel)
        && (_profile.MaxConcurrent <= 0 || _usedTotal < _profile.MaxConcurrent)
        && (_profile.Capacity <= 0 || _unitsUsed + CostOf(channel) <= _profile.Capacity);

    private int Limit(Channel channel) => Math.Max(0, _profile.Channels.GetValueOrDefault(channel));

    /// <summary>A channel without a stated cost takes one unit.</summary>
    private int CostOf(Channel channel) => _profile.ChannelCosts.GetValueOrDefault(channel, 1);

    private static double Share(long used, long bound) => bound > 0 ? (double)used / bound : 0;
}
