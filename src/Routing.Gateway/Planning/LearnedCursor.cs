using System.Buffers.Text;
using System.Text;

namespace Routing.Gateway;

/// <summary>Where a page of what was learned ended: the agent, and the intent as base64, as it may be of any characters.</summary>
internal static class LearnedCursor
{
    /// <summary>In no id.</summary>
    private const char Between = ':';

    public static LearnedKey KeyOf(LearnedRecord record) => new(record.Agent, record.Tally.Intent);

    public static string Of(LearnedRecord record) => $"{record.Agent}{Between}{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(record.Tally.Intent))}";

    /// <summary>Null for what is none.</summary>
    public static LearnedKey? Read(string cursor)
    {
        var at = cursor.IndexOf(Between, StringComparison.Ordinal);
        if (at < 0 || !Id.IsValid(cursor[..at]) || !Base64Url.IsValid(cursor.AsSpan(at + 1))) return null;
        return new LearnedKey(cursor[..at], Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor.AsSpan(at + 1))));
    }
}
