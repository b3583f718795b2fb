namespace Routing.Core;

/// <summary>
/// How often something happens: events ÷ exposure (time for arrivals, waiting time for abandonments). Long remembered while it
/// holds, as an estimate off by 10 % makes a fit worse than none; begun anew when the latest batch does not agree.
/// </summary>
public sealed class MovingRate
{
    /// <summary>Events after which a batch is held against what was seen before.</summary>
    private const double Batch = 100;

    /// <summary>Events remembered, 1.6 % of uncertainty: older ones count less and less.</summary>
    private const double Most = 4_000;

    /// <summary>Standard deviations from which a batch is taken for a change: by chance one in 16,000 is.</summary>
    private const double Surprise = 4;

    private double _events, _exposure, _batchEvents, _batchExposure;

    public double Events => _events + _batchEvents;

    /// <summary>Events per unit of exposure; 0 before there was any.</summary>
    public double Rate => _exposure + _batchExposure > 0 ? Events / (_exposure + _batchExposure) : 0;

    public void Add(double events, double exposure)
    {
        _batchEvents += events;
        _batchExposure += exposure;
        var expected = _exposure > 0 ? _events / _exposure * _batchExposure : 0;
        // By what is expected, too: what comes no more ends no batch by its events.
        if (Math.Max(_batchEvents, expected) < Batch) return;
        var isChange = _events < 1 || Math.Abs(_batchEvents - expected) > Surprise * Math.Sqrt(Math.Max(_batchEvents, expected) + expected * expected / _events);
        if (isChange) (_events, _exposure) = (0, 0);
        (_events, _exposure) = (_events + _batchEvents, _exposure + _batchExposure);
        (_batchEvents, _batchExposure) = (0, 0);
        if (_events <= Most) return;
        _exposure *= Most / _events;
        _events = Most;
    }
}
