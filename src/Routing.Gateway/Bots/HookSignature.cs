using System.Security.Cryptography;
using System.Text;

namespace Routing.Gateway;

/// <summary>How a receiver knows that what it is sent is from here, and when it was.</summary>
public static class HookSignature
{
    /// <summary><c>t=SECONDS,v1=HEX</c>: HMAC-SHA256, under the secret, of the seconds since 1970, a dot and the body.</summary>
    public const string Header = "X-Routing-Signature";

    /// <summary>The value of <see cref="Header"/>.</summary>
    public static string Of(string secret, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var seconds = at.ToUnixTimeSeconds();
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{seconds}."), .. body];
        return $"t={seconds},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }
}
