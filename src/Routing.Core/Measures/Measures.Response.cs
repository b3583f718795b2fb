using static Routing.Core.Counted;

namespace Routing.Core;

public static partial class Measures
{
    private static Measure[] Response() =>
    [
        Level("serviceLevel.abandonsInTimeCountAsMet", "Service level (abandons in time met)", "服务水平(及时放弃计为达标)", "Share of contacts answered, or given up by the customer, within the queue's threshold.", "在队列阈值内被接听或客户在阈值内放弃的会话占比。", "(answeredInTime + abandonedInTime) ÷ (answered + abandoned)",
            t => t[AnsweredInTime] + t[AbandonedInTime], t => t[Answered] + t[Abandoned]) with { IsOfNoAgent = true },
        Level("serviceLevel.answeredOnly", "Service level (answered only)", "服务水平(仅计已接)", "Share of answered contacts that were answered within the queue's threshold; abandons are left out.", "已接会话中在队列阈值内接听的占比；放弃的不计。", "answeredInTime ÷ answered",
            t => t[AnsweredInTime], t => t[Answered]),
        Level("serviceLevel.abandonsCountAsMissed", "Service level (abandons missed)", "服务水平(放弃计为未达标)", "Share answered within the queue's threshold of all answered or given up.", "在全部已接或放弃的会话中，于队列阈值内接听的占比。", "answeredInTime ÷ (answered + abandoned)",
            t => t[AnsweredInTime], t => t[Answered] + t[Abandoned]) with { IsOfNoAgent = true },
        Level("serviceLevel.abandonsInTimeLeftOut", "Service level (abandons in time left out)", "服务水平(不计及时放弃)", "Share answered within the queue's threshold; who gave up within it is not counted.", "在队列阈值内接听的占比；阈值内放弃的不计。", "answeredInTime ÷ (answered + abandoned − abandonedInTime)",
            t => t[AnsweredInTime], t => t[Answered] + t[Abandoned] - t[AbandonedInTime]) with { IsOfNoAgent = true },
        Level("serviceLevel.shortAbandonsCountAsMet", "Service level (short abandons met)", "服务水平(短时放弃计为达标)", "Share answered within the queue's threshold, or given up within five seconds.", "在队列阈值内接听，或五秒内放弃的占比。", "(answeredInTime + abandonedShort) ÷ (answered + abandoned)",
            t => t[AnsweredInTime] + t[AbandonedShort], t => t[Answered] + t[Abandoned]) with { IsOfNoAgent = true },
        Mean("asa", MeasureSide.Response, MeasureUnit.Seconds, Better.Lower, "Average speed of answer", "平均应答速度", "Mean wait of the contacts that were answered: since they came, or since the talk before ended; the time a queue was closed, or the customer away, is none.", "已接会话的平均等待时间：自到达或上一次通话结束起算；队列关闭或客户离开的时间不计。", "answerWait ÷ answered", 20, t => Seconds(t, AnswerWaitMs), t => t[Answered]) with { Version = 2 },
        Quantile("wait.p50", "Wait, median", "等待时间中位数", WaitSteps, .5, MeasureSide.Response) with { Version = 2 },
        Quantile("wait.p90", "Wait, 90th percentile", "等待时间第90百分位", WaitSteps, .9, MeasureSide.Response) with { Version = 2 },
        Share("abandonment", MeasureSide.Response, Better.Lower, "Abandonment", "放弃率", "Share of contacts whose customer left before an answer, short waits included.", "接听前客户离开的会话占比，含短时等待。", "abandoned ÷ (answered + abandoned)", 5,
            t => t[Abandoned], t => t[Answered] + t[Abandoned]) with { Version = 2, IsOfNoAgent = true },
        Share("abandonment.withoutShort", MeasureSide.Response, Better.Lower, "Abandonment without short", "放弃率(不计短时)", "As abandonment, but who left within five seconds is not counted at all.", "同放弃率，但五秒内离开的完全不计。", "(abandoned − abandonedShort) ÷ (answered + abandoned − abandonedShort)", 5,
            t => t[Abandoned] - t[AbandonedShort], t => t[Answered] + t[Abandoned] - t[AbandonedShort]) with { Version = 2, IsOfNoAgent = true },
        Mean("firstResponse", MeasureSide.Response, MeasureUnit.Seconds, Better.Lower, "First response", "首次响应时间", "Mean time from a contact's creation to its first answer, on whichever queue.", "从会话创建到首次应答的平均时间，不论在哪个队列。", "firstResponse ÷ firstResponses", null, t => Seconds(t, FirstResponseMs), t => t[FirstResponses]),
        Share("breaches.firstResponse", MeasureSide.Response, Better.Lower, "First-response targets broken", "首次响应超时率", "Share of new contacts whose promised first answer, by the targets of the queue they were in then, came too late or not at all; counted where they came to first.", "按当时所在队列的目标承诺的首次应答过晚或从未发生的新会话占比；计入最初进入的队列。", "firstResponseBreaches ÷ created", 5, t => t[FirstResponseBreaches], t => t[Created]) with { IsOfNoAgent = true },
        Mean("ewtError", MeasureSide.Response, MeasureUnit.Seconds, Better.Lower, "Error of estimated waits", "预计等待误差", "Mean distance between a wait told to a customer and the wait that followed, either way.", "告知客户的等待与实际等待之差的平均值，不分正负。", "waitError ÷ waitsEstimated", null, t => Seconds(t, WaitErrorMs), t => t[WaitsEstimated]),
        Share("redials", MeasureSide.Response, Better.Lower, "Re-dials", "重拨率", "Customers who gave up and came again within an hour, as a share of those who gave up.", "放弃后一小时内再次来访的客户占放弃客户的比例。", "redials ÷ abandoned", null, t => t[Redials], t => t[Abandoned]) with { Version = 2, IsOfNoAgent = true },
        Total("created", MeasureSide.Response, MeasureUnit.Contacts, "Created", "新建", "Contacts handed in.", "提交的会话。", Created) with { IsOfNoAgent = true },
        Total("arrived", MeasureSide.Response, MeasureUnit.Contacts, "Arrived", "进入队列", "Arrivals in queues; a contact that moves arrives once more.", "进入队列的次数；转移的会话再计一次。", Arrived) with { Version = 2, IsOfNoAgent = true },
        Total("answered", MeasureSide.Response, MeasureUnit.Contacts, "Answered", "已接", "Contacts an agent took.", "坐席接起的会话。", Answered),
        Total("abandoned", MeasureSide.Response, MeasureUnit.Contacts, "Abandoned", "已放弃", "Contacts whose customer left before an answer.", "接听前客户离开的会话。", Abandoned) with { Version = 2, IsOfNoAgent = true },
        Total("refused", MeasureSide.Response, MeasureUnit.Contacts, "Refused", "已拒绝", "Contacts a queue would not take.", "队列拒收的会话。", Refused) with { IsOfNoAgent = true },
        Total("movedOut", MeasureSide.Response, MeasureUnit.Contacts, "Moved out", "转出队列", "Waiting contacts that went on to another queue.", "等待中转到其他队列的会话。", MovedOut) with { Version = 2, IsOfNoAgent = true },
    ];

    private static Measure Level(string name, string title, string chinese, string definition, string chineseDefinition, string formula, Func<Tally, long> part, Func<Tally, long> whole) =>
        Share(name, MeasureSide.Response, Better.Higher, title, chinese, definition, chineseDefinition, formula, 80, part, whole) with { Version = 2 };

    private static Measure Quantile(string name, string title, string chinese, Counted steps, double share, MeasureSide side) => new(
        name, side, MeasureUnit.Seconds, Better.Lower, title, chinese, $"The time that {share:P0} stay within, from a histogram whose steps bound its error.", $"{share:P0} 的时间不超过此值，由直方图得出，误差以其分档为限。", $"quantile {share} of {(steps == WaitSteps ? "waits" : "handle times")}", 1, null,
        t => Steps.Quantile(t, steps, share), t => Steps.Total(t, steps));
}
