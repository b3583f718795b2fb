namespace Routing.Actors;

/// <summary>A time of failures, each soon after the one before: a log has one line of it, or it would fill the disk that is full already.</summary>
public sealed class StoreEpisode(TimeProvider clock)
{
    /// <summary>After so long without a failure the next one is news again.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private long? _last;

    /// <summary>Notes a failure; true when it begins an episode.</summary>
    public bool Begins()
    {
        lock (_gate)
        {
            var isNews = _last is not { } last || clock.GetElapsedTime(last) >= Quiet;
            _last = clock.GetTimestamp();
            return isNews;
        }
    }
}
