namespace Routing.Core.Tests;

/// <summary>
/// A log of thousands of events, a receiver that refuses some subjects, or all, for hours, and a reader of the log as the
/// gateway's is: whatever the seed, all is taken in order or is a dead letter after its day, and what is held stays bounded.
/// </summary>
public sealed class WebhookDeliveryTests
{
    private const int Events = 3000;
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 20, 3, 20)]
    [InlineData(2, 20, 20, 20)]
    [InlineData(3, 400, 390, 23)]
    [InlineData(4, 400, 400, 12)]
    [InlineData(5, 1, 1, 22)]
    public void What_is_taken_again_within_the_day_gets_all_in_order_from_the_beginning(int seed, int subjects, int refused, double hours)
    {
        var run = new Run(seed, subjects, refused, Noon.AddHours(hours));
        run.Until(Noon.AddHours(hours + 1));
        Assert.Empty(run.Book.Dead.Letters);
        Assert.Empty(run.Book.Progress.Lanes);
        Assert.Equal((Events, 0, 0), (run.Taken.Count, run.Book.Dead.Dropped, run.Book.Progress.Gaps));
        foreach (var of in run.Taken.GroupBy(one => one.Subject)) Assert.Equal(of.Select(one => one.Event.Position).Order(), of.Select(one => one.Event.Position));
    }

    [Theory]
    [InlineData(6, 20, 3)]
    [InlineData(7, 400, 60)]
    [InlineData(8, 10, 10)]
    public void What_is_never_taken_is_tried_for_a_day_and_the_others_are_not_held_up(int seed, int subjects, int refused)
    {
        var run = new Run(seed, subjects, refused, Noon.AddYears(1));
        var lost = run.Log.Where(one => run.IsRefused(one.Subject)).ToList();
        run.Until(Noon.AddHours(23));
        Assert.Empty(run.Book.Dead.Letters);
        Assert.Equal(Events - lost.Count, run.Taken.Count);
        run.Until(Noon.AddHours(60));
        Assert.Equal((0, lost.Count), (run.Book.Progress.Lanes.Length, run.Book.Dead.Letters.Length + run.Book.Dead.Dropped));
        Assert.True(lost.All(one => run.TriedAt[one.Event.Position] >= one.Event.At + WebhookLimits.TriedFor));
    }

    private sealed record Logged(string Subject, HeldEvent Event);

    /// <summary>The reader of the log, in short: it reads on, fills up and tries again, five minutes at a time.</summary>
    private sealed class Run(int seed, int subjects, int refused, DateTimeOffset wellAt)
    {
        private const int Batch = 128;
        private readonly Random _chance = new(seed);
        private DateTimeOffset _now = Noon;

        public WebhookBook Book { get; private set; } = new(new WebhookProgress(0), new WebhookDead([]));
        public List<Logged> Taken { get; } = [];
        public Dictionary<long, DateTimeOffset> TriedAt { get; } = [];

        // In the first ten hours, at random subjects.
        public List<Logged> Log { get; } = Happened(new Random(seed + 100), subjects);

        public bool IsRefused(string subject) => int.Parse(subject[2..], System.Globalization.CultureInfo.InvariantCulture) < refused;

        public void Until(DateTimeOffset end)
        {
            for (; _now < end; _now += TimeSpan.FromMinutes(5))
            {
                for (var more = true; more;) more = Retry() | Fill() | Read();
                Assert.True(Book.Progress.Lanes.Length <= WebhookLimits.MaxLanes && Book.Progress.Lanes.All(lane => lane.Held.Length <= WebhookLimits.MaxHeld));
            }
        }

        private bool Read()
        {
            var next = Log.Skip((int)Book.Progress.Position).TakeWhile(one => one.Event.At <= _now).Take(Batch).ToList();
            foreach (var one in next)
            {
                if (Book.Progress.Lane(one.Subject) is not null) Book = Book.Behind(one.Subject, one.Event);
                else if (Book.Room == 0) return false;
                else if (Takes(one)) Book = Book.Delivered(_now);
                else Book = Book.Failed(one.Subject, one.Event, "no", _now, _chance.NextDouble());
                Book = Book with { Progress = Book.Progress with { Position = one.Event.Position } };
            }
            return next.Count > 0;
        }

        private bool Retry()
        {
            var due = Book.Progress.Lanes.Where(lane => !lane.Held.IsEmpty && lane.RetryAt <= _now).ToList();
            foreach (var lane in due)
            {
                foreach (var held in lane.Held)
                {
                    var isTaken = Takes(Log[(int)held.Position - 1]);
                    Book = Book.Retried(lane.Subject, held.Position, isTaken ? null : "no", _now, _chance.NextDouble());
                    if (!isTaken) break;
                }
            }
            return due.Count > 0;
        }

        private bool Fill()
        {
            var empty = Book.Progress.Lanes.Where(lane => lane.Held.IsEmpty).ToList();
            foreach (var lane in empty)
            {
                var found = Log.Skip((int)lane.Left!.After).Where(one => one.Subject == lane.Subject).Select(one => one.Event).Take(WebhookLimits.MaxHeld).ToList();
                Book = Book.Filled(lane.Subject, found, found[^1].Position);
            }
            return empty.Count > 0;
        }

        private bool Takes(Logged one)
        {
            TriedAt[one.Event.Position] = _now;
            if (IsRefused(one.Subject) && _now < wellAt) return false;
            Taken.Add(one);
            return true;
        }

        private static List<Logged> Happened(Random random, int subjects) =>
            [.. Enumerable.Range(1, Events).Select(n => new Logged($"c-{random.Next(subjects)}", new HeldEvent(n, "contact.queued", Noon + (TimeSpan.FromHours(10) * n / Events))))];
    }
}
