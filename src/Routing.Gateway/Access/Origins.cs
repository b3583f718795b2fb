namespace Routing.Gateway;

/// <summary>Origins of pages, as browsers name them.</summary>
public static class Origins
{
    /// <summary>What is wrong with an origin that is configured; null where nothing is. One that no browser would send lets no page in, and nothing would say why.</summary>
    public static string? Fault(string origin) =>
        origin == "*" || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Scheme is "http" or "https" && page.GetLeftPart(UriPartial.Authority) == origin)
            ? null
            : $"takes origins, and \"{origin}\" is none: write it as browsers do, like https://desk.example, without a path or a slash at its end.";
}
