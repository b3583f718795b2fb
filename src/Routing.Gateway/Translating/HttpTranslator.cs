using System.Text.Json.Serialization;

namespace Routing.Gateway;

/// <summary>Asks translators over HTTP to stand by for a contact.</summary>
/// <param name="handler">Null for the network.</param>
public sealed class HttpTranslator(HookOptions options, TimeProvider clock, HttpMessageHandler? handler = null) : ITranslator, IDisposable
{
    private readonly HookCalls _calls = new(options, clock, handler);

    public async ValueTask<TranslationAnswer> Open(string url, TimeSpan bound, TranslationQuestion question)
    {
        var (said, failure) = await _calls.Ask(url, bound, question, TranslatorJson.Default.TranslationQuestion, TranslatorJson.Default.TranslatorReply, Fault).ConfigureAwait(false);
        // A no is an answer like another: it does not count against the translator.
        return failure is not null ? TranslationAnswer.None(failure) : said!.Open ? new TranslationAnswer(said.Session, null) : TranslationAnswer.None("it has no translation for this");
    }

    public void Dispose() => _calls.Dispose();

    private static string? Fault(TranslatorReply reply) => reply.Session?.Length > Limits.AttributeLength ? "its session is too long" : null;
}

/// <summary>The body of a translator's answer.</summary>
/// <param name="Open">Whether there is a translation; one that says nothing of it says no.</param>
internal sealed record TranslatorReply(bool Open, string? Session);

/// <summary>The JSON that translators speak.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(CamelCase<Channel>)])]
[JsonSerializable(typeof(TranslationQuestion))]
[JsonSerializable(typeof(TranslatorReply))]
internal sealed partial class TranslatorJson : JsonSerializerContext;
