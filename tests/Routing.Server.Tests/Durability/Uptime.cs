using System.Net;
using Routing.Client;

namespace Routing.Server.Tests;

/// <summary>
/// Makes calls of a server that is killed again and again: what was not answered is repeated with the same ids once the
/// server is back, as a gateway or a desktop would.
/// </summary>
internal sealed class Uptime
{
    private const int MostAttempts = 200;
    private volatile TaskCompletionSource _up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _repeats;

    /// <summary>Calls that were sent more than once.</summary>
    public int Repeats => _repeats;

    public void Down() => _up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Up() => _up.TrySetResult();

    public async Task<Answered<T>> Call<T>(Func<Task<T>> call)
    {
        for (var attempt = 1; ; attempt++)
        {
            await _up.Task.WaitAsync(ServerProcess.Bound);
            if (attempt == 2) Interlocked.Increment(ref _repeats);
            try
            {
                return new Answered<T>(await call(), null, attempt > 1);
            }
            catch (RoutingProblemException refused) when (refused.Status is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests))
            {
                return new Answered<T>(default, refused, attempt > 1);
            }
            catch (Exception broken) when (attempt < MostAttempts && broken is HttpRequestException or IOException or RoutingProblemException or OperationCanceledException)
            {
                // Whether it was done is unknown: it is asked again.
            }
        }
    }

    public Task<Answered<bool>> Call(Func<Task> call) => Call(async () =>
    {
        await call();
        return true;
    });
}

/// <summary>An answer, or a refusal; and whether the call was repeated before it came.</summary>
internal sealed record Answered<T>(T? Answer, RoutingProblemException? Refused, bool Repeated);
