using System.Text.Json;

namespace Routing.Gateway;

/// <summary>An answer as a page.</summary>
internal sealed class HtmlReply(string page) : Reply(200)
{
    public override string ContentType => "text/html; charset=utf-8";

    // The answer goes out by way of a writer of JSON, which takes any text as it is when told not to look.
    public override void Write(Utf8JsonWriter to) => to.WriteRawValue(page, skipInputValidation: true);
}
