namespace Routing.Actors;

/// <summary>What the dispatcher sees of arrivals and patience, and the rule that is fitted to it beside its turns.</summary>
public partial class DispatcherActor
{
    /// <summary>Contacts after which it is looked at whether a fit is due.</summary>
    private const int PlansPerLook = 64;

    /// <summary>A fit takes seconds of a processor: at most one in this time, also where one failed.</summary>
    private static readonly TimeSpan FitEvery = TimeSpan.FromMinutes(15);

    private readonly BoardFlows _flows = new();
    private FittedKept? _fit;
    private DateTimeOffset? _fitTriedAt;
    private int _plans;
    private bool _isFitting;

    private void Note(Plan plan)
    {
        if (Host.Fitter is null) return;
        _flows.Plan(new ClassKey(plan.Queue, EffectiveRequirement.At(plan.Card.Own, _board.Queues[plan.Queue].Config, 0)), plan.Card.Intent, Now);
        if (++_plans % PlansPerLook == 0) LookAtFit();
    }

    private void LookAtFit()
    {
        if (_isFitting || Now - _fitTriedAt < FitEvery) return;
        _flows.PassTime(Now);
        if (BoardModels.Of(_board, _flows) is { } model && (_fit is null || model.CallsForFit(_fit.Board))) _ = Fit(model);
    }

    /// <summary>Nobody waits for this: meanwhile whatever rule there is decides, and after a failure too.</summary>
    private async Task Fit(BoardModel model)
    {
        (_isFitting, _fitTriedAt) = (true, Now);
        try
        {
            if (await Host.Fitter!.Fit(model.Model) is { } rule && model.Classes.All(c => _queues.ContainsKey(c.Queue))) Keep(new FittedKept(model, rule, Now));
        }
        catch (Exception)
        {
            // Without a fit the starting rule decides. It is tried again, but not at once: what failed would fail again.
        }
        finally
        {
            _isFitting = false;
        }
    }

    private void Keep(FittedKept fit)
    {
        (_fit, _board.Fitted) = (fit, FittedBoard.Of(_board, fit));
        Write("fit", fit);
        _ = Durable();
    }

    private void RestoreFit(FittedKept? fit) => (_fit, _board.Fitted, _fitTriedAt) = (fit, FittedBoard.Of(_board, fit), fit?.FittedAt);

    /// <summary>A queue is gone or another: a rule that knows it as it was is of no use.</summary>
    private void ForgetFit(string queueId)
    {
        _flows.Forget(queueId);
        if (_fit is null || !_fit.Board.Classes.Any(c => c.Queue == queueId)) return;
        (_fit, _board.Fitted, _fitTriedAt) = (null, null, null);
        Write("fit", null);
    }
}
