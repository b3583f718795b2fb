namespace Routing.Core.Tests;

public sealed class QueueConfigRulesTests
{
    private static readonly QueueConfig Sound = new()
    {
        Name = "After-sales",
        Priority = 5,
        AgeingPerMinute = 1,
        Channels = [Channel.Voice, Channel.Chat],
        Requirements = [new("repair", 3)],
        Relaxations = [new() { AfterSeconds = 30, Requirements = [new("repair", 1)] }, new() { AfterSeconds = 60, Requirements = [new("repair", 0)] }],
        MaxWaiting = 200,
        Overflow = [new() { AfterSeconds = 120, MoveTo = "general", AddPriority = 10 }],
    };

    private static string Fields(QueueConfig queue) => string.Join(' ', QueueConfigRules.Check("q", queue).Select(f => f.Field));

    [Fact]
    public void A_name_is_enough_and_the_example_of_the_API_is_sound()
    {
        Assert.Empty(QueueConfigRules.Check("q", new QueueConfig { Name = "q" }));
        Assert.Empty(QueueConfigRules.Check("q", Sound));
    }

    private static readonly TeamHours Sunday = new() { Team = "asia", Open = [new RuleHours { Days = [Weekday.Sun] }] };

    public static TheoryData<string, QueueConfig> Faulty => new()
    {
        { "name", Sound with { Name = " " } },
        { "teamHours[0]", Sound with { TeamHours = [new TeamHours { Team = "asia" }] } },
        { "teamHours[1]", Sound with { TeamHours = [Sunday, Sunday] } },
        { "relaxations[0].teams[0]", Sound with { Relaxations = [new Relaxation { AfterSeconds = 1, Teams = [""] }] } },
        { "overflow[0].teams", Sound with { Overflow = [new Overflow { AfterSeconds = 1, Refuse = true, Teams = ["asia"] }] } },
        { "answerSource.url", Sound with { AnswerSource = new AnswerSource { Url = "https://user:word@wiki.example/repairs" } } },
        { "name", Sound with { Name = null! } },
        { "name", Sound with { Name = new string('n', 201) } },
        { "group", Sound with { Group = "my group" } },
        { "priority", Sound with { Priority = double.NaN } },
        { "ageingPerMinute", Sound with { AgeingPerMinute = -1 } },
        { "ageingPerMinute", Sound with { AgeingPerMinute = double.PositiveInfinity } },
        { "translation.url", Sound with { Translation = new() { Url = "ftp://x" } } },
        { "translation.timeoutMilliseconds", Sound with { Translation = new() { TimeoutMilliseconds = 60_000 } } },
        { "translation.retryAfterSeconds", Sound with { Translation = new() { RetryAfterSeconds = 0 } } },
        { "yieldsForSeconds", Sound with { YieldsForSeconds = Limits.WaitSeconds + 1 } },
        { "maxWaitSeconds", Sound with { MaxWaitSeconds = -1 } },
        { "selection", Sound with { Selection = "bestbid" } },
        { "selection", Sound with { Selection = null! } },
        { "channels[1]", Sound with { Channels = [Channel.Chat, (Channel)9] } },
        { "channels[1]", Sound with { Channels = [Channel.Chat, Channel.Chat] } },
        { "channels", Sound with { Channels = default } },
        { "requirements[0].minLevel", Sound with { Relaxations = [], Requirements = [new("repair", 0)] } },
        { "requirements[0].skill", Sound with { Relaxations = [], Requirements = [new("", 1)] } },
        { "requirements[1]", Sound with { Requirements = [new("repair"), null!] } },
        { "requirements[1]", Sound with { Requirements = [new("repair", 1), new("repair", 2)] } },
        { "requirements", Sound with { Relaxations = [], Requirements = [.. Enumerable.Range(0, 65).Select(i => new SkillLevel($"s{i}"))] } },
        { "relaxations[1].requirements[0].minLevel", Sound with { Relaxations = [Sound.Relaxations[0], new() { AfterSeconds = 40, Requirements = [new("repair", 11)] }] } },
        { "relaxations[1].afterSeconds", Sound with { Relaxations = [Sound.Relaxations[1], Sound.Relaxations[0]] } },
        { "relaxations[0].requirements[0].minLevel", Sound with { Relaxations = [new() { AfterSeconds = 30, Requirements = [new("repair", 4)] }] } },
        { "relaxations[0].requirements[1].minLevel", Sound with { Relaxations = [new() { AfterSeconds = 30, Requirements = [new("repair", 3), new("tools", 1)] }] } },
        { "relaxations[2].requirements[0].minLevel", Sound with { Relaxations = [.. Sound.Relaxations, new() { AfterSeconds = 90, Requirements = [new("repair", 2)] }] } },
        { "messages[0].languages[1]", Sound with { Messages = [new WaitMessage { Text = "Wait", Languages = ["en", "german"] }] } },
        { "relaxations[0]", Sound with { Relaxations = [new() { AfterSeconds = 5 }] } },
        { "offerTimeoutSeconds", Sound with { OfferTimeoutSeconds = 0 } },
        { "onNoAnswer", Sound with { OnNoAnswer = (NoAnswerAction)7 } },
        { "wrapUpSeconds", Sound with { WrapUpSeconds = -5 } },
        { "serviceLevel.targetPercent", Sound with { ServiceLevel = new(101) } },
        { "serviceLevel", Sound with { ServiceLevel = null! } },
        { "maxWaiting", Sound with { MaxWaiting = int.MinValue } },
        { "overflow[0].moveTo", Sound with { Overflow = [new() { AfterSeconds = 1, MoveTo = "q" }] } },
        { "overflow[0]", Sound with { Overflow = [new() { AfterSeconds = 1 }] } },
        { "overflow[0]", Sound with { Overflow = [new() { AfterSeconds = 1, MoveTo = "other", Refuse = true }] } },
        { "overflow[0]", Sound with { Overflow = [new() { MoveTo = "other" }] } },
        { "overflow[0]", Sound with { Overflow = [new() { AfterSeconds = 1, Refuse = true, AddPriority = 5 }] } },
        { "overflow[0]", Sound with { Overflow = [new() { AfterSeconds = 1, Refuse = true, SetPriority = 5 }] } },
        { "overflow[0]", Sound with { Overflow = [new() { AfterSeconds = 1, Refuse = true, AddRequirements = [new("repair", 5)] }] } },
        { "maxPerAgent", Sound with { MaxPerAgent = -1 } },
        { "maxLoad", Sound with { MaxLoad = 0 } },
        { "maxLoad", Sound with { MaxLoad = 1.1 } },
        { "urgentPriority", Sound with { UrgentPriority = 0 } },
        { "seniors", Sound with { Seniors = new() { AgentTiers = ["senior"] } } },
        { "seniors.agentTiers", Sound with { Selection = "weighted", Seniors = new() } },
        { "seniors.maxComplexity", Sound with { Selection = "weighted", Seniors = new() { AgentTiers = ["senior"], MaxComplexity = 11 } } },
        { "seniors.afterSeconds", Sound with { Selection = "weighted", Seniors = new() { AgentTiers = ["senior"], AfterSeconds = 0 } } },
        { "seniors.whileIdle", Sound with { Selection = "weighted", Seniors = new() { AgentTiers = ["senior"], WhileIdle = -1 } } },
        { "fairness", Sound with { Fairness = 10.1 } },
        { "fairness", Sound with { Fairness = -1 } },
        { "satisfaction", Sound with { Satisfaction = 10.1 } },
        { "satisfaction", Sound with { Satisfaction = -0.1 } },
        { "topicSwitchSeconds", Sound with { TopicSwitchSeconds = 3601 } },
        { "topicSwitchSeconds", Sound with { TopicSwitchSeconds = -1 } },
        { "affinity.savesShare", Sound with { Affinity = new() { SavesShare = 1.1 } } },
        { "affinity", Sound with { Affinity = null! } },
        { "unresolvedCost", Sound with { UnresolvedCost = double.NaN } },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Each_fault_is_told_by_its_field(string field, QueueConfig queue) => Assert.Equal(field, Fields(queue));

    [Fact]
    public void An_unknown_selection_is_answered_with_the_known_names() =>
        Assert.Contains("best-bid", QueueConfigRules.Check("q", Sound with { Selection = "x" })[0].Mend);

    [Fact]
    public void Faults_without_end_are_not_all_told()
    {
        var step = new Relaxation { AfterSeconds = -1 };
        Assert.Equal(Limits.Faults, QueueConfigRules.Check("q", Sound with { Relaxations = [.. Enumerable.Repeat(step, 60)] }).Length);
    }
}
