namespace Routing.Embedded.Tests;

/// <summary>Runs mailboxes on the caller's thread, when told to.</summary>
internal sealed class ByHand : IMailboxScheduler
{
    private readonly Queue<IMailbox> _ready = new();

    public void Schedule(IMailbox mailbox) => _ready.Enqueue(mailbox);

    public void RunAll()
    {
        while (_ready.TryDequeue(out var mailbox)) mailbox.Run();
    }
}
