using System.Diagnostics.CodeAnalysis;

namespace Routing.Core;

/// <summary>Where something outside this system is asked or told: an http or https address without a user or password, which logs would show.</summary>
public static class WebAddress
{
    public static bool Is([NotNullWhen(true)] string? address, [NotNullWhen(true)] out Uri? url) =>
        Uri.TryCreate(address, UriKind.Absolute, out url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0;
}
