using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>A contact while its history is read.</summary>
internal sealed class HistoryEntry(ContactCreated created, DateTimeOffset at)
{
    private readonly Dictionary<string, DateTimeOffset> _offered = new(StringComparer.Ordinal);
    private readonly ImmutableArray<HistoryRefusal>.Builder _refusals = ImmutableArray.CreateBuilder<HistoryRefusal>();
    private DateTimeOffset? _answeredAt, _leftAt;
    private TimeSpan _reaction, _wrapUp;
    private TimeSpan? _handled;
    private string? _agent;
    private Completion _completion = new(null, null, null);
    private bool _isRefused, _isMovedByHand;

    public string Queue => created.QueueId;
    public DateTimeOffset ArrivedAt => at;
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What was needed of an agent at its first offer; null when there was none, or it was not told.</summary>
    public Requirement? FirstNeed { get; private set; }

    public void See(RoutingEvent happened, DateTimeOffset when)
    {
        switch (happened)
        {
            case ContactOffered offered:
                _offered[offered.OfferId] = when;
                FirstNeed ??= offered.Decision?.Need;
                break;
            case OfferEnded { How: not OfferEnd.Withdrawn } ended:
                _refusals.Add(new HistoryRefusal(ended.AgentId, ended.How == OfferEnd.Declined, Since(ended.OfferId, when)));
                break;
            case ContactAccepted accepted when _answeredAt is null:
                (_answeredAt, _agent, _reaction) = (when, accepted.AgentId, Since(accepted.OfferId, when));
                break;
            case ContactMoved moved:
                _isMovedByHand |= moved.Cause is MoveCause.Transfer or MoveCause.Supervisor;
                break;
            case ContactCompleted completed:
                _handled = (_handled ?? TimeSpan.Zero) + TimeSpan.FromSeconds(completed.HandleSeconds);
                _completion = new Completion(completed.Resolved, completed.Satisfaction, null);
                break;
            case ContactClosed closed:
                EndedAt = when;
                _wrapUp = TimeSpan.FromSeconds(closed.WrapUpSeconds);
                _isRefused = closed.State == ContactState.Refused;
                if (closed.State == ContactState.Abandoned && _answeredAt is null) _leftAt = when;
                break;
        }
    }

    /// <param name="request">As it was handed in; null where only the events are there.</param>
    /// <param name="queue">The queue's configuration, to tell what the contact required from what its queue did.</param>
    public HistoryContact End(ContactRequest? request, QueueConfig queue) => new()
    {
        Request = request ?? Guess(queue),
        Tier = created.Tier,
        Queue = created.QueueId,
        ArrivedAt = at,
        AnsweredAt = _answeredAt,
        Agent = _agent,
        Reaction = _reaction,
        LeftAt = _leftAt,
        IsRefused = _isRefused,
        Handled = _handled,
        WrapUp = _wrapUp,
        Completion = _completion,
        Refusals = _refusals.ToImmutable(),
        IsMovedByHand = _isMovedByHand,
    };

    private ContactRequest Guess(QueueConfig queue) => new()
    {
        Id = created.ContactId,
        CustomerId = created.CustomerId,
        Channel = created.Channel,
        Queue = created.QueueId,
        Intent = created.Intent,
        Language = created.Language,
        Region = created.Region,
        Requirements = FirstNeed is { } need
            ? [.. need.Skills.Where(skill => !queue.Requirements.Any(own => own.Skill == skill.Skill && own.MinLevel >= skill.MinLevel))]
            : [],
    };

    private TimeSpan Since(string offerId, DateTimeOffset when) => _offered.TryGetValue(offerId, out var offered) && when > offered ? when - offered : TimeSpan.Zero;
}
