using System.Net;
using Microsoft.AspNetCore.Http;

namespace Routing.Gateway;

/// <summary>Tells who makes a request, and whether they may.</summary>
public sealed class Gate(KeyRing keys, GatewayOptions options)
{
    private const string Scheme = "Bearer ";
    private const string AgentHeader = "X-Agent";
    public static readonly Caller Anybody = new("anybody", Role.None, null);

    private static readonly Caller Local = new("local", Roles.Any, null);

    /// <summary>The caller, or the problem with them.</summary>
    internal Problem? Admit(HttpContext http, Role allowed, out Caller caller)
    {
        caller = Local;
        var problem = keys.IsOpen ? AdmitLocal(http, ref caller) : AdmitByKey(http, ref caller);
        if (problem is not null || caller.Has(allowed)) return problem;
        return ProblemKinds.Forbidden.With($"Use a key of role: {Roles.Listed(allowed)}.");
    }

    /// <summary>Whether the request may pass, for pages beside the API; the same keys and rules.</summary>
    public bool Admits(HttpContext http, Role allowed) => Admit(http, allowed, out _) is null;

    /// <summary>Whether a caller admitted before still is who they were: for answers that go on for hours.</summary>
    internal bool StillAdmits(HttpContext http, Caller caller) => keys.IsOpen || KnownBy(http.Request.Headers.Authorization.ToString()) == caller;

    private Caller? KnownBy(string header) =>
        header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? keys.Find(header.AsSpan(Scheme.Length).Trim()) : null;

    private Problem? AdmitByKey(HttpContext http, ref Caller caller)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (KnownBy(header) is { } known)
        {
            caller = known;
            return null;
        }
        http.Response.Headers.WWWAuthenticate = header.Length == 0 ? "Bearer" : "Bearer error=\"invalid_token\"";
        return ProblemKinds.Unauthorized.At("Authorization", "Send Authorization: Bearer KEY with a key that was not revoked.");
    }

    private Problem? AdmitLocal(HttpContext http, ref Caller caller)
    {
        if (http.Connection.RemoteIpAddress is { } remote && !IPAddress.IsLoopback(remote))
            return ProblemKinds.Unauthorized.At("Authorization", "No key is configured, so only callers of this machine are served. Add a key first.");
        if (!IsLocalName(http.Request.Host.Host))
            return ProblemKinds.Forbidden.At("Host", "No key is configured, so the server answers to localhost and 127.0.0.1 only. Add a key to use another name.");
        if (IsForeignPage(http.Request))
            return ProblemKinds.Forbidden.At("Origin", "No key is configured, so pages of other origins may not call. Add a key, or configure the origin.");
        if (!http.Request.Headers.TryGetValue(AgentHeader, out var named)) return null;
        var agent = named.ToString();
        if (!Id.IsValid(agent)) return ProblemKinds.InvalidParameter.At(AgentHeader, Id.Rule);
        caller = new Caller("local", Roles.Any, agent);
        return null;
    }

    // A page may make its own name point to this machine, and then reads from it as if from its own server.
    private static bool IsLocalName(string host) =>
        host.Length == 0 || host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>A web page open on this machine could otherwise drive a server without keys.</summary>
    private bool IsForeignPage(HttpRequest request)
    {
        if (!request.Headers.TryGetValue("Origin", out var sent)) return false;
        var origin = sent.ToString();
        if (options.CorsOrigins.Contains(origin)) return false;
        return !Uri.TryCreate(origin, UriKind.Absolute, out var page) || !page.IsLoopback || page.Authority != request.Host.Value;
    }
}
