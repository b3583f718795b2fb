namespace Routing.Tidy.Tests;

/// <summary>Who may reference whom: references point down only.</summary>
public static class LayerRules
{
    /// <summary>A project may name these directly; a thin program names what it composes, never another program.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Routing.Core"] = [],
        ["Routing.Actors"] = ["Routing.Core"],
        ["Routing.Embedded"] = ["Routing.Actors"],
        // Client: the player of scenarios also plays against a live server, over HTTP.
        ["Routing.Simulation"] = ["Routing.Embedded", "Routing.Client"],
        ["Routing.Gateway"] = ["Routing.Actors"],
        ["Routing.Client"] = ["Routing.Core"],
        ["Routing.Server"] = ["Routing.Gateway", "Routing.Embedded", "Routing.Simulation", "Routing.Client"],
        ["Routing.Cluster.Client"] = ["Routing.Actors"],
        // Client: what a gateway needs to be configured is put over HTTP.
        ["Routing.Cluster.Sample"] = ["Routing.Cluster.Client", "Routing.Client"],
        ["Routing.Cluster"] = ["Routing.Cluster.Client"],
        ["Routing.Cluster.Azure"] = ["Routing.Cluster"],
        ["Routing.Cluster.Kubernetes"] = [],
        // Simulation: it compares a variant with what is, beside the routing, as the server does.
        ["Routing.Silo"] = ["Routing.Gateway", "Routing.Cluster", "Routing.Simulation", "Routing.Cluster.Azure", "Routing.Cluster.Kubernetes"],
        ["Routing.Cluster.Bench"] = ["Routing.Cluster", "Routing.Simulation"],
        ["Routing.Lab"] = ["Routing.Gateway", "Routing.Embedded", "Routing.Simulation", "Routing.Client"],
    };

    /// <summary>Layers that need nothing but the runtime.</summary>
    private static readonly string[] Bare = ["Routing.Core", "Routing.Actors", "Routing.Client"];

    private static readonly string[] OfTheWeb = ["Routing.Cluster.Bench", "Routing.Gateway", "Routing.Server", "Routing.Lab", "Routing.Silo"];

    /// <summary>Programs that tests may name beside their own project, because they start or compose them.</summary>
    private static readonly string[] Programs = ["Routing.Server", "Routing.Lab", "Routing.Silo", "Routing.Cluster.Bench"];

    public static IEnumerable<string> Faults(IEnumerable<ProjectFile> projects) => projects.SelectMany(Faults);

    private static IEnumerable<string> Faults(ProjectFile project)
    {
        if (project.Name.EndsWith(".Tests", StringComparison.Ordinal)) return OfTests(project);
        if (!Allowed.TryGetValue(project.Name, out var allowed)) return [$"{project.Path}: no layer is set down for it; give it a row in LayerRules and in src/ARCHITECTURE.md."];
        return
        [
            .. project.References.Except(allowed).Select(other => $"{project.Path} must not reference {other}: references point down only."),
            .. Bare.Contains(project.Name) ? project.Packages.Concat(project.Frameworks).Select(package => $"{project.Path} must not reference {package}: this layer needs only the runtime.") : [],
            .. OfTheWeb.Contains(project.Name) || !(project.Frameworks.Any() || project.Sdk.EndsWith(".Web", StringComparison.Ordinal)) ? [] : new[] { $"{project.Path} must not reference ASP.NET Core." },
            .. NoOrleans(project),
        ];
    }

    private static IEnumerable<string> OfTests(ProjectFile project)
    {
        var subject = project.Name[..^".Tests".Length];
        var strangers = project.References.Except(Programs).Where(other => other != subject && (!Allowed.ContainsKey(other) || (IsOfCluster(other) && !IsOfCluster(subject))));
        return [.. strangers.Select(other => $"{project.Path} must not reference {other}."), .. NoOrleans(project)];
    }

    /// <summary>The engine on Orleans is one of two: what is not it must run without it.</summary>
    private static IEnumerable<string> NoOrleans(ProjectFile project) =>
        IsOfCluster(project.Name)
            ? []
            : project.Packages.Where(package => package.Contains("Orleans", StringComparison.OrdinalIgnoreCase)).Select(package => $"{project.Path} must not reference {package}.");

    private static bool IsOfCluster(string project) =>
        project.StartsWith("Routing.Cluster", StringComparison.Ordinal) || project.StartsWith("Routing.Silo", StringComparison.Ordinal);
}
