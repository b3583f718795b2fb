using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// Where there are more sets of skills than a fit can tell apart, the rare ones count with the home of the most slots that is most like
/// them. Whom the rule means to ask is checked as ever, so that nobody gets what they cannot do.
/// </summary>
public static class HomeGroups
{
    /// <summary>Whether each home can be one of the fit.</summary>
    /// <param name="homes">Their <see cref="HomeKeys"/>.</param>
    public static bool AreFew(IReadOnlyCollection<string> homes) => homes.Count <= BoardModels.MostHomes && homes.Sum(Serves) <= BoardModels.MostPairs;

    /// <param name="slots">By home.</param>
    /// <returns>The homes of the fit, each with those that count with it, itself the first.</returns>
    public static SortedDictionary<string, List<string>> Of(IReadOnlyDictionary<string, int> slots, int classes)
    {
        var order = slots.OrderByDescending(home => home.Value).ThenBy(home => home.Key, StringComparer.Ordinal).Select(home => home.Key).ToList();
        var kept = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        // A class that no home of the fit serves could not be in it.
        for (var k = 0; k < classes; k++)
        {
            if (!kept.Keys.Any(key => key[k] == '1') && order.Find(key => key[k] == '1') is { } serves) kept.Add(serves, [serves]);
        }
        var pairs = kept.Keys.Sum(Serves);
        foreach (var key in order)
        {
            if (kept.Count == BoardModels.MostHomes || pairs + Serves(key) > BoardModels.MostPairs || !kept.TryAdd(key, [key])) continue;
            pairs += Serves(key);
        }
        var homes = kept.Keys.ToList();
        foreach (var key in order.Where(key => !kept.ContainsKey(key)))
            kept[homes.OrderByDescending(home => Likeness(key, home, classes)).ThenByDescending(home => slots[home]).First()].Add(key);
        return kept;
    }

    /// <summary>Who counts with whom; null where everybody is at home.</summary>
    public static ImmutableSortedDictionary<string, string>? Joined(SortedDictionary<string, List<string>> groups)
    {
        var joined = groups.SelectMany(group => group.Value.Skip(1).Select(key => KeyValuePair.Create(key, group.Key))).ToImmutableSortedDictionary(StringComparer.Ordinal);
        return joined.IsEmpty ? null : joined;
    }

    // The key begins with a 0 or 1 for each class.
    private static int Serves(string key) => key.TakeWhile(c => c is '0' or '1').Count(c => c == '1');

    /// <summary>Classes both serve, less those that either serves alone.</summary>
    private static int Likeness(string key, string home, int classes)
    {
        var alike = 0;
        for (var k = 0; k < classes; k++) alike += (key[k], home[k]) switch { ('1', '1') => 1, ('0', '0') => 0, _ => -1 };
        return alike;
    }
}
