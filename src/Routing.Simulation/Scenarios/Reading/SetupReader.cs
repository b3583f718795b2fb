using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>Reads the optional <c>setup</c>: API bodies by id, and the words people use.</summary>
internal static class SetupReader
{
    public static ScenarioSetup Read(Place place)
    {
        place.ObjectOf("groups", "queues", "agents", "customers", "pools", "communities", "utterances", "names", "manners");
        return new ScenarioSetup
        {
            Groups = ById<GroupRules>(place, "groups"),
            Queues = ById<QueueConfig>(place, "queues"),
            Agents = ById<AgentProfile>(place, "agents"),
            Customers = ById<CustomerProfile>(place, "customers"),
            Pools = MapOf(place, "pools", "ids of agents by pool, {\"A\":[\"li-na\"]}", ids => Texts(ids, id => id.Id())),
            Communities = place.Maybe("communities") is { } communities ? [.. communities.Items("a list of {\"language\":…,\"share\":…}").Select(Community)] : [],
            Utterances = MapOf(place, "utterances", "texts by class and language, {\"CLASS\":{\"en\":[…]}}",
                byLanguage => byLanguage.Map("texts by language, {\"en\":[…]}", texts => Texts(texts, text => text.Text()))),
            Names = MapOf(place, "names", "names by language, {\"en\":[…]}", names => Texts(names, name => name.Text())),
            Manners = place.Maybe("manners") is { } manners ? Manners(manners) : new Manners(),
        };
    }

    private static Community Community(Place place)
    {
        place.ObjectOf("language", "region", "share", "tier", "classes");
        return new Community(
            place.Needed("language", "a language, as \"en\"").Text(),
            place.Maybe("region")?.Text(),
            place.Needed("share", "its share of the customers").Number(0, 1, above: true),
            place.Maybe("tier")?.Text(),
            place.Maybe("classes") is { } classes ? Texts(classes, name => name.Text()) : []);
    }

    private static Manners Manners(Place place)
    {
        place.ObjectOf("reaction", "wrapUp", "declineShare", "noAnswerShare", "backAfter", "unnamedShare", "callbackShare");
        var none = new Manners();
        var manners = new Manners
        {
            Reaction = Maybe(place, "reaction") ?? none.Reaction,
            WrapUp = Maybe(place, "wrapUp") ?? none.WrapUp,
            BackAfter = Maybe(place, "backAfter") ?? none.BackAfter,
            DeclineShare = place.Maybe("declineShare")?.Share() ?? 0,
            NoAnswerShare = place.Maybe("noAnswerShare")?.Share() ?? 0,
            CallbackShare = place.Maybe("callbackShare")?.Share() ?? 0,
            UnnamedShare = place.Maybe("unnamedShare")?.Share() ?? 0,
        };
        return manners.DeclineShare + manners.NoAnswerShare < 1 ? manners : throw place.Wrong("declineShare and noAnswerShare leave nothing accepted; write smaller ones.");
    }

    private static Distribution? Maybe(Place place, string name) =>
        place.Maybe(name) is { } distribution ? DistributionReader.Distribution(distribution) : null;

    private static ImmutableSortedDictionary<string, T> ById<T>(Place setup, string name) =>
        MapOf(setup, name, "API bodies by id, {\"ID\":{…}}", ApiBodies.Read<T>);

    private static ImmutableSortedDictionary<string, T> MapOf<T>(Place setup, string name, string mend, Func<Place, T> read) =>
        setup.Maybe(name) is { } place ? place.Map(mend, read) : ImmutableSortedDictionary<string, T>.Empty;

    private static ImmutableArray<string> Texts(Place place, Func<Place, string> read)
    {
        var items = place.Items("a list of texts, [\"…\"]");
        return items.Length > 0 ? [.. items.Select(read)] : throw place.Wrong("write at least one.");
    }
}
