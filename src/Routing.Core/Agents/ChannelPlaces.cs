namespace Routing.Core;

/// <summary>What follows from the channels of a profile, channel by channel: asked for at every bid and every word of an agent.</summary>
internal sealed class ChannelPlaces
{
    private static readonly int Count = Enum.GetValues<Channel>().Max(channel => (int)channel) + 1;

    private readonly Channel[] _placeOf = new Channel[Count];
    private readonly int[] _places = new int[Count];
    private readonly int[] _costs = new int[Count];

    public ChannelPlaces(AgentProfile profile)
    {
        for (var n = 0; n < Count; n++)
        {
            var channel = (Channel)n;
            _placeOf[n] = channel == Channel.Callback && !profile.Channels.ContainsKey(channel) ? Channel.Voice : channel;
            _places[n] = Math.Max(0, profile.Channels.GetValueOrDefault(_placeOf[n]));
            // A channel without a stated cost takes one unit.
            _costs[n] = profile.ChannelCosts.GetValueOrDefault(_placeOf[n], 1);
        }
        foreach (var (_, places) in profile.Channels) Total += Math.Max(0, places);
    }

    /// <summary>Contacts at a time over all channels, were there no other bound.</summary>
    public int Total { get; }

    /// <summary>The channel whose places a contact takes.</summary>
    public Channel PlaceOf(Channel channel) => _placeOf[(int)channel];

    /// <summary>Contacts of a channel at a time.</summary>
    public int Of(Channel channel) => _places[(int)channel];

    /// <summary>Units that a contact of a channel takes.</summary>
    public int CostOf(Channel channel) => _costs[(int)channel];
}
