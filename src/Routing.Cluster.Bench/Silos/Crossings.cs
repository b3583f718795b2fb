using System.Diagnostics.Metrics;

namespace Routing.Cluster.Bench;

/// <summary>Counts the messages that this silo sends to others or gets from them, by Orleans' own instruments: requests, answers and notices, of actors, storage and events alike.</summary>
internal sealed class Crossings : IDisposable
{
    private const string Sent = "orleans-messaging-sent-messages-size";
    private const string Received = "orleans-messaging-received-messages-size";
    private readonly MeterListener _listener = new();
    private long _messages, _bytes;

    public Crossings()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name is Sent or Received) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((_, size, _, _) =>
        {
            Interlocked.Increment(ref _messages);
            Interlocked.Add(ref _bytes, size);
        });
        _listener.Start();
    }

    public (long Messages, long Bytes) Read() => (Interlocked.Read(ref _messages), Interlocked.Read(ref _bytes));

    public void Dispose() => _listener.Dispose();
}
