namespace Routing.Gateway;

/// <summary>What a key may do; a key may have several roles.</summary>
[Flags]
public enum Role
{
    None = 0,

    /// <summary>Hands contacts in and follows them.</summary>
    Gateway = 1,

    /// <summary>Own presence, offers and contacts only.</summary>
    Agent = 2,

    /// <summary>Reads all; moves and assigns.</summary>
    Supervisor = 4,

    /// <summary>Changes configuration.</summary>
    Admin = 8,

    /// <summary>Reads decisions and events.</summary>
    Auditor = 16,
}

/// <summary>Roles by name.</summary>
public static class Roles
{
    public const Role Any = Role.Gateway | Role.Agent | Role.Supervisor | Role.Admin | Role.Auditor;

    public static readonly IReadOnlyDictionary<string, Role> ByName = new Dictionary<string, Role>(StringComparer.Ordinal)
    {
        ["gateway"] = Role.Gateway,
        ["agent"] = Role.Agent,
        ["supervisor"] = Role.Supervisor,
        ["admin"] = Role.Admin,
        ["auditor"] = Role.Auditor,
    };

    public static string Listed(Role roles) => string.Join(", ", ByName.Where(r => (roles & r.Value) != 0).Select(r => r.Key));

    public static Role Parse(IEnumerable<string> names)
    {
        var roles = Role.None;
        foreach (var name in names)
        {
            roles |= ByName.TryGetValue(name, out var role)
                ? role
                : throw new ArgumentException($"There is no role '{name}'. Use: {string.Join(", ", ByName.Keys)}.");
        }
        return roles;
    }
}
