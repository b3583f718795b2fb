namespace Routing.Simulation;

/// <summary>Bounds the calls under way, measures them, and tells the promises of them.</summary>
internal sealed class CallGate(Stage stage, int most)
{
    private readonly SemaphoreSlim _free = new(most, most);

    public bool IsFull => _free.CurrentCount == 0;

    public int UnderWay => most - _free.CurrentCount;

    /// <summary>Makes a call in the background, and acts on its answer on the stage.</summary>
    public async void Start(CallMade call, Func<CancellationToken, Task<PortAnswer>> make, Action<PortAnswer>? then = null)
    {
        // async void: nobody waits for it, and whatever fails ends the play through the stage.
        try
        {
            await _free.WaitAsync(stage.Ending).ConfigureAwait(false);
            try
            {
                var sent = stage.Clock.Now;
                lock (stage.Agenda.Gate) stage.Promises.Sent(call);
                var answer = await make(stage.Ending).ConfigureAwait(false);
                lock (stage.Agenda.Gate)
                {
                    stage.Figures.Call(call.Kind, stage.Clock.Now - sent, answer);
                    stage.Promises.Made(call with { SentAt = sent, AnsweredAt = stage.Clock.Now, Answer = answer });
                    then?.Invoke(answer);
                }
            }
            finally
            {
                _free.Release();
            }
            stage.CallEnded();
        }
        catch (OperationCanceledException) when (stage.Ending.IsCancellationRequested)
        {
            // The play is over; what this call would have done is accounted for at the end.
        }
        catch (Exception failure)
        {
            stage.Fail(failure);
        }
    }
}
