using System.Net;
using Routing.Server.Tests;

namespace Routing.Console.Tests;

/// <summary>A program elsewhere that events are sent to; it takes them, or refuses all.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _answering;
    private int _taken;

    public Receiver()
    {
        Url = $"http://127.0.0.1:{FreePort.Find()}/";
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _answering = Answer();
    }

    public string Url { get; }

    public bool Refuses { get; set; }

    public int Taken => Volatile.Read(ref _taken);

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _answering;
        _listener.Close();
    }

    private async Task Answer()
    {
        while (true)
        {
            HttpListenerContext asked;
            try
            {
                asked = await _listener.GetContextAsync();
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            var refuses = Refuses;
            if (!refuses) Interlocked.Increment(ref _taken);
            asked.Response.StatusCode = refuses ? 500 : 204;
            asked.Response.Close();
        }
    }
}
