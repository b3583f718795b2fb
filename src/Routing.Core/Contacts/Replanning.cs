using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Core;

/// <summary>A contact that waits is planned anew: by a corrected intent, language, urgency, or as its customer is another by now. Its age stays.</summary>
public static class Replanning
{
    /// <summary>What differs, in words; empty where nothing does. No name, address or text of a customer is in it.</summary>
    public static ImmutableArray<string> Changes(ContactRequest before, Plan former, ContactRequest after, Plan plan)
    {
        var told = ImmutableArray.CreateBuilder<string>();
        void Tell(string what, string? was, string? now)
        {
            if (was != now) told.Add($"{what} {was ?? "none"} → {now ?? "none"}");
        }
        Tell("intent", former.Card.Intent, plan.Card.Intent);
        Tell("tier", former.Card.Tier, plan.Card.Tier);
        Tell("urgency", Number(before.Urgency), Number(after.Urgency));
        Tell("queue", former.Queue, plan.Queue);
        Tell("language", former.Card.Own.Language, plan.Card.Own.Language);
        Tell("region", former.Card.Own.Region, plan.Card.Own.Region);
        Tell("requirements", List(former.Card.Own.Skills.Select(Skill)), List(plan.Card.Own.Skills.Select(Skill)));
        Tell("agent tiers", List(former.Card.Own.AgentTiers), List(plan.Card.Own.AgentTiers));
        Tell("teams", List(former.Card.Own.Teams), List(plan.Card.Own.Teams));
        Tell("priority", Number(former.Card.Priority), Number(plan.Card.Priority));
        Tell("treatment", former.Treatment, plan.Treatment);
        Tell("familiar agent", former.Card.Affinity?.Agent, plan.Card.Affinity?.Agent);
        Tell("bots", former.Card.Bots?.ToString(), plan.Card.Bots?.ToString());
        return told.ToImmutable();
    }

    /// <summary>The card of a contact that goes on by a new plan: what it came by since stays, and so does what rules of queues asked for besides.</summary>
    /// <param name="former">What it required by the plan before.</param>
    /// <param name="formerBots">What that plan said of bots.</param>
    public static ContactCard Card(ContactCard present, Requirement former, BotUse? formerBots, ContactCard planned)
    {
        var added = present.Own.Skills.RemoveAll(skill => former.Skills.Any(known => known.Skill == skill.Skill && known.MinLevel >= skill.MinLevel));
        var teams = present.Own.Teams.SequenceEqual(former.Teams) ? planned.Own.Teams : present.Own.Teams;
        return planned with
        {
            Channel = present.Channel,
            Own = planned.Own.And(added).OfTeams(teams).On(present.Channel),
            CreatedAt = present.CreatedAt,
            Callback = present.Callback,
            Targets = present.Targets,
            TraceParent = present.TraceParent,
            // A bot that gave it to people has said so once for all; and what an overflow said goes before the plan.
            Bots = present.Bots == BotUse.Never || present.Bots != formerBots ? present.Bots : planned.Bots,
        };
    }

    /// <summary>Whether two cards of a contact ask for the same agents in the same order.</summary>
    public static bool IsAlike(ContactCard one, ContactCard other) =>
        LeavesOffer(one, other) && one.Priority.Equals(other.Priority) && one.Treatment == other.Treatment && one.Complexity == other.Complexity && one.Urgency == other.Urgency;

    /// <summary>Whether an offer made by the one card would be made by the other: only its place among the waiting may differ.</summary>
    public static bool LeavesOffer(ContactCard one, ContactCard other) =>
        one.Own.Equals(other.Own) && one.Intent == other.Intent && one.Tier == other.Tier && one.Affinity?.Agent == other.Affinity?.Agent && one.Bots == other.Bots;

    private static string Number(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Skill(SkillLevel skill) => string.Create(CultureInfo.InvariantCulture, $"{skill.Skill} {skill.MinLevel}");

    private static string? List(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? list : null;
}

/// <summary>What a contact was corrected to, and planned by since; stored in place of how it began.</summary>
/// <param name="Number">Corrections so far, this one included.</param>
/// <param name="AtHop">The arrival it waited by.</param>
/// <param name="MoveTo">Where it is to go from there; null to stay.</param>
/// <param name="Former">What it required by the plan before.</param>
/// <param name="FormerBots">What that plan said of bots.</param>
public sealed record ContactReplan(int Number, ContactRequest Request, Plan Plan, DateTimeOffset At, int AtHop, string? MoveTo, Requirement Former, BotUse? FormerBots = null);

/// <summary>A waiting contact was planned anew; what changed, and by which version of the rules.</summary>
/// <param name="Rules">Names of the rules that applied, in order.</param>
/// <param name="Intent">As it is now, like all that follows; null in an event from before this was told.</param>
/// <param name="ToQueue">Where it is to wait from here; null to stay.</param>
public sealed record ContactReplanned(
    string ContactId, string QueueId, ImmutableArray<string> Changes, long RuleVersion, ImmutableArray<string> Rules,
    string? CustomerId = null, string? Intent = null, string? Tier = null, string? Language = null, string? Region = null, string? ToQueue = null) : RoutingEvent
{
    public override string Type => "contact.replanned";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
}
