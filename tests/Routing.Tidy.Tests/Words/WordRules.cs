using System.Text.RegularExpressions;

namespace Routing.Tidy.Tests;

/// <summary>One word for one thing: words that would name a thing of the glossary a second time, and folders that name nothing.</summary>
public static partial class WordRules
{
    /// <summary>The word, and what to say instead. Short on purpose: words that .NET itself uses (task, queue, session) bite the wrong people.</summary>
    private static readonly Dictionary<string, string> Instead = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Worker"] = "agent",
        ["Representative"] = "agent",
        ["Operator"] = "agent, for who handles contacts (an operator runs the cluster)",
        ["Client"] = "customer, or gateway",
        ["Consumer"] = "customer",
        ["Interaction"] = "contact",
        ["Conversation"] = "contact",
        ["Skillset"] = "skills",
        ["Sticky"] = "affinity",
        ["Proposal"] = "offer",
        ["Acw"] = "wrap-up",
        ["Cooldown"] = "wrap-up",
        ["Manager"] = "the noun it manages, or the verb it does",
        ["Helper"] = "what it does",
        ["Helpers"] = "what it does",
        ["Util"] = "what it does",
        ["Utils"] = "what it does",
        ["Utility"] = "what it does",
        ["Common"] = "the feature it belongs to",
        ["Misc"] = "the feature it belongs to",
    };

    /// <summary>Identifiers that say such a word rightly.</summary>
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["HttpClient"] = ".NET's",
        ["IHttpClientFactory"] = ".NET's",
        ["AddHttpClient"] = ".NET's",
        ["CreateClient"] = ".NET's",
        ["RoutingClient"] = "the typed HTTP client, a client of this system",
        ["RoutingClientOptions"] = "of the same",
        ["AddRoutingClient"] = "what makes a gateway a client of the cluster, in the word of Orleans",
        ["IClientBuilder"] = "Orleans's",
        ["AddOrleansClient"] = "Orleans's",
        ["StatelessWorker"] = "Orleans's",
        ["IClientConnectionRetryFilter"] = "Orleans's",
        ["ClientMessagingOptions"] = "Orleans's",
        ["TableServiceClient"] = "Azure's",
        ["TableClient"] = "Azure's",
        ["TableClientOptions"] = "Azure's",
        ["GetTableClient"] = "Azure's",
        ["UseOrleansClient"] = "Orleans's",
        ["GrainServiceClient"] = "Orleans's",
        ["CsvHelper"] = "a package's name",
        ["CsvHelperException"] = "the package's",
        ["operator"] = "a keyword of C#",
    };

    private static readonly string[] EmptyFolders =
        ["Models", "Model", "Services", "Helpers", "Utils", "Utilities", "Common", "Shared", "Misc", "Managers", "Infrastructure", "Interfaces", "Enums", "Dtos", "Types", "Extensions"];

    public static IEnumerable<string> Faults(TextFile file)
    {
        foreach (var folder in file.Folders.Intersect(EmptyFolders, StringComparer.OrdinalIgnoreCase))
            yield return $"{file.Path}: a folder '{folder}' names no feature; take a noun of the glossary.";
        // The projects named Client speak of themselves.
        var code = file.Code.Replace("Routing.Client", "").Replace("Routing.Cluster.Client", "");
        foreach (var identifier in Identifier().Matches(code).Select(match => match.Value).Distinct().Where(name => !Allowed.ContainsKey(name)))
        {
            foreach (var word in Words(identifier).Where(Instead.ContainsKey))
            {
                if (word.Equals("Client", StringComparison.OrdinalIgnoreCase) && (file.Project == "Routing.Client" || (identifier == "client" && HoldsClient(code)))) continue;
                yield return $"{file.Path}: '{identifier}': say {Instead[word]}, not {word}.";
            }
        }
    }

    /// <summary>A variable called client where one of the two clients is at hand.</summary>
    private static bool HoldsClient(string code) => code.Contains("RoutingClient", StringComparison.Ordinal) || code.Contains("HttpClient", StringComparison.Ordinal);

    /// <summary>The words of an identifier, and each two together: SkillSet is skill, set and skillset.</summary>
    private static IEnumerable<string> Words(string identifier)
    {
        var words = Word().Matches(identifier).Select(match => match.Value).ToList();
        return words.Concat(words.Zip(words.Skip(1), (a, b) => a + b)).Distinct();
    }

    [GeneratedRegex(@"[A-Za-z_]\w*")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")]
    private static partial Regex Word();
}
