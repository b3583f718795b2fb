namespace Routing.Actors;

/// <summary>Phone numbers and e-mail addresses, written one way so that a customer is known by them again.</summary>
public static class CustomerAddress
{
    private const int MaxLength = 254;

    public const string Rule = "Send a phone number of 3 to 32 digits, as in +86 10 1234 5678, or an e-mail address.";

    /// <summary>Null when it is neither a phone number nor an e-mail address.</summary>
    public static string? Normalise(string address)
    {
        var trimmed = address.Trim();
        if (trimmed.Length is 0 or > MaxLength) return null;
        return trimmed.Contains('@') ? Mail(trimmed) : Phone(trimmed);
    }

    private static string? Mail(string mail)
    {
        var at = mail.IndexOf('@');
        var plain = at > 0 && at < mail.Length - 1 && mail.IndexOf('@', at + 1) < 0 && !mail.AsSpan().ContainsAnyInRange('\0', ' ');
        return plain ? mail.ToLowerInvariant() : null;
    }

    private static string? Phone(string phone)
    {
        var digits = string.Concat(phone.Where(c => c is not (' ' or '-' or '.' or '(' or ')' or '/')));
        var number = digits.AsSpan().TrimStart('+');
        return number.Length is >= 3 and <= 32 && !number.ContainsAnyExceptInRange('0', '9') && digits.Length - number.Length <= 1 ? digits : null;
    }
}
