namespace Routing.Core.Tests.Queues;

/// <summary>A queue with contacts in it, to begin a table row with.</summary>
internal static class Line
{
    public static readonly DateTimeOffset Now = Given.Noon;

    public static QueueState Of(QueueConfig? config = null, params string[] contacts)
    {
        var queue = new QueueState("q") { Config = config ?? new QueueConfig { Name = "q" } };
        foreach (var contact in contacts) Add(queue, contact);
        return queue;
    }

    public static QueueRow Add(QueueState queue, string contact, Func<WaitingContact, WaitingContact>? with = null)
    {
        var waiting = new WaitingContact
        {
            Arrival = new Arrival { Card = Given.Card(contact), Hop = 1, WaitingSince = Now },
            Entry = contact,
            EnqueuedAt = Now,
            Sequence = queue.NextSequence,
            Phase = WaitingPhase.Waiting,
        };
        var row = new QueueRow(with?.Invoke(waiting) ?? waiting);
        queue.Add(row);
        queue.Set(row, row.Contact, Now);
        return row;
    }
}
