namespace Routing.Actors;

/// <summary>How long contacts wait here: what was expected of it, what came of it, and what the queue learns from the difference.</summary>
public partial class QueueActor
{
    /// <summary>As the last arrivals brought them; soft.</summary>
    private readonly Dictionary<Channel, ServicePace?> _paces = [];

    /// <summary>Notes what is expected of a wait that begins; it is written with the arrival.</summary>
    private void Expect(QueueRow row)
    {
        if (row.Contact.Arrival.Hop == 1) _paces[row.Contact.Card.Channel] = row.Contact.Arrival.Pace;
        if (row.Contact.Arrival.Pace is not { } pace) return;
        row.Contact = row.Contact with
        {
            Arrival = row.Contact.Arrival with { Pace = null },
            Expected = WaitEstimate.Expect(_queue.PositionOf(row), pace, _queue.Calibration),
        };
    }

    /// <summary>The moments that have come at which the customer should hear how it stands; of several at once the last.</summary>
    private void Announce(QueueRow row)
    {
        var contact = row.Contact;
        var moments = AnnouncedMoments.Of(_queue.Config!, contact.Card);
        var passed = contact.Announced;
        while (passed < moments.Length && contact.EnqueuedAt.AddSeconds(moments[passed]) <= Now) passed++;
        if (passed == contact.Announced || contact.Card.Callback is not null) return;
        // Its place stays as it is, and so does a round that has it.
        _queue.Note(row, contact with { Announced = passed });
        var position = _queue.PositionOf(row);
        // Who was free when it came, and has not taken it since, cannot.
        var pace = _queue.Vacant.Contains(row.Signature!.Bare()) ? null : _paces.GetValueOrDefault(contact.Card.Channel);
        var wait = pace is null ? null : WaitView.Of(WaitEstimate.Of(position, pace with { Free = 0 }, _queue.Calibration));
        Record(new WaitAnnounced(
            contact.ContactId, Key.Id, position, (Now - contact.Arrival.WaitingSince).TotalSeconds, wait?.Seconds, wait?.Low, wait?.High, contact.Card.Treatment));
        QueueDeadlines.Arm(_queue, row);
    }

    private void CountAnswer(QueueRow row)
    {
        // Of a callback the first call counts: the others are not late answers.
        if (_queue.Config is not { } config || row.Contact.Card.Callback is { Unanswered: > 0 }) return;
        Count(tally => QueueTallies.Answered(tally, Waited(row), config.ServiceLevel));
        if (row.Contact.Expected is not { } expected) return;
        _queue.Calibration = _queue.Calibration.See(expected, (Now - row.Contact.EnqueuedAt).TotalSeconds);
        Write("calibration", _queue.Calibration);
    }

    /// <summary>Whoever gives up may be back soon.</summary>
    private void KeepPlace(QueueRow row)
    {
        if (_queue.Config is not { RegainPlaceSeconds: > 0 and var seconds } || row.Contact.Card.Callback is not null) return;
        var arrival = row.Contact.Arrival;
        var place = new LeftPlace(arrival.Card.CustomerId, arrival.WaitingSince, arrival.Stopped, Now);
        Write($"left/{place.Customer}", place);
        foreach (var customer in _queue.Left.Add(place, seconds)) Write($"left/{customer}", null);
    }

    /// <summary>The arrival in the place its customer had left; null when it has none. The clock of the service level stood still while nobody was there.</summary>
    private Arrival? RegainPlace(Arrival arrival)
    {
        if (arrival.Hop != 1 || arrival.NotBefore is not null || _queue.Config is not { RegainPlaceSeconds: > 0 and var seconds }) return null;
        if (_queue.Left.Take(arrival.Card.CustomerId, seconds, Now) is not { } place) return null;
        Write($"left/{place.Customer}", null);
        return arrival with { WaitingSince = place.WaitingSince, Stopped = place.Stopped + (Now - place.LeftAt) };
    }

    /// <summary>As the service level counts it.</summary>
    private TimeSpan Waited(QueueRow row) => Now - row.Contact.Arrival.WaitingSince - row.Contact.Arrival.Stopped;
}
