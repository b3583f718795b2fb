using System.Net;
using System.Net.Sockets;
using Routing.Gateway;

namespace Routing.Silo;

/// <summary>
/// Ports of this machine, each tried and held for this silo before it joins. Orleans listens so that a second program may take
/// the same port, and half the connections of the first: so a port is asked for in a way that does not share.
/// </summary>
internal sealed class FreePorts : IDisposable
{
    /// <summary>Where the first silo of a development cluster listens, so that others find it.</summary>
    public const int FirstSilo = 11111;
    public const int FirstGateway = 30000;
    private const int Tries = 100;
    private readonly Dictionary<(IPAddress Address, int Port), Socket?> _held = [];

    /// <summary>The port that was given, or the first free one from another on; nobody else's until this is disposed.</summary>
    /// <exception cref="ArgumentException">The one that was given cannot be had.</exception>
    /// <exception cref="IOException">None is free.</exception>
    public int HoldPort(string option, IPAddress address, int? given, int first)
    {
        if (given is { } port) return Fault(address, port) is { } fault ? throw new ArgumentException($"{option} {port} {fault}") : port;
        for (var candidate = first; candidate < first + Tries; candidate++)
        {
            if (Fault(address, candidate) is null) return candidate;
        }
        throw new IOException($"No port from {first} to {first + Tries - 1} is free on this machine; name one with {option}.");
    }

    /// <summary>The ports of the API's addresses.</summary>
    /// <exception cref="ArgumentException">One is none, or cannot be had.</exception>
    public void HoldUrls(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var uri = LoopbackRule.Read(url);
            if (uri.Host == LoopbackRule.UnixHost) continue;
            // Any other name stands for every address, and 0 for whichever port the system gives.
            var address = uri.Host == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(uri.Host.Trim('[', ']'), out var given) ? given : IPAddress.Any;
            if (uri.Port != 0 && Fault(address, uri.Port) is { } fault) throw new ArgumentException($"--urls {url} {fault}");
        }
    }

    /// <summary>Whether another silo listens there, or is about to.</summary>
    public bool IsTaken(IPAddress address, int port)
    {
        if (Fault(address, port) is not null) return true;
        _held.Remove((address, port), out var hold);
        hold?.Dispose();
        return false;
    }

    public void Dispose()
    {
        foreach (var hold in _held.Values) hold?.Dispose();
    }

    private static bool Overlap(IPAddress one, IPAddress other) => one.Equals(other) || IsEvery(one) || IsEvery(other);

    private static bool IsEvery(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    private string? Fault(IPAddress address, int port)
    {
        if (_held.Keys.Any(held => held.Port == port && Overlap(held.Address, address))) return "is another port of this silo too. Give each its own.";
        var hold = OperatingSystem.IsLinux() ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : null;
        try
        {
            // Two silos that start at the same moment both find a port free. This name lives where ports do, and goes with its process.
            hold?.Bind(new UnixDomainSocketEndPoint($"\0routing-silo-{address}-{port}"));
            using var trial = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { ExclusiveAddressUse = true };
            trial.Bind(new IPEndPoint(address, port));
            // Bound only, it would not be in the way of one that is bound only.
            trial.Listen(1);
        }
        catch (SocketException failure)
        {
            hold?.Dispose();
            return failure.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => "is held by another program of this machine, a silo perhaps. Stop that, or give another.",
                SocketError.AddressNotAvailable => "is at no address of this machine.",
                _ => $"cannot be listened on: {failure.Message}",
            };
        }
        _held[(address, port)] = hold;
        return null;
    }
}
