namespace Routing.Core;

/// <summary>What an overflow rule must keep to.</summary>
internal static class OverflowRules
{
    public static void Check(FaultList faults, string path, Overflow rule, string queueId)
    {
        if (rule.AfterSeconds is { } after) faults.Range($"{path}.afterSeconds", after, 0, Limits.WaitSeconds);
        if (rule.WhenWaiting is { } waiting) faults.Range($"{path}.whenWaiting", waiting, 0, Limits.MaxWaiting);
        if (rule.WhenEstimatedWaitSeconds is { } wait) faults.Range($"{path}.whenEstimatedWaitSeconds", wait, 1, Limits.WaitSeconds);
        // Without a condition every contact would leave on arrival, and the queue would be a detour.
        faults.Require(
            rule.AfterSeconds is not null || rule.WhenWaiting is not null || rule.WhenEstimatedWaitSeconds is not null || rule.WhenNoAgents,
            path,
            "Give a condition: afterSeconds, whenWaiting, whenNoAgents or whenEstimatedWaitSeconds.");
        CheckAction(faults, path, rule, queueId);
    }

    private static void CheckAction(FaultList faults, string path, Overflow rule, string queueId)
    {
        faults.OptionalId($"{path}.moveTo", rule.MoveTo);
        faults.Require(rule.MoveTo != queueId, $"{path}.moveTo", "Name another queue than this one.");
        faults.Require(!(rule.MoveTo is not null && rule.Refuse), path, "Give either moveTo or refuse: true.");
        faults.Require(
            rule.Leaves || rule.OfferCallback || rule.Onto is not null || rule.Relax || rule.ToBot || !rule.Teams.IsDefaultOrEmpty || rule.AddPriority != 0 || rule.SetPriority is not null || rule.AddRequirements is not { IsDefaultOrEmpty: true },
            path,
            "Give either moveTo or refuse: true, or what becomes of a contact that stays: offerCallback, toChannel, voicemail, relax, teams, toBot, addPriority, setPriority or addRequirements.");
        faults.Require(!rule.Leaves || !(rule.OfferCallback || rule.Relax), path, "Leave out offerCallback and relax where the contact leaves; they are for one that waits on.");
        faults.Require(!rule.Refuse || !rule.ToBot, $"{path}.toBot", "Leave it out where the contact is refused.");
        faults.Require(
            !rule.Refuse || (rule.AddPriority == 0 && rule.SetPriority is null && rule.AddRequirements is { IsDefaultOrEmpty: true }),
            path,
            "Leave out addPriority, setPriority and addRequirements where the contact is refused.");
        faults.Require(!rule.Refuse || rule.Onto is null, path, "Leave out toChannel and voicemail where the contact is refused.");
        faults.Require(!(rule.Voicemail && rule.ToChannel is not null), $"{path}.toChannel", "Leave it out: a voicemail goes on as a ticket.");
        if (rule.ToChannel is { } channel)
        {
            faults.Defined($"{path}.toChannel", channel);
            faults.Require(channel != Channel.Callback, $"{path}.toChannel", "Use offerCallback: the customer must agree to be called.");
        }
        faults.OptionalLabel($"{path}.message", rule.Message);
        faults.Require(rule.Message is null || rule.Refuse, $"{path}.message", "Leave it out: only who is refused is told.");
        faults.Range($"{path}.addPriority", rule.AddPriority, -Limits.Priority, Limits.Priority);
        if (rule.SetPriority is { } priority) faults.Range($"{path}.setPriority", priority, -Limits.Priority, Limits.Priority);
        faults.Skills($"{path}.addRequirements", rule.AddRequirements);
        faults.Labels($"{path}.teams", rule.Teams);
        faults.Require(!rule.Refuse || rule.Teams.IsDefaultOrEmpty, $"{path}.teams", "Leave it out where the contact is refused.");
    }
}
