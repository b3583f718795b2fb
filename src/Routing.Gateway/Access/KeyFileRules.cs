namespace Routing.Gateway;

/// <summary>What the file of keys must keep to: it may be written by hand, and a slip in it must not open or break a server.</summary>
internal static class KeyFileRules
{
    private const int HashLength = 64;

    /// <summary>The first fault, in words; null when there is none.</summary>
    public static string? Fault(KeyFile? file)
    {
        if (file is null || file.Keys.IsDefault) return "there is no list of keys in it.";
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < file.Keys.Length; i++)
        {
            if (file.Keys[i] is not { } key) return $"keys[{i}] is null.";
            if (Fault(key) is { } fault) return $"keys[{i}]: {fault}";
            if (!ids.Add(key.Id)) return $"keys[{i}]: the id {key.Id} stands there twice.";
        }
        return null;
    }

    private static string? Fault(KeyEntry key)
    {
        // A key as presented is parted by underscores: an id that has one would never be found.
        if (!Id.IsValid(key.Id) || key.Id.Contains('_')) return $"the id is missing or not valid; it has no underscore. {Id.Rule}";
        if (key.Hash is not { Length: HashLength } || !key.Hash.All(char.IsAsciiHexDigit)) return $"the hash must be {HashLength} hexadecimal digits.";
        if (key.Roles.IsDefaultOrEmpty || key.Roles.Contains(null!)) return $"name its roles, of: {string.Join(", ", Roles.ByName.Keys)}.";
        if (key.Roles.FirstOrDefault(role => !Roles.ByName.ContainsKey(role)) is { } unknown) return $"there is no role {unknown}; use: {string.Join(", ", Roles.ByName.Keys)}.";
        return FaultOfAgent(Roles.Parse(key.Roles), key.Agent);
    }

    /// <summary>What is wrong with binding a key of these roles to that agent; null when nothing is.</summary>
    public static string? FaultOfAgent(Role roles, string? agent)
    {
        if (((roles & Role.Agent) != 0) != (agent is not null)) return "A key of role agent, and only such a key, is bound to an agent: name the agent's id.";
        return agent is not null && (roles != Role.Agent || !Id.IsValid(agent)) ? $"A key bound to an agent has that role alone, and a valid agent id. {Id.Rule}" : null;
    }
}
