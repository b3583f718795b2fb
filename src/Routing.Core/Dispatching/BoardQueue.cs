using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A queue as the dispatcher sees it: configuration, heads, who is there for it, and who could serve what.</summary>
public sealed class BoardQueue(string id, QueueConfig config, long version)
{
    /// <summary>Indexes of candidates kept per queue; past it, those no contact waits for are dropped.</summary>
    public const int MaxIndexes = 256;

    public string Id { get; } = id;
    public QueueConfig Config { get; set; } = config;
    public long Version { get; set; } = version;
    public long HeadsVersion { get; set; }

    /// <summary>Orders are answered by an activation that a later one has taken over: none is sent until that one is heard of.</summary>
    public bool IsSilent { get; set; }
    public Dictionary<Requirement, BoardHead> Heads { get; } = [];
    public Dictionary<(Requirement Signature, string Intent, int Grade), CandidateIndex> Indexes { get; } = [];

    /// <summary>Ids of agents that name this queue.</summary>
    public HashSet<string> Agents { get; } = new(StringComparer.Ordinal);

    /// <summary>Agents by presence kind.</summary>
    public int[] ByPresence { get; } = new int[4];
    public int WrapUps { get; set; }
    public int Busy { get; set; }
    public int Open { get; set; }

    /// <summary>Whether the agent has so much in hand that it gets no more from here.</summary>
    public bool IsTooMuchFor(BoardAgent agent) => Config.MaxLoad < 1 && agent.Snapshot.Load >= Config.MaxLoad;

    /// <summary>How many of those spared must be idle for a simple contact to reach them; 0 is never.</summary>
    public int WhileIdle => Config.Seniors?.WhileIdle ?? 0;

    /// <summary>Contacts planned for it lately, and what the last of them was about.</summary>
    public RecentRate Arrivals { get; } = new();
    public string LastIntent { get; private set; } = Defaults.Intent;
    private readonly Dictionary<Channel, QueueCrew> _crews = [];
    private readonly TeamCalendar _teams = new();

    /// <summary>Contacts of the queue that are pending with agents: its backlog beside those that wait.</summary>
    public int Pending { get; set; }

    public int Present => ByPresence[(int)PresenceKind.Ready] + ByPresence[(int)PresenceKind.NotReady];

    /// <summary>Agents by the languages they speak; under none those who are asked for any.</summary>
    private readonly Dictionary<string, int> _speakers = new(StringComparer.Ordinal);

    /// <summary>Agents by the regions whose data they may see; under none those who may see all.</summary>
    private readonly Dictionary<string, int> _permitted = new(StringComparer.Ordinal);

    private const string Any = "";

    /// <summary>What the queue was last told of <see cref="Present"/>.</summary>
    public int? PresentTold { get; set; }

    /// <summary>Contacts that wait in it, as far as it has told.</summary>
    public int Waiting
    {
        get
        {
            var waiting = 0;
            foreach (var head in Heads.Values) waiting += head.Head.Count;
            return waiting;
        }
    }

    /// <summary>Of which teams those present are, as far as teams have hours here.</summary>
    public PresentSites Sites { get; } = new();

    /// <summary>What waits, or waited, here that nobody present could take.</summary>
    public Vacancies Vacancies { get; } = new();

    public UnmetNeeds Unmet { get; } = new();

    public void Plan(string intent, DateTimeOffset now)
    {
        Arrivals.Add(now);
        LastIntent = intent;
    }

    /// <summary>Its teams that are outside their hours.</summary>
    public ImmutableArray<string> ClosedTeams(DateTimeOffset now) => _teams.LookAt(Config, now);

    public QueueCrew CrewFor(Channel channel, Board board, DateTimeOffset now)
    {
        var closed = ClosedTeams(now);
        if (_crews.TryGetValue(channel, out var known) && ((known.Changes == board.CrewChanges && known.Closed == closed) || (now - known.At < QueueCrew.Kept && known.Places > 0))) return known;
        return _crews[channel] = QueueCrew.Of(this, channel, board, now);
    }

    public void Count(BoardAgent agent, int sign)
    {
        ByPresence[(int)agent.Snapshot.Presence] += sign;
        Sites.Count(Config, agent.Snapshot, sign);
        if (agent.Snapshot.WrapUps > 0) WrapUps += sign;
        if (agent.Snapshot.Handling > 0) Busy += sign;
        if (agent.Snapshot.Open.Length > 0) Open += sign;
        var languages = agent.Snapshot.Profile.Languages;
        if (languages.IsEmpty) _speakers[Any] = _speakers.GetValueOrDefault(Any) + sign;
        foreach (var language in languages) _speakers[language] = _speakers.GetValueOrDefault(language) + sign;
        var regions = agent.Snapshot.Profile.Regions;
        if (regions.IsEmpty) _permitted[Any] = _permitted.GetValueOrDefault(Any) + sign;
        foreach (var region in regions) _permitted[region] = _permitted.GetValueOrDefault(region) + sign;
    }

    /// <summary>Agents who may not see the data of a region's customers.</summary>
    public int NotPermitted(string? region) => region is null ? 0 : Agents.Count - _permitted.GetValueOrDefault(Any) - _permitted.GetValueOrDefault(region);

    /// <summary>Whether any of its agents takes contacts in a language, be they there now or not.</summary>
    public bool Speaks(string language)
    {
        if (_speakers.GetValueOrDefault(Any) > 0) return true;
        foreach (var (spoken, agents) in _speakers)
        {
            if (agents > 0 && LanguageTag.Serves(spoken, language)) return true;
        }
        return false;
    }
}

/// <summary>A head with what the dispatcher has in hand about it.</summary>
public sealed class BoardHead(QueueHead head)
{
    public QueueHead Head { get; set; } = head;

    public int OrdersOut { get; set; }

    /// <summary>Since when nobody was ordered for it though somebody could have been; see <see cref="FittedBoard"/>.</summary>
    public DateTimeOffset? HeldSince { get; set; }
}
