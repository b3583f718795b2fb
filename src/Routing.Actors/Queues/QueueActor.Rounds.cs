namespace Routing.Actors;

/// <summary>A round of bidding: pick the contact, ask the agents, award, offer. Nothing polls: a round runs when told to.</summary>
public partial class QueueActor
{
    /// <summary>Orders that ended with agents for whom nothing was to be seen; counted, so that a row out of sight meanwhile is known as unseen.</summary>
    private long _gaveUp;

    private readonly Waits<Bid> _bidding = new(host.Clock);

    /// <summary>
    /// Carries out the dispatcher's order, and tells it what came of it. Agents who refused the first contact before may
    /// yet take the next of the same signature, so rounds go on, up to a bound, while there are such agents.
    /// </summary>
    private async Task Serve(ServeOrder order)
    {
        var began = Host.Clock.GetTimestamp();
        var round = new RoundResult(order);
        var rows = new List<QueueRow>();
        var triedUpTo = _queue.Changes;
        var gaveUpBefore = _gaveUp;
        try
        {
            while (round.OfferedTo is null && !round.Left.IsEmpty && rows.Count < QueueLimits.MaxLookahead)
            {
                triedUpTo = _queue.Changes;
                if (Pick(order, round, rows.Count > 0) is not { } row) break;
                rows.Add(row);
                await Turn(row.Contact.ContactId);
                try
                {
                    await Round(row, order, round);
                }
                finally
                {
                    _turnstile.Leave(row.Contact.ContactId);
                }
            }
            if (round.OfferedTo is null && (rows.Count == QueueLimits.MaxLookahead || rows.Exists(row => row.PickedUntil > Now))) round.GiveUp();
            if (round.HasGivenUp) _gaveUp++;
        }
        catch (Exception failure) when (failure is StoreUnavailableException or TimeoutException)
        {
            // The contact is where its row says; the dispatcher learns that nothing came of the order.
            SweepLater();
        }
        finally
        {
            if (!Host.IsSimulated) DecisionMeter.Took(round.OfferedTo is not null, Host.Clock.GetElapsedTime(began));
            var othersGaveUp = _gaveUp - gaveUpBefore > (round.HasGivenUp ? 1 : 0);
            foreach (var row in rows)
            {
                // What was only suggested is no more to be had for those who looked than it was.
                _queue.Reopen(row, Now, othersGaveUp && row.PickedUntil is null);
                LookAgain(row);
            }
            Host.Notices.Post(ActorKey.Dispatcher(Group), new Served(Key.Id, order.Id, round.OfferedTo, round.Refusals, triedUpTo, TakeHeads()));
            Arm();
        }
    }

    /// <summary>The contact to be served with the agents left; it is out of other rounds' reach from here on.</summary>
    /// <param name="hasLooked">This order has bid for some already, and holds them.</param>
    private QueueRow? Pick(ServeOrder order, RoundResult round, bool hasLooked)
    {
        if (_queue.Config is not { } config || _queue.Group(order.Signature) is not { } group)
        {
            // The dispatcher may believe otherwise: tell it that none waits.
            _queue.Touch(order.Signature);
            // It was all there is: said of nobody, those who refused it before would be sent for it again, for ever.
            if (hasLooked) round.GiveUp();
            return null;
        }
        var row = group.Next(Now, config.WaitBoundSeconds, round.IsRefused);
        if (row is not null) _queue.Shut(row);
        else round.GiveUp();
        return row;
    }

    private async Step Round(QueueRow row, ServeOrder order, RoundResult round)
    {
        if (!_queue.Has(row) || row.Contact.Phase != WaitingPhase.Waiting || !row.Signature!.Equals(order.Signature)) return;
        using var traced = JourneyTrace.Continue("contact.offer", row.Contact.Card);
        var offersBefore = row.Contact.OffersMade;
        var bids = await AskForBids(row, order, round);
        foreach (var bid in bids)
        {
            if (bid.Eligible != Eligible.Yes) round.Refuse(bid.Agent, bid.Eligible);
        }
        if (row.PickedUntil > Now)
        {
            await Suggest(row, order, bids);
            return;
        }
        var external = await AskScorer(row, order, bids);
        // Whoever was drawn to find out about was drawn for the queue's own policy.
        var drawn = row.Contact.Card.Pilot?.Selection is null ? order.Exploration : null;
        for (var exploration = drawn; ; exploration = null)
        {
            var subject = Subject(row, order) with { External = external };
            var policy = SelectionPolicies.Find(row.Contact.Card.Pilot?.Selection ?? _queue.Config!.Selection);
            var award = policy.Select(subject, bids, Host.Random);
            // Whom the next choice falls on, once the first could not take it, is a matter of other chances.
            var isKnown = !policy.IsByLot && ReferenceEquals(exploration, drawn);
            if (award is not null && policy.IsEven) award = ExploringAward.Even(award);
            else if (award is not null && isKnown) award = ExploringAward.Of(award, exploration, bids, row.Contact.Card.Intent);
            var decision = Decision(row, order, subject, award, bids);
            row.LastDecision = decision;
            if (award is null) break;
            switch (await Offer(row, award, decision, bids.Any(bid => bid.IsBot && bid.Agent == award.Agent)))
            {
                case ReserveOutcome.Reserved:
                    round.OfferedTo = award.Agent;
                    return;
                case ReserveOutcome.Handling:
                    return;
            }
            // Taken by somebody else between bid and reservation: the next best.
            round.Refuse(award.Agent, Eligible.NoCapacity);
            bids = [.. bids.Select(bid => bid.Agent == award.Agent ? Routing.Core.Bid.Refusal(bid.Agent, Eligible.NoCapacity) : bid)];
        }
        if (row.Contact.OffersMade != offersBefore) await Save();
    }

    /// <summary>Says who could take it, for people to pick; whoever was asked is not asked again until something changes.</summary>
    private async ValueTask Suggest(QueueRow row, ServeOrder order, Bid[] bids)
    {
        var before = row.LastDecision?.Suggestions ?? [];
        var subject = Subject(row, order);
        var ranked = SuggestSelection.Rank(subject, bids, Host.Random);
        var award = SelectionPolicies.Find(_queue.Config!.Selection).Select(subject, bids, Host.Random);
        row.LastDecision = Decision(row, order, subject, award, bids) with
        {
            OfferId = null,
            Winner = null,
            Reason = ranked.IsEmpty ? "no agent that was asked can take it now" : $"suggested to {ranked.Length} agents: one of them, or a supervisor, picks",
            Suggestions = ranked,
            Propensity = null,
        };
        // The same agents in the same order are no news.
        if (ranked.IsEmpty || ranked.Select(suggestion => suggestion.Agent).SequenceEqual(before.Select(suggestion => suggestion.Agent))) return;
        Record(new ContactSuggested(row.Contact.ContactId, Key.Id, ranked));
        await Save();
    }

    private SelectionCase Subject(QueueRow row, ServeOrder order) => new(
        row.Contact.Card, _queue.Config!, Now, Now - row.Contact.Arrival.WaitingSince,
        QueuePriority.At(row.Contact, _queue.Config!, Now), order.Prices, Complexity.Of(row.Contact.Card, row.Signature!));

    /// <summary>Asks all agents at once and takes what has come within the bound.</summary>
    private async Step<Bid[]> AskForBids(QueueRow row, ServeOrder order, RoundResult round)
    {
        var (contact, agents) = (row.Contact, round.Left);
        var request = new BidRequest
        {
            Queue = Key.Id,
            Intent = contact.Card.Intent,
            Need = row.Signature!,
            MaxPerAgent = _queue.Config!.MaxPerAgent,
            MaxLoad = _queue.Config!.MaxLoad,
            HandleSeconds = order.Expected.IsEmpty ? IntentMeans.Unknown.HandleSeconds : order.Expected[0].HandleSeconds,
        };
        var bids = new Bid[Math.Min(agents.Length, Defaults.MaxBids)];
        var wait = _bidding.Begin();
        for (var i = 0; i < bids.Length; i++)
        {
            wait.Add(round.IsRefused(row, agents[i])
                ? ValueTask.FromResult(Routing.Core.Bid.Refusal(agents[i], Eligible.RefusedBefore))
                : Host.Actors.Agent(agents[i]).Bid(request));
        }
        try
        {
            await wait.All(Defaults.BidBound);
        }
        catch (Exception failure) when (failure is TimeoutException or StoreUnavailableException)
        {
            // Whoever missed the bound is not asked again until it notifies the dispatcher.
        }
        wait.Take(bids!);
        for (var i = 0; i < bids.Length; i++) bids[i] = WithWordOf(order, bids[i] ?? Routing.Core.Bid.Refusal(agents[i], Eligible.NoAnswer));
        return bids;
    }

    /// <summary>A bid with what the dispatcher says of the agent, who knows of itself alone.</summary>
    private static Bid WithWordOf(ServeOrder order, Bid bid)
    {
        var at = order.Agents.IndexOf(bid.Agent);
        if (at >= 0 && at < order.Expected.Length) bid = bid with { Expected = order.Expected[at] };
        foreach (var price in order.Prices)
        {
            if (price.Agent == bid.Agent) return bid with { NeededElsewhere = price.NeededElsewhere };
        }
        return bid;
    }

    private DecisionRecord Decision(QueueRow row, ServeOrder order, SelectionCase subject, Award? award, IReadOnlyList<Bid> bids)
    {
        var translation = award is not null && bids.Any(bid => bid.Agent == award.Agent && bid.NeedsTranslation) ? row.Contact.Translation : null;
        return new DecisionRecord
        {
            ContactId = row.Contact.ContactId,
            Queue = Key.Id,
            At = Now,
            OfferId = award is null ? null : OfferId.Make(row.Contact.ContactId, row.Contact.OffersMade + 1),
            Winner = award?.Agent,
            Reason = award is null ? "no agent that was asked can take it now" : translation is null ? award.Reason : $"{award.Reason}; with translation from {translation.From}",
            Translation = translation,
            Policy = award?.Policy ?? row.Contact.Card.Pilot?.Selection ?? subject.Queue.Selection,
            FallbackFrom = award?.FallbackFrom,
            RuleVersion = row.Contact.Card.RuleVersion,
            Treatment = row.Contact.Card.Treatment,
            Pilot = row.Contact.Card.Pilot,
            Need = row.Signature!,
            RelaxationStep = row.Step,
            Priority = subject.Priority,
            WaitedSeconds = subject.Waited.TotalSeconds,
            Bids = award?.Scores ?? [.. bids.Select(bid => new ScoredBid(bid.Agent, bid.Eligible, null, []))],
            Propensity = award?.Scores.FirstOrDefault(score => score.Agent == award.Agent)?.Propensity,
            Explored = award is { Explored: true },
            Choices = PolicyChoices.Of(subject, bids, Host.Random),
            NotAsked = order.NotAsked,
            Rule = order.Rule,
            Profiles = order.Profiles,
            Alternatives = order.Alternatives,
        };
    }
}
