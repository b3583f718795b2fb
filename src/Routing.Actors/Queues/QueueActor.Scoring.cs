namespace Routing.Actors;

/// <summary>Asking a scorer outside this system about the bids of a round.</summary>
public partial class QueueActor
{
    private readonly Waits<ScorerAnswer> _scoring = new(host.Clock);

    /// <summary>Its scores, or why there are none; null in a queue that asks no scorer, or where there is nothing to choose.</summary>
    private async Step<ExternalScores?> AskScorer(QueueRow row, ServeOrder order, Bid[] bids)
    {
        if (_queue.Config is not { Selection: ExternalSelection.Called, External: { } scorer }) return null;
        // Another policy is tried on this contact, and does not ask it.
        if (row.Contact.Card.Pilot?.Selection is not null) return null;
        Bid[] eligible = [.. bids.Where(bid => bid.Eligible == Eligible.Yes)];
        if (eligible.Length == 0) return null;
        if (Host.Scorer is not { } port) return ExternalScores.Of(ScorerAnswer.None("none can be asked here"), eligible);
        var subject = Subject(row, order);
        var question = new ScorerQuestion(
            Key.Id, subject.Card.Channel, subject.Card.Intent, subject.Card.Tier, subject.Waited.TotalSeconds, subject.Priority, subject.Complexity,
            [.. eligible.Select(bid => ScorerBid.Of(subject, bid))]);
        try
        {
            return ExternalScores.Of(await _scoring.For(port.Score(scorer, question), TimeSpan.FromMilliseconds(scorer.TimeoutMilliseconds)), eligible);
        }
        catch (TimeoutException)
        {
            return ExternalScores.Of(ScorerAnswer.None("no answer in time"), eligible);
        }
    }
}
