using System.Globalization;

namespace Routing.Core;

/// <summary>Which contacts a pilot tries on: drawn by customer, so that a customer has one experience, or by slice of time. The same everywhere, and after every restart.</summary>
public static class PilotArms
{
    public const string Tried = "tried";
    public const string InForce = "inForce";

    /// <param name="run">Another with each start, so that not always the same customers are tried on.</param>
    public static string Of(Pilot pilot, long run, string customerId, DateTimeOffset now)
    {
        var unit = pilot.SliceMinutes > 0 ? Slice(pilot, now).ToString(CultureInfo.InvariantCulture) : customerId;
        return Draw.For(run, "pilot", unit).Chance(pilot.Share) ? Tried : InForce;
    }

    /// <summary>When a slice is over.</summary>
    public static DateTimeOffset EndOf(Pilot pilot, long slice) => DateTimeOffset.FromUnixTimeSeconds((slice + 1) * 60L * pilot.SliceMinutes);

    /// <summary>The number of the slice that a moment is in.</summary>
    public static long Slice(Pilot pilot, DateTimeOffset at) => at.ToUnixTimeSeconds() / (60L * pilot.SliceMinutes);
}

/// <summary>What a contact's card says of the pilot it is part of.</summary>
/// <param name="Run">Which start of which pilot.</param>
/// <param name="Selection">The policy that chooses for it; null is the queue's.</param>
/// <param name="Slice">The number of the slice of time it was drawn in; null where customers are drawn.</param>
public sealed record PilotTag(string Name, long Run, string Arm, string? Selection = null, long? Slice = null);
