using static Routing.Core.Counted;

namespace Routing.Core;

public static partial class Measures
{
    private static Measure[] Resolution() =>
    [
        new("fcr", MeasureSide.Resolution, MeasureUnit.Percent, Better.Higher, "First-contact resolution", "一次解决率",
            $"Share of completed contacts after which the same customer did not come with the same intent within some days ({FirstContactDays}, unless the server says otherwise: repeatDays of GET /v1/history). The last days' figure still falls as customers come back.", $"完成的会话中，同一客户在若干天（默认 {FirstContactDays} 天，见 GET /v1/history 的 repeatDays）内没有以同一意图再来的占比。最近几天的数值会随客户再来而下降。",
            "(completed − cameBack) ÷ completed", 2, 75, t => Divided(100.0 * (t[Completed] - t[CameBack]), t[Completed]), t => t[Completed]),
        Share("resolution", MeasureSide.Resolution, Better.Higher, "Resolved", "解决率", "Share resolved, as the agent says, of the completed for which it was said.", "在已说明是否解决的完成会话中，坐席认为已解决的占比。", "resolved ÷ resolutionTold", 85, t => t[Resolved], t => t[ResolutionTold]),
        Mean("resolutionTime", MeasureSide.Resolution, MeasureUnit.Seconds, Better.Lower, "Time to resolution", "解决时长", "From a contact's creation to its completion, of the resolved.", "已解决会话从创建到完成的时间。", "resolution ÷ resolved", null, t => Seconds(t, ResolutionMs), t => t[Resolved]),
        Share("repeats", MeasureSide.Resolution, Better.Lower, "Repeat contacts", "重复联系率", "Share of new contacts whose customer was served for the same intent within the same days before (see fcr).", "新会话中，客户在之前同样天数内（见一次解决率）曾因同一意图得到服务的占比。", "repeats ÷ created", null, t => t[Repeats], t => t[Created]) with { IsOfNoAgent = true },
        Share("breaches.resolution", MeasureSide.Resolution, Better.Lower, "Resolution targets broken", "解决时限超时率", "Share of new contacts whose promised end, by the targets of the queue they were in then, passed while they went on; counted where they came to first.", "按当时所在队列的目标承诺的完结时限已过而仍在进行的新会话占比；计入最初进入的队列。", "resolutionBreaches ÷ created", 5, t => t[ResolutionBreaches], t => t[Created]) with { IsOfNoAgent = true },
        Share("bots.contained", MeasureSide.Resolution, Better.Higher, "Contained by bots", "机器人独立完结率", "Share of what bots handled that they brought to its end without people.", "机器人处理的会话中无需人工而完结的占比。", "botContained ÷ botHandled", null, t => t[BotContained], t => t[BotHandled]),
        Share("bots.handedOver", MeasureSide.Resolution, Better.Lower, "Handed over by bots", "机器人转人工率", "Share of what bots handled that they gave to people, asked to or failing.", "机器人处理的会话中应要求或因失败转给人工的占比。", "botHandedOver ÷ botHandled", null, t => t[Counted.BotHandedOver], t => t[BotHandled]),
        Total("completed", MeasureSide.Resolution, MeasureUnit.Contacts, "Completed", "已完成", "Contacts brought to their end by an agent.", "由坐席处理完结的会话。", Completed),
    ];

    private static Measure[] Satisfaction() =>
    [
        Mean("satisfaction", MeasureSide.Satisfaction, MeasureUnit.Points, Better.Higher, "Satisfaction", "满意度", "Mean rating, 1 to 5; the customer's own where there is one, else the agent's.", "平均评分，1 到 5；有客户评分时取客户的，否则取坐席的。", "ratingSum ÷ rated", 4.2, t => t[RatingSum], t => t[Rated]),
        Share("satisfied", MeasureSide.Satisfaction, Better.Higher, "Satisfied", "满意率", "Share of ratings that are 4 or 5.", "评分为 4 或 5 的占比。", "ratedHigh ÷ rated", 80, t => t[RatedHigh], t => t[Rated]),
        Share("rated", MeasureSide.Satisfaction, Better.Higher, "Rated", "参评率", "Share of completed contacts that were rated.", "完成会话中获得评分的占比。", "rated ÷ completed", null, t => t[Rated], t => t[Completed]),
    ];

    private static Measure[] Economy() =>
    [
        Mean("costPerResolved", MeasureSide.Economy, MeasureUnit.Money, Better.Lower, "Cost per resolved contact", "单次解决成本", "Handle time at the agents' hourly cost, by contact resolved; contacts handled side by side each count in full, agents without a cost as nothing. Where no agent had a cost there is no figure.", "按坐席小时成本计的处理时间 ÷ 已解决会话；同时处理的会话各自全额计入，没有成本的坐席计为零；都没有成本时无数值。", "cost ÷ resolved", null, t => t[CostMicros] / 1e6, t => OfCost(t, Resolved)) with { Version = 2 },
        Mean("costPerHandled", MeasureSide.Economy, MeasureUnit.Money, Better.Lower, "Cost per handled contact", "单次处理成本", "Handle time at the agents' hourly cost, by contact handled; see costPerResolved.", "按坐席小时成本计的处理时间 ÷ 已处理会话；参见 costPerResolved。", "cost ÷ handled", null, t => t[CostMicros] / 1e6, t => OfCost(t, Handled)) with { Version = 2 },
        new("cost", MeasureSide.Economy, MeasureUnit.Money, Better.Neither, "Cost", "成本", "Handle time at the agents' hourly cost. Where no agent had a cost there is no figure.", "按坐席小时成本计的处理时间；都没有成本时无数值。", "Σ cost", 2, null, t => t[CostMicros] / 1e6, t => OfCost(t, Handled)) { IsTotal = true },
    ];

    /// <summary>Where nothing had a cost, cost is unknown and not nought.</summary>
    private static long OfCost(Tally tally, Counted what) => tally[CostMicros] > 0 ? tally[what] : 0;
}
