using System.Collections.Immutable;
using Routing.Actors;

namespace Routing.Simulation;

/// <summary>What may happen in the day, each begun while others are under way.</summary>
public sealed partial class RandomDay
{
    private static readonly ImmutableDictionary<string, string> Simple = ImmutableDictionary<string, string>.Empty.Add(Routing.Core.Complexity.Attribute, "2");

    private void Act()
    {
        if (IsWide(WideActs))
        {
            ActWide();
            return;
        }
        switch (_random.Next(_options.Faults ? 26 : 22))
        {
            case < 5: Arrive(); break;
            case < 8: Present(); break;
            case < 14: Work(); break;
            case 14: Repeat(); break;
            case 15 or 16: Waiting(); break;
            case 17: Heartbeat(); break;
            case 18 or 19: Work(); break;
            case 20: Consult(); break;
            case 21: Change(); break;
            default: GoWrong(); break;
        }
    }

    private void Arrive() => Route(Next());

    private ContactRequest Next()
    {
        var isNamed = Chance(0.75);
        var request = new ContactRequest
        {
            Id = $"c-{_requests.Count + 1}",
            CustomerId = AnyCustomer(),
            Channel = Chance(0.4) ? Channel.Voice : Chance(0.9) ? Channel.Chat : Channel.Callback,
            Queue = isNamed ? Any(Queues) : null,
            Text = isNamed ? null : Any(Texts),
            Urgency = _random.Next(3),
            PreferredAgent = Chance(0.15) ? Any(_agents) : null,
            ScheduledFor = Chance(0.07) ? Soon() : null,
            Attributes = Chance(0.5) ? Simple : ImmutableDictionary<string, string>.Empty,
        };
        _requests.Add(request);
        return request;
    }

    private void Repeat()
    {
        if (_requests.Count > 0) Route(Any(_requests));
    }

    private void Route(ContactRequest request) => Begin($"{request.Id} arrives in {request.Queue ?? request.Text}", async () =>
    {
        var customer = await Actors.Customer(request.CustomerId).Get();
        var answer = await new ContactRouter(Actors).Route(request, customer, GroupOfQueue(request.Queue));
        if (answer.Outcome is RouteOutcome.Routed or RouteOutcome.Repeated) _acknowledged.Add(request.Id);
        return answer.Outcome;
    });

    private void Present()
    {
        var agent = Any(_agents);
        var kind = Chance(0.65) ? PresenceKind.Ready : Any(Enum.GetValues<PresenceKind>());
        Begin($"{agent} is {kind}", () => Actors.Agent(agent).SetPresence(kind, null));
    }

    private void Heartbeat() => Beat(Any(_agents));

    private void Beat(string agent) => Begin($"{agent} beats", () => Actors.Agent(agent).Heartbeat(TimeSpan.FromSeconds(20)));

    private void Work()
    {
        var slots = Slots().ToList();
        if (slots.Count == 0) return;
        var (agent, slot) = Any(slots);
        var contact = slot.ContactId;
        switch (_random.Next(10))
        {
            case 0 when slot.State == SlotState.Reserved:
                Begin($"{agent} declines {contact}", () => Actors.Queue(slot.Terms.Queue).Decline(slot.Terms.OfferId, agent, "no"));
                break;
            case 1:
                Begin($"{agent} holds {contact}", () => Actors.Agent(agent).Hold(contact));
                break;
            case 2:
                Begin($"{agent} sets {contact} pending", () => Actors.Agent(agent).SetPending(contact, PendingOn.Customer, null));
                break;
            case 3 or 4 or 5 when slot.Terms.Card.Channel == Channel.Callback && slot.State is SlotState.Handling:
                Begin($"{agent} calls {contact} in vain", () => Actors.Agent(agent).Transfer(contact, new MoveOrder(slot.Terms.Queue, MoveCause.CallbackRetry)));
                break;
            case 3 or 4 when slot.State is SlotState.Handling:
                var (to, directed) = (Chance(0.9) ? Any(Queues) : "nowhere", Chance(0.4) ? Any(_agents) : null);
                Begin($"{agent} transfers {contact} to {to} {directed}", () => Actors.Agent(agent).Transfer(contact, new MoveOrder(to, MoveCause.Transfer, directed)));
                break;
            default:
                BringOn(agent, slot);
                break;
        }
    }

    private void BringOn(string agent, Slot slot)
    {
        var contact = slot.ContactId;
        if (slot.State == SlotState.Reserved)
            Begin($"{agent} accepts {slot.Terms.OfferId}", async () => (await Actors.Queue(slot.Terms.Queue).Accept(slot.Terms.OfferId, agent)).Outcome);
        else if (slot.State == SlotState.Pending && Chance(0.5))
            Begin($"{contact} is answered", async () => (await Actors.Agent(agent).TakeUp(contact)).Outcome);
        else if (slot.State == SlotState.WrapUp)
            Begin($"{agent} closes {contact}", async () => (await Actors.Agent(agent).Close(contact)).Outcome);
        else
            Begin($"{agent} completes {contact}", async () => (await Actors.Agent(agent).Complete(contact, new Completion(true, null, null))).Outcome);
    }

    private void GoWrong()
    {
        ActorKey[] actors = [.. Queues.Select(ActorKey.Queue), .. _agents.Select(ActorKey.Agent), .. Dispatchers, .. _requests.TakeLast(5).Select(request => ActorKey.Contact(request.Id)), ActorKey.Customer("u-1")];
        _accidents.Happen(actors);
    }

    private IReadOnlyList<ActorKey> Everybody() =>
        [.. Queues.Select(ActorKey.Queue), .. _agents.Select(ActorKey.Agent), .. Dispatchers, .. _requests.Select(request => ActorKey.Contact(request.Id)), .. _requests.Select(request => ActorKey.Customer(request.CustomerId)).Distinct()];

    private void Begin<T>(string what, Func<ValueTask<T>> body)
    {
        var line = _story.Add(_center.Now, what);
        _ = _center.Start(async () =>
        {
            try
            {
                object? outcome = await body();
                line.Outcome = $"{(outcome is CommandAnswer answer ? answer.Outcome : outcome)}";
            }
            catch (Exception failure) when (failure is StoreUnavailableException or TimeoutException)
            {
                line.Outcome = "failed";
            }
            catch (Exception failure)
            {
                _unforeseen = failure;
            }
            return true;
        });
    }
}
