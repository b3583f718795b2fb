using System.Globalization;

namespace Routing.Core;

/// <summary>How hard a contact is, on the scale of skill levels: as its gateway says, by the levels it asks for, or as learned of its intent.</summary>
public static class Complexity
{
    /// <summary>The attribute by which a gateway gives it: a whole number, 1–10. Anything else is an attribute like others.</summary>
    public const string Attribute = "complexity";

    public static int? Of(ContactRequest request, Requirement need, GroupStatistics statistics, string intent) =>
        Given(request) ?? SkillLevels.Complexity(need) ?? statistics.Complexity(intent);

    public static int? Of(ContactCard card, Requirement need) => card.Complexity ?? SkillLevels.Complexity(need);

    private static int? Given(ContactRequest request) =>
        request.Attributes.TryGetValue(Attribute, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var given)
        && given is >= SkillLevel.Lowest and <= SkillLevel.Highest ? given : null;
}
