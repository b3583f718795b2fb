namespace Routing.Core.Tests.Dispatching;

/// <summary>That nobody could take what waits is found once, and looked at anew as soon as somebody could.</summary>
public class UnmetNeedsTests
{
    private static readonly Requirement Senior = new(Channel.Chat, agentTiers: ["senior"]);
    private readonly Board _board = new(new Random(1));
    private readonly BoardQueue _queue;
    private long _version;

    public UnmetNeedsTests()
    {
        _queue = _board.Update("q", new QueueConfig { Name = "q" }, 1);
        for (var n = 0; n < 100; n++) Told($"a-{n}", PresenceKind.Ready, "junior");
        Told("b", PresenceKind.NotReady, "senior");
    }

    [Fact]
    public void It_is_the_same_word_while_nobody_comes_goes_or_is_configured_anew()
    {
        var found = Outlook();
        Assert.Equal((0, 0), (found.Able, found.Free));
        Assert.Same(found, Outlook());
        // Busy or not, they are juniors.
        Told("a-1", PresenceKind.Ready, "junior", load: 0.9);
        Assert.Same(found, Outlook());
        Assert.Same(found, NeedOutlook.Of(_board, _queue, Senior, ["b"]));

        Told("b", PresenceKind.Ready, "senior");
        Assert.Equal((1, 1), (Outlook().Able, Outlook().Free));
        Told("b", PresenceKind.Ready, "senior", channels: []);
        Assert.Equal((1, 0), (Outlook().Able, Outlook().Free));
        Told("b", PresenceKind.Offline, "senior");
        Assert.Equal((0, 0), (Outlook().Able, Outlook().Free));
        Told("a-1", PresenceKind.Ready, "senior");
        Assert.Equal(1, Outlook().Able);
        _board.Forget("a-1");
        Assert.Equal((0, 99), (Outlook().Able, Outlook().NotAsked.Single(cause => cause.Why != Eligible.NotReady).Count));
    }

    [Fact]
    public void A_queue_that_is_configured_anew_is_looked_at_anew()
    {
        var found = Outlook();
        _board.Update("q", new QueueConfig { Name = "q", MaxLoad = 0.5 }, 2);
        Assert.NotSame(found, Outlook());
    }

    [Fact]
    public void Whoever_this_queue_is_about_to_ask_is_free_for_it_and_who_is_spoken_for_elsewhere_is_not()
    {
        Told("b", PresenceKind.Ready, "senior");
        _board.Agents["b"].Engage(1, "q");
        Assert.Equal((1, 1), (Outlook().Able, Outlook().Free));
        _board.Agents["b"].Engage(2, "another");
        Assert.Equal((1, 0), (Outlook().Able, Outlook().Free));
    }

    private NeedOutlook Outlook() => NeedOutlook.Of(_board, _queue, Senior, []);

    private readonly Dictionary<string, AgentProfile> _profiles = [];

    private void Told(string id, PresenceKind presence, string tier, double load = 0, IReadOnlyList<Channel>? channels = null)
    {
        if (!_profiles.TryGetValue(id, out var profile) || profile.Tier != tier) _profiles[id] = profile = new AgentProfile { Name = id, Tier = tier, Queues = ["q"] };
        _board.Update(new AgentSnapshot { Agent = id, Version = ++_version, Presence = presence, Profile = profile, Load = load, Open = [.. channels ?? [Channel.Chat]] });
    }
}
