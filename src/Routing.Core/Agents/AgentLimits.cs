namespace Routing.Core;

/// <summary>Bounds of what an agent remembers and how long it waits.</summary>
public static class AgentLimits
{
    public const int MaxSettled = 200;
    public static readonly TimeSpan SettledFor = TimeSpan.FromHours(24);

    /// <summary>Offers remembered once their contacts are gone; of others that may have ended here their contacts are asked.</summary>
    public const int MaxEnded = 4;

    /// <summary>How long after it withdrew from an offer by itself an agent says so again, in case its word was lost.</summary>
    public static readonly TimeSpan WithdrawalToldFor = TimeSpan.FromMinutes(1);
    public const int MaxRated = 200;

    /// <summary>How often whoever listens in asks whether that is over: the word of it may be lost, and the place taken for good.</summary>
    public static readonly TimeSpan ListeningTold = TimeSpan.FromSeconds(30);

    /// <summary>How long a contact stays with an agent whose connection is lost, by channel.</summary>
    public static TimeSpan ConnectionGrace(Channel channel) => channel switch
    {
        Channel.Voice or Channel.Callback => TimeSpan.FromSeconds(10),
        Channel.Chat => TimeSpan.FromSeconds(60),
        _ => TimeSpan.FromMinutes(10),
    };

    /// <summary>Whether a contact of this channel ends with its connection, rather than going back to its queue.</summary>
    public static bool EndsWithConnection(Channel channel) => channel is Channel.Voice or Channel.Callback;
}
