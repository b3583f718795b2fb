namespace Routing.Simulation;

/// <summary>What goes wrong on a random day.</summary>
public enum FaultKind
{
    /// <summary>A one-way notice never arrives.</summary>
    NoticeLost,
    NoticeRepeated,
    NoticeDelayed,

    /// <summary>An awaited call is on its way so long that its caller may have given up; it is carried out all the same.</summary>
    CallDelayed,

    /// <summary>An actor ends, its memory gone, between two turns.</summary>
    Crash,
    CrashBeforeWrite,

    /// <summary>The write is kept, but the actor ends without knowing.</summary>
    CrashAfterWrite,

    /// <summary>A write is kept at once, and its actor told late.</summary>
    SlowWrite,

    /// <summary>An activation stops in the middle, another takes its place, and the older one comes back.</summary>
    TwoActivations,

    /// <summary>The whole process ends and starts again on the same store.</summary>
    Restart,

    /// <summary>The clock is set forward or back.</summary>
    ClockJump,

    /// <summary>The store refuses all writes, and to load anybody, for a while.</summary>
    StoreRefusing,

    /// <summary>A scorer outside the system fails, or answers late or never.</summary>
    ScorerFailing,

    /// <summary>A bot fails, or answers late or never.</summary>
    BotFailing,

    /// <summary>The translator outside the system fails, or answers late or never.</summary>
    TranslatorFailing,

    /// <summary>A part of the actors is gone at once, unheard of for a while, and lives again when that is noticed.</summary>
    PartLost,
}
