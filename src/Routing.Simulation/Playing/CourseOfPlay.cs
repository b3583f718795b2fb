namespace Routing.Simulation;

/// <summary>From the first customer to the last contact: when nobody new comes, and when all is done.</summary>
internal sealed class CourseOfPlay(Stage stage, CustomerSide customers)
{
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _draining;

    /// <summary>Every contact came to an end within the limit.</summary>
    public bool IsDrained { get; private set; }

    public async Task Run(CancellationToken ct)
    {
        lock (stage.Agenda.Gate)
        {
            stage.OnRoom = Room;
            if (stage.Options.Duration is { } duration) stage.Agenda.At(stage.Clock.Now + stage.Clock.Real(duration), Close);
            customers.Open();
            Room();
        }
        await (await Task.WhenAny(_over.Task, stage.Failure).WaitAsync(ct).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>Nobody new comes. Called on the stage.</summary>
    public void Close()
    {
        customers.Close();
        Room();
    }

    private void Room()
    {
        customers.ResumeHeld();
        if (!customers.IsOver) return;
        if (!_draining)
        {
            _draining = true;
            stage.Agenda.At(stage.Clock.Now + stage.Options.DrainLimit, () => _over.TrySetResult());
        }
        IsDrained = stage.Open.Count == 0 && stage.Pending == 0 && stage.Calls.UnderWay == 0;
        if (IsDrained) _over.TrySetResult();
    }
}
