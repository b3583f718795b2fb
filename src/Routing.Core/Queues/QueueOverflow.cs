namespace Routing.Core;

/// <summary>Which overflow rule, if any, takes a contact out of its queue.</summary>
public static class QueueOverflow
{
    /// <summary>On arrival: rules by length and by missing agents without a delay, then the bound on the length.</summary>
    /// <param name="waitingBefore">Contacts that waited already.</param>
    public static Overflow? OnArrival(QueueState queue, WaitingContact contact, int waitingBefore)
    {
        var config = queue.Config!;
        foreach (var rule in config.Overflow)
        {
            if (rule.AfterSeconds is null && rule.Leaves && Holds(rule, contact, waitingBefore, queue.AgentsPresent)) return rule;
        }
        return config.MaxWaiting > 0 && waitingBefore >= config.MaxWaiting && MayRefuse(contact) ? new Overflow { Refuse = true } : null;
    }

    /// <summary>After a wait: the first rule that is due and whose other conditions hold now; a rule found not to hold is passed for good, unless it waits for agents to leave.</summary>
    /// <returns>The rule by its number: two may be alike, and each applies once.</returns>
    public static (int? Rule, long Passed) AfterWait(QueueState queue, WaitingContact contact, DateTimeOffset now)
    {
        var passed = contact.OverflowsPassed;
        var rules = queue.Config!.Overflow;
        for (var i = 0; i < rules.Length; i++)
        {
            if (rules[i].AfterSeconds is not { } after || contact.EnqueuedAt.AddSeconds(after) > now) continue;
            var seen = (passed & (1L << i)) != 0;
            if (seen && (!rules[i].WhenNoAgents || (contact.OverflowsApplied & (1L << i)) != 0)) continue;
            passed |= 1L << i;
            if (Holds(rules[i], contact, queue.Waiting - 1, queue.AgentsPresent)) return (i, passed);
        }
        return (null, passed);
    }

    /// <summary>On arrival: rules that change a contact which waits on.</summary>
    public static IEnumerable<int> Staying(QueueState queue, WaitingContact contact, int waitingBefore)
    {
        var rules = queue.Config!.Overflow;
        for (var i = 0; i < rules.Length; i++)
        {
            if (rules[i] is { AfterSeconds: null, Leaves: false } && Holds(rules[i], contact, waitingBefore, queue.AgentsPresent)) yield return i;
        }
    }

    /// <summary>The contact as a rule leaves it that keeps it here. Points are given once, however often rules are changed meanwhile.</summary>
    public static WaitingContact Stay(WaitingContact contact, Overflow rule, int number)
    {
        var raises = rule.AddPriority != 0 || rule.SetPriority is not null;
        var isRaised = raises && !contact.IsRaised;
        return contact with
        {
            OverflowsApplied = contact.OverflowsApplied | (1L << number),
            IsRaised = contact.IsRaised || raises,
            IsRelaxed = contact.IsRelaxed || rule.Relax,
            IsOfferedCallback = contact.IsOfferedCallback || rule.OfferCallback,
            Arrival = contact.Arrival with
            {
                Card = Card(contact.Card, rule),
                AddedPriority = contact.Arrival.AddedPriority + (isRaised ? rule.AddPriority : 0),
                SetPriority = isRaised ? rule.SetPriority ?? contact.Arrival.SetPriority : contact.Arrival.SetPriority,
            },
        };
    }

    /// <summary>The card as a rule leaves it, wherever it goes on.</summary>
    public static ContactCard Card(ContactCard card, Overflow rule)
    {
        var own = card.Own.And(rule.AddRequirements).OfTeams(rule.Teams).On(rule.Onto ?? card.Channel);
        return card with { Own = own, Channel = own.Channel, Bots = rule.ToBot ? BotUse.First : card.Bots };
    }

    /// <summary>One that was let in elsewhere is never turned away on its way: it may be in the midst of a conversation. Nor one whose customer was promised a call.</summary>
    public static bool MayRefuse(WaitingContact contact) => contact.Arrival.Hop == 1 && contact.Card.Callback is null;

    private static bool Holds(Overflow rule, WaitingContact contact, int othersWaiting, int? agentsPresent) =>
        (!rule.Refuse || MayRefuse(contact))
        && (!rule.ToBot || contact.Card.Bots != BotUse.Never)
        // Whoever is to be called waits for that, and for nothing else.
        && (contact.Card.Callback is null || !(rule.OfferCallback || rule.Onto is not null))
        && (rule.WhenEstimatedWaitSeconds is not { } wait || contact.Expected?.Told.Seconds >= wait)
        && (rule.WhenWaiting is not { } length || othersWaiting >= length) && (!rule.WhenNoAgents || agentsPresent == 0);
}
