using Routing.Actors;

namespace Routing.Simulation;

/// <summary>What may befall those who wait: they leave, are called back or put off, assigned, picked by an agent, or sent elsewhere.</summary>
public sealed partial class RandomDay
{
    private void Waiting()
    {
        var rows = Look().Queues.SelectMany(queue => queue.Value.Rows.Select(row => (Queue: queue.Key, Row: row))).ToList();
        if (rows.Count == 0) return;
        var (queue, row) = Any(rows);
        var contact = row.ContactId;
        switch (_random.Next(26))
        {
            case >= 21:
                Correct(contact);
                break;
            case 20:
                Merge(contact);
                break;
            case < 6:
                Begin($"{contact} is abandoned", () => Actors.Queue(queue).Abandon(contact, null));
                if (Chance(0.5)) Route(Next() with { CustomerId = row.Card.CustomerId, Queue = queue });
                break;
            case < 9:
                DateTimeOffset? at = Chance(0.5) ? null : Soon();
                Begin($"{contact} is to be called back {at:HH:mm:ss}", () => Actors.Queue(queue).RequestCallback(contact, at));
                break;
            case 9 or 10:
                var time = Soon();
                Begin($"{contact} is put off until {time:HH:mm:ss}", () => Actors.Queue(queue).Schedule(contact, time));
                break;
            case < 14:
                var picker = Any(_agents);
                Begin($"{picker} picks {contact}", async () => (await Moving.Pick(contact, picker)).Refusal?.Kind.ToString() ?? "done");
                break;
            case < 17:
                var agent = Any(_agents);
                Begin($"{contact} is assigned to {agent}", () => Actors.Queue(queue).Assign(contact, agent));
                break;
            default:
                var to = Any(Queues);
                Begin($"{contact} is moved to {to}", () => Actors.Queue(queue).Move(contact, new MoveOrder(to, MoveCause.Supervisor)));
                break;
        }
    }

    /// <summary>As the gateway does it, of the process that runs now.</summary>
    private ContactMoving Moving
    {
        get
        {
            var finder = new ContactFinder(Actors, _center.Clock);
            return new ContactMoving(Actors, new QueueLookup(Actors, _center.Clock), finder, new ContactWork(Actors, finder), _center.Clock);
        }
    }

    /// <summary>A moment soon, or just past.</summary>
    private DateTimeOffset Soon() => _center.Now.AddSeconds(_random.Next(-5, 90));
}
