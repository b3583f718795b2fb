namespace Routing.Core;

/// <summary>
/// How hard contacts of an intent are, from how long they take and how often they are handed on, beside all others of the group; on the
/// scale of skill levels, with 5 for what is as usual.
/// </summary>
/// <remarks>Three levels for each doubling of handle time, and one for each ten in a hundred more that are handed on: a scale of ours, made so
/// that what takes a quarter or four times as long stands at its ends.</remarks>
public static class LearnedComplexity
{
    /// <summary>Contacts of the intent before anything is said of it.</summary>
    public const double Contacts = 20;

    private const double Usual = 5;
    private const double LevelsPerDoubling = 3;
    private const double LevelsPerTransfer = 10;

    public static int? Of(IntentTally intent, IntentTally all)
    {
        if (intent.Contacts < Contacts || intent.HandleSecondsSum <= 0 || all.HandleSecondsSum <= 0) return null;
        var longer = Math.Log2(intent.HandleSecondsSum / intent.Contacts / (all.HandleSecondsSum / all.Contacts));
        var handedOn = ShareOf(intent) - ShareOf(all);
        var level = Math.Round(Usual + (LevelsPerDoubling * longer) + (LevelsPerTransfer * handedOn), MidpointRounding.AwayFromZero);
        return (int)Math.Clamp(level, SkillLevel.Lowest, SkillLevel.Highest);
    }

    /// <summary>Of those who had such a contact, the share that handed it on.</summary>
    private static double ShareOf(IntentTally tally) => tally.Transfers / (tally.Contacts + tally.Transfers);
}
