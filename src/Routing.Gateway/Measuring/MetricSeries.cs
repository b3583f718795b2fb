using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Routing.Gateway;

/// <summary>One instrument's series, by the values of its tags; bounded, since a series lives as long as the process.</summary>
internal sealed class MetricSeries(Instrument instrument, bool isSum, bool isHistogram)
{
    private const int MaxSeries = 2000;
    private const int MaxTags = 4;

    private readonly ConcurrentDictionary<TagValues, Series> _series = new();

    public Instrument Instrument { get; } = instrument;
    public bool IsSum { get; } = isSum;
    public bool IsHistogram { get; } = isHistogram;

    /// <summary>The instrument tells its present sum by itself, instead of each addition.</summary>
    public bool TellsTotal => Instrument.IsObservable;

    public void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length > MaxTags) tags = tags[..MaxTags];
        var key = new TagValues(Pair(tags, 0), Pair(tags, 1), Pair(tags, 2), Pair(tags, 3));
        if (!_series.TryGetValue(key, out var series))
        {
            if (_series.Count >= MaxSeries) return;
            series = _series.GetOrAdd(key, _ => new Series(IsHistogram));
        }
        if (IsHistogram) series.Observe(value);
        else if (IsSum && !TellsTotal) series.Add(value);
        else series.Set(value);
    }

    /// <summary>Forgets what observable instruments told: a queue that is gone must not be told of for ever.</summary>
    public void BeginObserving()
    {
        if (TellsTotal) _series.Clear();
    }

    public IEnumerable<KeyValuePair<TagValues, Series>> All => _series;

    private static KeyValuePair<string, object?> Pair(ReadOnlySpan<KeyValuePair<string, object?>> tags, int at) => at < tags.Length ? tags[at] : default;

    /// <summary>Up to four tags, compared by value without building a text per measurement.</summary>
    public readonly record struct TagValues(
        KeyValuePair<string, object?> A, KeyValuePair<string, object?> B, KeyValuePair<string, object?> C, KeyValuePair<string, object?> D)
    {
        public IEnumerable<KeyValuePair<string, object?>> Each => new[] { A, B, C, D }.Where(t => t.Key is not null);

        public bool Equals(TagValues other) => Same(A, other.A) && Same(B, other.B) && Same(C, other.C) && Same(D, other.D);

        public override int GetHashCode() => HashCode.Combine(A.Value, B.Value, C.Value, D.Value);

        private static bool Same(KeyValuePair<string, object?> a, KeyValuePair<string, object?> b) => a.Key == b.Key && Equals(a.Value, b.Value);
    }

    /// <summary>A number, or the buckets of a histogram.</summary>
    public sealed class Series(bool isHistogram)
    {
        public static readonly double[] Bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

        private readonly Lock _lock = new();
        private readonly long[] _buckets = isHistogram ? new long[Bounds.Length + 1] : [];
        private double _value;
        private long _count;

        public void Set(double value)
        {
            lock (_lock) _value = value;
        }

        public void Add(double value)
        {
            lock (_lock) _value += value;
        }

        public void Observe(double value)
        {
            var bucket = 0;
            while (bucket < Bounds.Length && value > Bounds[bucket]) bucket++;
            lock (_lock)
            {
                _buckets[bucket]++;
                _value += value;
                _count++;
            }
        }

        public (double Value, long Count, long[] Buckets) Read()
        {
            lock (_lock) return (_value, _count, [.. _buckets]);
        }
    }
}
