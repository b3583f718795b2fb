using System.Text.Json;

namespace Routing.Simulation;

/// <summary>Reads the event stream for the length of a play, and tells the agents, the promises and whoever watches.</summary>
internal sealed class Listening(Stage stage, AgentSide agents, CustomerSide customers, Action<SeenEvent>? watcher)
{
    private static readonly string CallbackOffered = JsonNamingPolicy.CamelCase.ConvertName(nameof(OverflowAction.CallbackOffered));

    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the stream stands.</summary>
    public Task Begin()
    {
        _ = Read();
        return _connected.Task;
    }

    private async Task Read()
    {
        try
        {
            await foreach (var seen in stage.Port.Events(null, () => _connected.TrySetResult(), stage.Ending).ConfigureAwait(false))
            {
                lock (stage.Agenda.Gate)
                {
                    stage.Promises.See(seen);
                    Follow(seen);
                    agents.See(seen);
                }
                watcher?.Invoke(seen);
            }
        }
        catch (OperationCanceledException) when (stage.Ending.IsCancellationRequested)
        {
            // The play is over.
        }
        catch (Exception failure)
        {
            _connected.TrySetException(failure);
            stage.Fail(failure);
        }
    }

    // Where a contact of this run went without the player's doing.
    private void Follow(SeenEvent seen)
    {
        if (seen.Contact is not { } id || !stage.Open.TryGetValue(id, out var contact)) return;
        switch (seen.Type)
        {
            case EventTypes.Queued when seen.Queue is { } queue:
                stage.Figures.Routed(contact, queue);
                break;
            case EventTypes.Moved:
                contact.Agent = null;
                contact.Queue = seen.ToQueue ?? contact.Queue;
                break;
            case EventTypes.Overflowed when seen.Action == CallbackOffered:
                customers.OfferCallback(contact);
                break;
            case EventTypes.Abandoned:
                stage.End(contact, PlayedEnd.Abandoned);
                break;
            case EventTypes.Refused:
                stage.End(contact, PlayedEnd.Blocked);
                break;
            case EventTypes.Dropped:
                stage.End(contact, PlayedEnd.Dropped);
                break;
            case EventTypes.Closed:
                stage.End(contact, PlayedEnd.Served);
                break;
        }
    }
}
