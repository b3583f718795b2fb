using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Core;

/// <summary>What a set of rules makes of a contact, as far as rules alone say: for checks and comparisons, without a roster.</summary>
/// <param name="Queue">Null where nothing leads to a queue.</param>
/// <param name="Priority">Points, without the queue's own.</param>
public sealed record RuledPlan(string? Queue, string Intent, double Priority, Requirement Own, bool? Affinity, string? Treatment, ImmutableArray<string> Rules)
{
    public BotUse? Bots { get; init; }

    /// <summary>Tier of the customer.</summary>
    public string Tier { get; init; } = Defaults.CustomerTier;

    /// <param name="queues">Those there are: a missing one gives way to the default queue, as when the contact is planned.</param>
    /// <param name="model">What the group's texts are classified by; null where keywords and the rest are to do.</param>
    public static RuledPlan Of(GroupRules rules, IReadOnlySet<string> queues, ContactRequest request, CustomerRecord customer, DateTimeOffset now, Func<string, int> waiting, IntentModel? model = null)
    {
        var contact = RuledContact.Of(rules, queues.Contains, request, customer, now, waiting, model);
        return new RuledPlan(contact.Queue, contact.Finding.Intent, contact.Priority.Points, contact.Own, contact.Outcome.Affinity, contact.Outcome.Treatment, contact.Outcome.Applied)
        {
            Bots = contact.Outcome.Bots,
            Tier = CustomerTiers.Of(rules, customer.Profile),
        };
    }

    /// <summary>What differs, in words; empty where nothing does.</summary>
    public ImmutableArray<string> Differences(RuledPlan other)
    {
        var told = ImmutableArray.CreateBuilder<string>();
        void Tell(string what, string? before, string? after)
        {
            if (before != after) told.Add($"{what} {before ?? "none"} → {after ?? "none"}");
        }
        Tell("queue", Queue, other.Queue);
        Tell("intent", Intent, other.Intent);
        Tell("priority", Number(Priority), Number(other.Priority));
        Tell("requirements", Skills(Own.Skills), Skills(other.Own.Skills));
        Tell("language", Own.Language, other.Own.Language);
        Tell("region", Own.Region, other.Own.Region);
        Tell("agent tiers", List(Own.AgentTiers), List(other.Own.AgentTiers));
        Tell("teams", List(Own.Teams), List(other.Own.Teams));
        Tell("affinity", Told(Affinity), Told(other.Affinity));
        Tell("bots", Told(Bots), Told(other.Bots));
        Tell("treatment", Treatment, other.Treatment);
        return told.ToImmutable();
    }

    /// <summary>What an example expects and this is not.</summary>
    public ImmutableArray<string> Misses(ExpectedPlan expected)
    {
        var told = ImmutableArray.CreateBuilder<string>();
        void Expect(string what, string? wanted, string? found)
        {
            if (wanted is not null && wanted != found) told.Add($"{what} is {found ?? "none"}, not {wanted}");
        }
        Expect("queue", expected.Queue, Queue);
        Expect("intent", expected.Intent, Intent);
        Expect("tier", expected.Tier, Tier);
        Expect("language", expected.Language is { } language ? LanguageTag.InOneSpelling(language) : null, Own.Language);
        Expect("region", expected.Region, Own.Region);
        Expect("priority", expected.Priority is { } points ? Number(points) : null, Number(Priority));
        Expect("agent tiers", expected.AgentTiers.IsEmpty ? null : List(expected.AgentTiers), List(Own.AgentTiers));
        Expect("teams", expected.Teams.IsEmpty ? null : List(expected.Teams), List(Own.Teams));
        Expect("affinity", expected.Affinity is { } affinity ? Told(affinity) : null, Told(Affinity));
        Expect("bots", expected.Bots is { } bots ? Told(bots) : null, Told(Bots));
        Expect("treatment", expected.Treatment, Treatment);
        foreach (var skill in expected.Requirements)
        {
            if (!Own.Skills.Any(s => s.Skill == skill.Skill && s.MinLevel >= skill.MinLevel)) told.Add($"{skill.Skill} at {skill.MinLevel} is not required");
        }
        foreach (var rule in expected.Rules)
        {
            if (!Rules.Contains(rule)) told.Add($"rule {rule} does not apply");
        }
        return told.ToImmutable();
    }

    private static string Told(bool? affinity) => affinity switch { null => "as the queue says", true => "on", _ => "off" };

    private static string Told(BotUse? bots) => bots switch { null => "as the queue says", BotUse.First => "first", _ => "never" };

    private static string Number(double points) => points.ToString("0.###", CultureInfo.InvariantCulture);

    private static string? List(ImmutableArray<string> names) => names.IsEmpty ? null : string.Join(", ", names.Order(StringComparer.Ordinal));

    private static string? Skills(ImmutableArray<SkillLevel> skills) => skills.IsEmpty ? null : string.Join(", ", skills.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Skill} {s.MinLevel}")));
}
