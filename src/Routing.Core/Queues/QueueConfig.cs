using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Routing.Core;

/// <summary>The configuration of a queue (<c>PUT /v1/queues/{id}</c>). Only <see cref="Name"/> is required.</summary>
public record QueueConfig
{
    public required string Name { get; init; }
    public string Group { get; init; } = Defaults.Group;

    /// <summary>Base priority in points, −1000 to 1000; higher goes first.</summary>
    public double Priority { get; init; }

    /// <summary>Points gained per minute of waiting.</summary>
    public double AgeingPerMinute { get; init; }

    /// <summary>For so long after a contact came into this queue, those of every other queue go before it; then it competes as their equal.</summary>
    public int YieldsForSeconds { get; init; }

    /// <summary>After this wait a contact goes first whatever its class; 0 switches the bound off.</summary>
    public int MaxWaitSeconds { get; init; } = Defaults.MaxWaitSeconds;

    /// <summary>Which of its contacts goes first.</summary>
    public QueueOrdering Order { get; init; }

    /// <summary>First response and resolution as promised; null promises nothing.</summary>
    public TargetRules? Targets { get; init; }

    /// <summary>Name of the selection policy.</summary>
    public string Selection { get; init; } = Defaults.Selection;

    /// <summary>Channels the queue takes; empty takes all.</summary>
    public ImmutableArray<Channel> Channels { get; init; } = [];
    public ImmutableArray<SkillLevel> Requirements { get; init; } = [];

    /// <summary>Tiers of agent allowed; empty allows all.</summary>
    public ImmutableArray<string> AgentTiers { get; init; } = [];

    /// <summary>Teams of agents allowed, of which one will do; empty allows everybody.</summary>
    public ImmutableArray<string> Teams { get; init; } = [];
    public ImmutableArray<Relaxation> Relaxations { get; init; } = [];

    /// <summary>Hours of teams that do not serve the queue at all times: sites that follow the sun in one queue.</summary>
    public ImmutableArray<TeamHours> TeamHours { get; init; } = [];

    /// <summary>Whether, and when, a translation may stand in for an agent who speaks the customer's language; null is never.</summary>
    public TranslationRule? Translation { get; init; }

    /// <summary>Whether who is present may change what a contact needs.</summary>
    [JsonIgnore]
    public bool RelaxesForWantOfAgents => !Relaxations.IsEmpty || Translation is not null;
    public int OfferTimeoutSeconds { get; init; } = Defaults.OfferTimeoutSeconds;
    public NoAnswerAction OnNoAnswer { get; init; } = NoAnswerAction.NotReady;

    /// <summary>Connects the agent without a click: the offer is accepted as it is made.</summary>
    public bool AutoAccept { get; init; }
    public int WrapUpSeconds { get; init; } = Defaults.WrapUpSeconds;
    public ServiceLevelGoal ServiceLevel { get; init; } = new();

    /// <summary>With so many waiting a new contact is not let in (overflow by length may send it on); one moved here from another queue is let in all the same. 0 is no bound.</summary>
    public int MaxWaiting { get; init; }
    public ImmutableArray<Overflow> Overflow { get; init; } = [];

    /// <summary>Contacts of this queue one agent may have at a time; 0 leaves it to the agent's own capacity.</summary>
    public int MaxPerAgent { get; init; }

    /// <summary>An agent with this share of its capacity in use, or more, gets no more of this queue; 1 leaves it to capacity.</summary>
    public double MaxLoad { get; init; } = 1;

    /// <summary>Who is spared the simple contacts under the weighted selection; null spares nobody.</summary>
    public SeniorRule? Seniors { get; init; }

    /// <summary>The scorer that the external selection asks.</summary>
    public ExternalScorer? External { get; init; }

    /// <summary>Points of priority at which a contact counts as fully urgent, for the priority selection.</summary>
    public double UrgentPriority { get; init; } = Defaults.UrgentPriority;

    /// <summary>A contact transferred into this queue keeps the age it had.</summary>
    public bool KeepAgeOnTransfer { get; init; } = true;

    /// <summary>Whether, and how long, a contact may be kept for the agent its customer knows.</summary>
    public AffinityRule Affinity { get; init; } = new();

    /// <summary>Which contacts are for the queue's bots, before people; null takes bots for agents like any other.</summary>
    public BotRule? Bots { get; init; }

    /// <summary>Where agents may find answers, unless the intent says it; told with the offer.</summary>
    public AnswerSource? AnswerSource { get; init; }

    /// <summary>A contact that ended here may be reopened for so many days; 0 never.</summary>
    public int ReopenWithinDays { get; init; } = Defaults.ReopenWithinDays;

    /// <summary>When the queue is open, and what becomes of contacts outside; null is always.</summary>
    public OpeningHours? OpeningHours { get; init; }

    /// <summary>A customer who gave up and is back within this time has the former place; 0 gives nobody a place back.</summary>
    public int RegainPlaceSeconds { get; init; }

    /// <summary>What waiting customers are told; where none fits, a sentence of our own.</summary>
    public ImmutableArray<WaitMessage> Messages { get; init; } = [];

    /// <summary>Waits at which an event says that the customer should hear how it stands, rising.</summary>
    public ImmutableArray<int> AnnounceAtSeconds { get; init; } = [];

    /// <summary>Whether customers who wait here may be called back instead, and how often that is tried.</summary>
    public CallbackRule Callback { get; init; } = new();

    /// <summary>Worth, in any one currency, of a minute of a contact's waiting here, for best-bid.</summary>
    public double WaitingCostPerMinute { get; init; } = 1;

    /// <summary>Worth of a contact that is not resolved, in the same currency.</summary>
    public double UnresolvedCost { get; init; } = 3;

    /// <summary>After so many days what agents learned from a contact of this queue counts half; 0 never forgets.</summary>
    public double LearningHalfLifeDays { get; init; } = Defaults.LearningHalfLifeDays;

    /// <summary>Share of contacts by which best-bid finds out about agents who may be as good as the best; 0 switches that off.</summary>
    public double ExplorationShare { get; init; } = Defaults.ExplorationShare;

    /// <summary>What best-bid gives for an even spread of work: worth of an agent ten minutes idle, in unresolved contacts; 0 gives nothing.</summary>
    public double Fairness { get; init; } = Defaults.Fairness;

    /// <summary>What it is worth to best-bid that an agent's customers are as content as can be and not as little, in unresolved contacts; 0 leaves satisfaction out.</summary>
    public double Satisfaction { get; init; } = Defaults.Satisfaction;

    /// <summary>Seconds an agent loses by turning to another topic, for best-bid; 0 where that costs nothing.</summary>
    public double TopicSwitchSeconds { get; init; } = Defaults.TopicSwitchSeconds;

    /// <summary>The waiting bound that holds; 0 for none.</summary>
    [JsonIgnore]
    public int WaitBoundSeconds => Order == QueueOrdering.EarliestDue ? 0 : MaxWaitSeconds;
}

/// <summary>Which contact of a queue goes first.</summary>
public enum QueueOrdering
{
    /// <summary>By aged priority, and past the waiting bound the oldest.</summary>
    Priority,

    /// <summary>Whose promise is due first, whatever the priority; there is no waiting bound.</summary>
    EarliestDue,
}

/// <summary>What becomes of an agent who lets an offer expire.</summary>
public enum NoAnswerAction
{
    NotReady,
    StayReady,
}

/// <summary>The share of contacts to be answered within a time.</summary>
public sealed record ServiceLevelGoal(double TargetPercent = 80, int WithinSeconds = 20);

/// <summary>Affinity as a bonus with a budget: never an unconditional wait.</summary>
public sealed record AffinityRule
{
    public bool Enabled { get; init; } = true;

    /// <summary>Share of handle time a known agent is expected to save; its worth bounds every hold.</summary>
    public double SavesShare { get; init; } = 0.25;

    /// <summary>No contact is held for an agent longer than this.</summary>
    public int MaxHoldSeconds { get; init; } = 60;

    /// <summary>Contacts of a customer that wait here are kept, as long, for the agent who takes one of them.</summary>
    public bool JoinsContacts { get; init; }
}
