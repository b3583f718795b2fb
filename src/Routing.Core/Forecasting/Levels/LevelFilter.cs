namespace Routing.Core;

/// <summary>Kalman's filter for one observation at a time, which only some of the state's parts go into.</summary>
internal sealed class LevelFilter(int size)
{
    private readonly double[] _covariance = new double[size * size];
    private readonly double[] _gain = new double[size];

    public double[] State { get; } = new double[size];

    /// <summary>Of what was last expected, the observation's own noise apart.</summary>
    public double Variance { get; private set; }

    public void Put(int part, double mean, double variance) => (State[part], _covariance[(part * size) + part]) = (mean, variance);

    public void Loosen(int part, double variance) => _covariance[(part * size) + part] += variance;

    /// <summary>A part that fades: mean and covariances by the factor, its variance by the square, and new variance.</summary>
    public void Fade(int part, double factor, double variance)
    {
        State[part] *= factor;
        for (var other = 0; other < size; other++)
        {
            _covariance[(part * size) + other] *= factor;
            _covariance[(other * size) + part] *= factor;
        }
        Loosen(part, variance);
    }

    public double Expect(ReadOnlySpan<(int Part, double Weight)> features)
    {
        var mean = 0.0;
        Array.Clear(_gain);
        foreach (var (part, weight) in features)
        {
            mean += weight * State[part];
            var row = _covariance.AsSpan(part * size, size);
            for (var other = 0; other < size; other++) _gain[other] += weight * row[other];
        }
        Variance = 0;
        foreach (var (part, weight) in features) Variance += weight * _gain[part];
        return mean;
    }

    /// <summary>What was expected last came out otherwise, by this much.</summary>
    public void Learn(double surprise, double noise)
    {
        var whole = Variance + noise;
        for (var part = 0; part < size; part++)
        {
            var share = _gain[part] / whole;
            State[part] += share * surprise;
            var row = _covariance.AsSpan(part * size, size);
            for (var other = 0; other < size; other++) row[other] -= share * _gain[other];
        }
    }
}
