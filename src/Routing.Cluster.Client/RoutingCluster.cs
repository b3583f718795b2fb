using System.Diagnostics;

namespace Routing.Cluster.Client;

/// <summary>The cluster as a gateway calls it: the same steps as behind the HTTP API, made again while the cluster cannot take them.</summary>
internal sealed partial class RoutingCluster : IRoutingCluster
{
    private readonly IActorDirectory _actors;
    private readonly RoutingClientOptions _options;
    private readonly CallTries _tries;
    private readonly ContactFinder _finder;
    private readonly ContactViews _views;
    private readonly ContactIntake _intake;
    private readonly ContactWork _work;
    private readonly ContactConsulting _consults;
    private readonly ContactNoting _notes;
    private readonly ContactMoving _moving;
    private readonly ContactRating _ratings;
    private readonly OfferAnswers _offers;
    private readonly EventReader _events;

    public RoutingCluster(IActorDirectory actors, IGrainFactory grains, RoutingClientOptions options)
    {
        var queues = new QueueLookup(actors, options.Clock);
        var customers = new CustomerLookup(actors, new OutsideCatalog(grains), NewId);
        (_actors, _options, _tries) = (actors, options, new CallTries(options));
        (_finder, _views) = (new ContactFinder(actors, options.Clock), new ContactViews(queues, actors, options.Clock));
        _intake = new ContactIntake(actors, customers, queues, _finder);
        _work = new ContactWork(actors, _finder);
        _consults = new ContactConsulting(actors, _work);
        _notes = new ContactNoting(actors, _finder);
        _moving = new ContactMoving(actors, queues, _finder, _work, options.Clock);
        _replanning = new ContactReplanning(actors, customers, queues, _finder);
        _merging = new ContactMerging(actors, customers, _finder);
        _reopening = new ContactReopening(actors, queues, _finder, _intake, options.Clock);
        _ratings = new ContactRating(actors, customers, _finder);
        _offers = new OfferAnswers(actors, _finder, options.Clock);
        _events = new EventReader(grains, actors, _tries, options);
    }

    public Task<ContactView> Route(CreateContact contact, CancellationToken ct = default)
    {
        // Made once, before the first try: the next ones bring the same contact.
        var id = contact.Id ?? $"c-{NewId()}";
        var trace = Activity.Current?.Id;
        return Act($"take the contact {id}", (_, stop) => _intake.Take(contact, id, trace, stop), ct);
    }

    public async Task<ContactView?> Find(string contactId, CancellationToken ct = default)
    {
        Given.IdOf(nameof(contactId), contactId);
        return await _tries.Run($"find the contact {contactId}", _options.CallBound, async (_, stop) => await _finder.Find(contactId, stop) is { Record: not null } at ? await _views.Of(at, stop) : null, ct);
    }

    public async Task<ContactContextView?> Context(string contactId, CancellationToken ct = default)
    {
        Given.IdOf(nameof(contactId), contactId);
        return await _tries.Run($"find what goes with the contact {contactId}", _options.CallBound, Read, ct);

        async ValueTask<ContactContextView?> Read(int tries, CancellationToken stop) =>
            await _finder.Find(contactId, stop) is { Record: not null } at ? await ContactContexts.Of(at, _actors, ct: stop) : null;
    }

    public Task<ContactView> Rate(string contactId, int score, string? comment = null, CancellationToken ct = default)
    {
        Given.IdOf(nameof(contactId), contactId);
        Given.Score(nameof(score), score);
        Given.Comment(comment);
        return Act($"rate the contact {contactId}", (_, stop) => _ratings.Rate(contactId, new Rate(score, comment), stop), ct);
    }

    public Task<ContactView> Accept(string offerId, string? agent = null, CancellationToken ct = default)
    {
        Given.OptionalId(nameof(agent), agent);
        return Act($"accept the offer {offerId}", (_, stop) => _offers.Accept(offerId, agent, stop), ct);
    }

    public Task<ContactView> Decline(string offerId, string? reason = null, string? agent = null, CancellationToken ct = default)
    {
        Given.OptionalId(nameof(agent), agent);
        Given.Text(nameof(reason), reason);
        return Act($"decline the offer {offerId}", Declined, ct);

        async ValueTask<ContactResult> Declined(int tries, CancellationToken stop)
        {
            var result = await _offers.Decline(offerId, agent, reason, stop);
            // Gone by an earlier try whose answer was lost, or by itself: the agent has it no more, as was wanted.
            return tries > 1 && result.Refusal is { Kind: RefusalKind.Gone } ? await _finder.Find(OfferId.ContactOf(offerId)!, stop) : result;
        }
    }

    public Task<ContactView> Complete(string contactId, Completion completion, string? agent = null, CancellationToken ct = default)
    {
        Given.Score("satisfaction", completion.Satisfaction);
        Given.Text("outcome", completion.Outcome);
        return ByAgent("complete", contactId, agent, (_, stop) => _work.Complete(contactId, agent, completion, stop), ct);
    }

    public Task<ContactView> Close(string contactId, string? agent = null, CancellationToken ct = default) =>
        ByAgent("close", contactId, agent, (_, stop) => _work.Close(contactId, agent, stop), ct);

    public Task<ContactView> Hold(string contactId, string? agent = null, CancellationToken ct = default) =>
        ByAgent("hold", contactId, agent, (_, stop) => _work.Hold(contactId, agent, stop), ct);

    public Task<ContactView> Resume(string contactId, string? agent = null, CancellationToken ct = default) =>
        ByAgent("resume", contactId, agent, (_, stop) => _work.Resume(contactId, agent, stop), ct);

    public IAsyncEnumerable<OfferView> Offers(string? agent = null, CancellationToken ct = default)
    {
        Given.OptionalId(nameof(agent), agent);
        return _events.Offers(agent, ct);
    }

    public IAsyncEnumerable<StreamedEvent> Events(EventFilter? filter = null, string? after = null, CancellationToken ct = default) =>
        _events.Events(filter ?? new EventFilter(), after, ct);

    private Task<ContactView> ByAgent(string verb, string contactId, string? agent, Func<int, CancellationToken, ValueTask<ContactResult>> act, CancellationToken ct)
    {
        Given.IdOf(nameof(contactId), contactId);
        Given.OptionalId(nameof(agent), agent);
        return Act($"{verb} the contact {contactId}", act, ct);
    }

    private async Task<ContactView> Act(string what, Func<int, CancellationToken, ValueTask<ContactResult>> act, CancellationToken ct)
    {
        var (refusal, view) = await _tries.Run(what, _options.CallBound, Once, ct);
        RoutingRefusedException.ThrowIf(refusal);
        return view!;

        async ValueTask<(Refusal?, ContactView?)> Once(int tries, CancellationToken stop) =>
            await act(tries, stop) is var result && result.Refusal is { } refused ? (refused, null) : (null, await _views.Of(result.At, stop));
    }

    private static string NewId() => Guid.CreateVersion7().ToString("N");
}
