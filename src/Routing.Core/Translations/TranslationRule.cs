namespace Routing.Core;

/// <summary>
/// When nobody who speaks the customer's language can take a contact in time, an agent who does not may, with a translation:
/// after <see cref="AfterSeconds"/>, or at once where no speaker is present at any relaxation step.
/// </summary>
public sealed record TranslationRule
{
    public int AfterSeconds { get; init; } = 120;

    /// <summary>Asked to open the translation before the contact is offered with it; null leaves that to whoever hears the event.</summary>
    public string? Url { get; init; }

    /// <summary>How long the answer may take; later is a no.</summary>
    public int TimeoutMilliseconds { get; init; } = 2000;

    /// <summary>
    /// After a no, or none in time, it is asked again so much later, and twice as much after each further one, up to five times;
    /// meanwhile the contact waits for a speaker.
    /// </summary>
    public int RetryAfterSeconds { get; init; } = 30;

    private const int MostDoublings = 5;

    internal double RetrySeconds(int failures) => RetryAfterSeconds * Math.ScaleB(1, Math.Clamp(failures - 1, 0, MostDoublings));

    internal static void Check(FaultList faults, TranslationRule rule)
    {
        faults.Range("translation.afterSeconds", rule.AfterSeconds, 0, Limits.WaitSeconds);
        if (rule.Url is not null) faults.WebAddress("translation.url", rule.Url);
        faults.Range("translation.timeoutMilliseconds", rule.TimeoutMilliseconds, Limits.LeastScorerMilliseconds, Limits.TranslatorMilliseconds);
        faults.Range("translation.retryAfterSeconds", rule.RetryAfterSeconds, 1, Limits.WaitSeconds);
    }
}
