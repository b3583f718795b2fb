namespace Routing.Core;

/// <summary>Switches a profile by hand. A repeat changes nothing.</summary>
public static class ProfileSwitch
{
    /// <summary>For how long hours that never end are switched off: beyond a year no end of them is looked for.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>On, until it is switched off by hand.</summary>
    public static RuleProfile On(RuleProfile profile) => profile.On && profile.OffUntil is null ? profile : profile with { On = true, OffUntil = null };

    /// <summary>Off. Where its calendar has it on at this moment, off until those hours end: from then on the calendar switches it again.</summary>
    public static RuleProfile Off(RuleProfile profile, DateTimeOffset now)
    {
        var byCalendar = profile with { On = false };
        if (!RuleBook.IsOn(byCalendar, now)) return profile.On ? byCalendar : profile;
        return byCalendar with { OffUntil = new OpeningHours { Open = profile.Hours }.NextChange(now) ?? now + Longest };
    }

    /// <summary>The rules with one profile switched; as they are where it stands so already, or there is none of the name.</summary>
    public static GroupRules In(GroupRules rules, string name, bool on, DateTimeOffset now)
    {
        if (rules.Profiles.FirstOrDefault(profile => profile.Name == name) is not { } before) return rules;
        var after = on ? On(before) : Off(before, now);
        return after == before ? rules : rules with { Profiles = rules.Profiles.Replace(before, after) };
    }
}
