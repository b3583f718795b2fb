namespace Routing.Actors;

/// <summary>How long contacts wait here: what was expected of it, what came of it, and what the queue learns from the difference.</summary>
public partial class QueueActor
{
    /// <summary>Notes what is expected of a wait that begins; it is written with the arrival.</summary>
    private void Expect(QueueRow row)
    {
        if (row.Contact.Arrival.Pace is not { } pace) return;
        row.Contact = row.Contact with
        {
            Arrival = row.Contact.Arrival with { Pace = null },
            Expected = WaitEstimate.Expect(_queue.PositionOf(row), pace, _queue.Calibration),
        };
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

    /// <summary>As the service level counts it.</summary>
    private TimeSpan Waited(QueueRow row) => Now - row.Contact.Arrival.WaitingSince - row.Contact.Arrival.Stopped;
}
