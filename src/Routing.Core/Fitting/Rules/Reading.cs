namespace Routing.Core;

/// <summary>
/// A whole number read off the state, and the functions of it that are weighed (policy.md, "Form"): of a queue .2x,
/// .03x² and e^−x with x = q ÷ (.9√n), of idle agents .3i and e^−i with i = idle ÷ (.65√n).
/// </summary>
/// <param name="From">Places in the state that are added up.</param>
/// <param name="Most">Beyond this the reading counts no further.</param>
/// <param name="Scale">What the reading is divided by.</param>
internal sealed record Reading(int[] From, int Most, double Scale, ReadingKind Kind)
{
    public int Features => Kind == ReadingKind.OwnQueue ? 3 : 2;

    public int Of(ReadOnlySpan<int> seen)
    {
        var from = From;
        var sum = seen[from[0]];
        for (var n = 1; n < from.Length; n++) sum += seen[from[n]];
        return Math.Min(sum, Most);
    }

    public void Write(int value, Span<double> features)
    {
        var x = value / Scale;
        switch (Kind)
        {
            case ReadingKind.OwnQueue:
                (features[0], features[1], features[2]) = (0.2 * x, 0.03 * x * x, Math.Exp(-x));
                break;
            case ReadingKind.OtherQueue:
                (features[0], features[1]) = (0.2 * x, Math.Exp(-x));
                break;
            default:
                (features[0], features[1]) = (0.3 * x, Math.Exp(-x));
                break;
        }
    }
}

/// <summary>What a <see cref="Reading"/> counts.</summary>
internal enum ReadingKind
{
    OwnQueue,
    OtherQueue,
    Idle,
}
