namespace Routing.Actors;

/// <summary>Asks a translator outside this system to stand by. It answers within the rule's own time or soon after, and never throws: a failure is an answer.</summary>
public interface ITranslator
{
    ValueTask<TranslationAnswer> Open(string url, TimeSpan bound, TranslationQuestion question);
}
