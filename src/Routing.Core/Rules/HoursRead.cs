namespace Routing.Core;

/// <summary>What the texts of some hours say, once they were read. It is no part of their value: all are equal, and a copy with other texts reads them anew.</summary>
internal struct HoursRead : IEquatable<HoursRead>
{
    private Texts? _texts;

    public Texts Of(RuleHours hours)
    {
        // Read by two threads at a time it is read twice, alike.
        if (_texts is not { } known || !known.AreOf(hours)) _texts = known = new Texts(hours);
        return known;
    }

    public readonly bool Equals(HoursRead other) => true;

    public override readonly bool Equals(object? obj) => obj is HoursRead;

    public override readonly int GetHashCode() => 0;

    /// <summary>The texts as they were read; null for what is no time, date or zone.</summary>
    public sealed class Texts(RuleHours hours)
    {
        private readonly string _from = hours.From;
        private readonly string _to = hours.To;
        private readonly string _zone = hours.TimeZone;
        private readonly string? _first = hours.FirstDate;
        private readonly string? _last = hours.LastDate;

        public int? From { get; } = RuleHours.Minutes(hours.From);
        public int? To { get; } = RuleHours.Minutes(hours.To);
        public TimeZoneInfo? Zone { get; } = hours.TimeZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(hours.TimeZone, out var zone) ? zone : null;
        public DateOnly? First { get; } = RuleHours.Date(hours.FirstDate);
        public DateOnly? Last { get; } = RuleHours.Date(hours.LastDate);

        public bool AreOf(RuleHours hours) =>
            ReferenceEquals(_from, hours.From) && ReferenceEquals(_to, hours.To) && ReferenceEquals(_zone, hours.TimeZone) && ReferenceEquals(_first, hours.FirstDate) && ReferenceEquals(_last, hours.LastDate);
    }
}
