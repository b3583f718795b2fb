using Routing.Actors;

namespace Routing.Simulation;

/// <summary>Bots and a translator outside the system: they do their work, fail, answer late, or never.</summary>
internal sealed class FaultyOutsiders(int seed) : IBots, ITranslator
{
    private static readonly TimeSpan AsGoodAsNever = TimeSpan.FromHours(1);
    private const int MostTalkSeconds = 20;

    private readonly Random _random = new(unchecked(seed * 29 + 11));

    public TimeProvider Clock { private get; set; } = TimeProvider.System;

    /// <summary>What becomes of a question, of bots and of the translator; null answers each well.</summary>
    public Func<FaultKind, OutsiderFate>? Fate { get; set; }

    /// <summary>Bots resolve whatever they are given, so that the day comes to its end.</summary>
    public bool IsOver { get; set; }

    public async ValueTask<BotAnswer> Talk(BotHook hook, BotTask task)
    {
        if (await HasFailed(FaultKind.BotFailing)) return BotAnswer.Failed("it does not know what to say");
        if (IsOver) return new BotAnswer(BotOutcome.Resolved);
        var outcome = (BotOutcome)_random.Next(3);
        if (_random.Next(2) == 0) await Task.Delay(TimeSpan.FromSeconds(_random.Next(1, MostTalkSeconds)), Clock);
        return new BotAnswer(outcome, _random.Next(2) == 0 ? "Hello. - Hello." : null, "as it is");
    }

    public async ValueTask<TranslationAnswer> Open(string url, TimeSpan bound, TranslationQuestion question) =>
        await HasFailed(FaultKind.TranslatorFailing) ? TranslationAnswer.None("nobody is there") : new TranslationAnswer($"session of {question.ContactId}", null);

    private async ValueTask<bool> HasFailed(FaultKind kind)
    {
        var fate = Fate?.Invoke(kind) ?? default;
        if (fate.AnsweredAfter > TimeSpan.Zero) await Task.Delay(fate.AnsweredAfter, Clock);
        if (fate.IsNever) await Task.Delay(AsGoodAsNever, Clock);
        return fate.IsFailure || fate.IsNever;
    }
}

/// <summary>What becomes of a question to somebody outside.</summary>
internal readonly record struct OutsiderFate(bool IsFailure, bool IsNever, TimeSpan AnsweredAfter);
