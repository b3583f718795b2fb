using System.Collections.Immutable;
using System.Diagnostics.Metrics;

namespace Routing.Gateway;

/// <summary>How queues stand, as gauges; asked of them when somebody looks, never in between.</summary>
internal sealed class QueueGauges : IDisposable
{
    private readonly Meter _meter = new("Routing.Queues");
    private readonly QueueDesk _queues;
    private ImmutableArray<QueueView> _last = [];

    public QueueGauges(QueueDesk queues)
    {
        _queues = queues;
        _meter.CreateObservableGauge("routing.queue.waiting", () => Each(q => q.Waiting), null, "Contacts waiting");
        _meter.CreateObservableGauge("routing.queue.offered", () => Each(q => q.Offered), null, "Contacts offered to an agent");
        _meter.CreateObservableGauge("routing.queue.oldest.wait", () => Each(q => q.OldestWaitSeconds ?? 0), "s", "Wait of the contact that waits longest");
        _meter.CreateObservableGauge("routing.queue.agents.ready", () => Each(q => q.Agents?.Ready ?? 0), null, "Agents ready");
        _meter.CreateObservableGauge("routing.queue.agents.open", () => Each(q => q.Agents?.Open ?? 0), null, "Agents who could take a contact now");
        _meter.CreateObservableGauge("routing.queue.arrived.today", () => Each(q => q.Today?.Arrived ?? 0), null, "Contacts arrived since midnight UTC");
        _meter.CreateObservableGauge("routing.queue.answered.today", () => Each(q => q.Today?.Answered ?? 0), null, "Contacts answered since midnight UTC");
        _meter.CreateObservableGauge("routing.queue.abandoned.today", () => Each(q => q.Today?.Abandoned ?? 0), null, "Contacts abandoned since midnight UTC");
        _meter.CreateObservableGauge("routing.queue.answer.wait.today", () => Each(q => q.Today?.AnswerSecondsSum ?? 0), "s", "Waits of those answered since midnight UTC, summed");
        _meter.CreateObservableGauge("routing.queue.offers.declined.today", () => Each(q => q.Today?.OffersDeclined ?? 0), null, "Offers declined since midnight UTC");
        _meter.CreateObservableGauge("routing.queue.offers.expired.today", () => Each(q => q.Today?.OffersExpired ?? 0), null, "Offers expired since midnight UTC");
        _meter.CreateObservableGauge("routing.queue.service.level.percent", () => Levels(), null, "Service level since midnight UTC by variant, once there is something to count");
        _meter.CreateObservableGauge("routing.queue.service.level.target.percent", () => Each(q => q.ServiceLevel.TargetPercent), null, "Service level aimed at");
    }

    public async ValueTask Refresh(CancellationToken ct) => _last = await _queues.Views(ct);

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<double>> Levels()
    {
        foreach (var queue in _last)
        {
            foreach (var (variant, percent) in Variants(queue.ServiceLevel))
            {
                if (percent is { } met) yield return new Measurement<double>(met, new("queue", queue.Id), new("variant", variant));
            }
        }
    }

    private static (string Variant, double? Percent)[] Variants(ServiceLevelView level) =>
    [
        ("abandonsInTimeCountAsMet", level.AbandonsInTimeCountAsMet),
        ("answeredOnly", level.AnsweredOnly),
        ("abandonsCountAsMissed", level.AbandonsCountAsMissed),
        ("abandonsInTimeLeftOut", level.AbandonsInTimeLeftOut),
        ("shortAbandonsCountAsMet", level.ShortAbandonsCountAsMet),
    ];

    private IEnumerable<Measurement<double>> Each(Func<QueueView, double> figure) =>
        _last.Select(queue => new Measurement<double>(figure(queue), new KeyValuePair<string, object?>("queue", queue.Id)));
}
