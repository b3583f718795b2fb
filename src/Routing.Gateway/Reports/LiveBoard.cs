namespace Routing.Gateway;

/// <summary>What a wall shows, computed when somebody looks, at most once a second and then for all who look, by whichever zone's clock.</summary>
internal sealed class LiveBoard(LiveFigures figures, TimeProvider clock)
{
    /// <summary>Days of more zones are not held at once: the one asked for longest ago is forgotten.</summary>
    private const int MostZones = 16;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    /// <summary>A zone that is asked for again within this time is computed along with the others.</summary>
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LiveDay> _days = new(StringComparer.Ordinal);
    private Round? _last;

    public async ValueTask<Reply> Get(Call call)
    {
        if (ReportQuery.ZoneOf(call, out var zone) is { } nowhere) return nowhere;
        return Reply.Of((await Now(zone).WaitAsync(call.Ct))[zone.Id], ApiJson.Default.LiveView);
    }

    private Task<IReadOnlyDictionary<string, LiveView>> Now(TimeZoneInfo zone)
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            if (!_days.TryGetValue(zone.Id, out var day))
            {
                if (_days.Count == MostZones) _days.Remove(_days.MinBy(one => one.Value.AskedAt).Key);
                _days[zone.Id] = day = new LiveDay(zone);
            }
            var isWatched = IsWatched(day);
            day.AskedAt = now;
            // Also while it is being made: whoever comes meanwhile waits for the same.
            if (day.Round is { Views.IsFaulted: false } round && (!round.Views.IsCompleted || clock.GetElapsedTime(round.BeganAt, now) < Fresh)) return round.Views;
            // Whoever tries one zone after the other has each computed, and not all of them each time.
            LiveDay[] days = isWatched ? [.. _days.Values.Where(IsWatched)] : [day];
            _last = new Round(figures.Of(days, _last?.Views), now);
            foreach (var one in days) one.Round = _last;
            return _last.Views;

            bool IsWatched(LiveDay day) => day.AskedAt is { } at && clock.GetElapsedTime(at, now) < Watched;
        }
    }

    /// <summary>What was computed at once, by zone.</summary>
    internal sealed record Round(Task<IReadOnlyDictionary<string, LiveView>> Views, long BeganAt);
}

/// <summary>The day of one zone, as it was computed last.</summary>
internal sealed class LiveDay(TimeZoneInfo zone)
{
    public TimeZoneInfo Zone { get; } = zone;
    public long? AskedAt { get; set; }
    public LiveBoard.Round? Round { get; set; }

    /// <summary>Of a week before; it changes with the quarter of an hour only.</summary>
    public LivePast? Past { get; set; }
}

/// <summary>The same weekday a week before, up to a moment.</summary>
internal sealed record LivePast(long Until, SummedRows Whole, SummedRows ByQueue, SummedRows ByAgent);
