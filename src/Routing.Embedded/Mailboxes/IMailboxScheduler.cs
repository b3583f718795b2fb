namespace Routing.Embedded;

/// <summary>Decides when, and on which thread, a mailbox with work runs.</summary>
public interface IMailboxScheduler
{
    /// <summary>Sees to it that <see cref="IMailbox.Run"/> is called once, soon.</summary>
    void Schedule(IMailbox mailbox);
}

/// <summary>A mailbox with work waiting.</summary>
public interface IMailbox
{
    /// <summary>Which actor's.</summary>
    ActorKey Key { get; }

    /// <summary>Runs what is waiting, up to a bound.</summary>
    void Run();
}
