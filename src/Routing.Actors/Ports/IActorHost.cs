namespace Routing.Actors;

/// <summary>All that an engine lends to one actor.</summary>
public interface IActorHost
{
    TimeProvider Clock { get; }
    IActorStore Store { get; }
    IActorDirectory Actors { get; }
    INoticePost Notices { get; }

    /// <summary>Draws randomness for this actor; seeded under virtual time.</summary>
    Random Random { get; }

    /// <summary>Fits rules in the background; null where nothing is fitted, and starting rules decide.</summary>
    IFitter? Fitter => null;

    /// <summary>Asks scorers outside this system; null where that cannot be done, and fallbacks decide.</summary>
    IScorer? Scorer => null;

    /// <summary>Asks translators outside this system; null where that cannot be done, and contacts wait for speakers.</summary>
    ITranslator? Translator => null;

    /// <summary>Tells bots outside this system of their contacts; null where that cannot be done, and people have them.</summary>
    IBots? Bots => null;

    /// <summary>Whether nothing of this is real, and so no figure of the server's.</summary>
    bool IsSimulated => false;

    /// <summary>Rings this actor (<see cref="Actor.Ring"/>) at or after a moment; one alarm per actor, null clears it.</summary>
    void SetAlarm(DateTimeOffset? due);

    /// <summary>Ends this activation: memory discarded, callers told to retry, the next call starts a fresh one.</summary>
    void Deactivate(Exception reason);
}
