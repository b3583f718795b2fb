using System.Globalization;

namespace Routing.Lab;

/// <summary>Progress in plain lines, for files and pipes: none for a run that is over soon, then one now and then.</summary>
public sealed class PlainLines(string what, long whole, TextWriter to, TimeProvider clock, TimeSpan every)
{
    private readonly Lock _gate = new();
    private long _toldAt = clock.GetTimestamp();

    public void Tell(long done)
    {
        lock (_gate)
        {
            if (clock.GetElapsedTime(_toldAt) < every) return;
            _toldAt = clock.GetTimestamp();
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {done:N0} of {whole:N0} ({100.0 * done / Math.Max(1, whole):F0} %)"));
        }
    }
}
