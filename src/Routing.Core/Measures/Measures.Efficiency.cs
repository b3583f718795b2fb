using static Routing.Core.Counted;

namespace Routing.Core;

public static partial class Measures
{
    private static Measure[] Efficiency() =>
    [
        Mean("aht", MeasureSide.Efficiency, MeasureUnit.Seconds, Better.Lower, "Average handle time", "平均处理时长", "Talk, hold and wrap-up together, per handled contact. Wrap-up counts once it has ended, also of what was handed on.", "每个已处理会话的通话、保持与话后时间之和。话后时间（含转出会话的）在其结束后计入。", "(talk + hold + wrapUp) ÷ handled", null, t => Handling(t) / 1000.0, t => t[Handled]) with { Version = 2 },
        Mean("aht.talk", MeasureSide.Efficiency, MeasureUnit.Seconds, Better.Neither, "Talk time", "通话时长", "Handle time without hold and wrap-up, per handled contact.", "每个已处理会话的处理时间，不含保持与话后。", "talk ÷ handled", null, t => Seconds(t, TalkMs), t => t[Handled]),
        Mean("aht.hold", MeasureSide.Efficiency, MeasureUnit.Seconds, Better.Lower, "Hold time", "保持时长", "Time the customer was put on hold, per handled contact.", "每个已处理会话中客户被保持的时间。", "hold ÷ handled", null, t => Seconds(t, HoldMs), t => t[Handled]),
        Mean("aht.wrapUp", MeasureSide.Efficiency, MeasureUnit.Seconds, Better.Lower, "Wrap-up time", "事后处理时长", "After-contact work, per handled contact, also of what was handed on.", "每个已处理会话（含转出的）的话后处理时间。", "wrapUp ÷ handled", null, t => Seconds(t, WrapUpMs), t => t[Handled]) with { Version = 2 },
        Quantile("aht.p90", "Handle time, 90th percentile", "处理时长第90百分位", HandleSteps, .9, MeasureSide.Efficiency) with { Version = 2 },
        OfTime("occupancy", "Occupancy", "占用率", "Share of an agent's time on contacts, a colleague's in a consult too, of that on contacts or ready without one. Bots are not in the whole.", "坐席处理会话（含协助同事）的时间占（处理会话 + 就绪空闲）时间的比例；总体不含机器人。", "busy ÷ (busy + idle)", 85, t => t[BusyMs], t => t[BusyMs] + t[IdleMs]) with { Version = 3 },
        OfTime("utilisation", "Utilisation", "利用率", "Share of an agent's time on contacts, a colleague's in a consult too, of all the time present, breaks included. Bots are not in the whole.", "坐席处理会话（含协助同事）的时间占全部在场时间（含休息）的比例；总体不含机器人。", "busy ÷ (busy + idle + notReady)", null, t => t[BusyMs], Paid) with { Version = 3 },
        OfTime("adherence", "Adherence", "排班遵守率", "Share of the time planned, at work or at a break, that agents with shifts were where they were planned to be.", "有班次的坐席按计划在岗或休息的时间占计划时间的比例。", "adherent ÷ planned", 90, t => t[AdherentMs], t => t[PlannedMs]) with { Better = Better.Higher },
        Mean("handledPerAgentDay", MeasureSide.Efficiency, MeasureUnit.Contacts, Better.Higher, "Handled per agent-day", "人日处理量", "Contacts handled by people in eight hours of an agent's presence.", "坐席（不含机器人）每在场八小时处理的会话数。", "(handled − botHandled) ÷ (busy + idle + notReady) × 8 h", null, t => (t[Handled] - t[BotHandled]) * AgentDayHours * 3600, t => Paid(t) / 1000) with { IsOfTime = true, Version = 2 },
        Share("offers.refused", MeasureSide.Efficiency, Better.Lower, "Offers refused", "拒接率", "Share of offers that the agent declined.", "坐席拒绝的分派占比。", "offersDeclined ÷ offersMade", null, t => t[OffersDeclined], t => t[OffersMade]),
        Share("offers.missed", MeasureSide.Efficiency, Better.Lower, "Offers missed", "漏接率", "Share of offers that nobody answered in time.", "无人及时应答的分派占比。", "offersExpired ÷ offersMade", null, t => t[OffersExpired], t => t[OffersMade]),
        Share("transfers", MeasureSide.Efficiency, Better.Lower, "Transfers", "转接率", "Share of handled contacts that the agent passed on.", "已处理会话中被坐席转出的占比。", "transferred ÷ handled", null, t => t[Transferred], t => t[Handled]),
        Total("handled", MeasureSide.Efficiency, MeasureUnit.Contacts, "Handled", "已处理", "Contacts that an agent completed, passed on or lost, each agent's own.", "坐席完成、转出或中断的会话，按各坐席分别计数。", Handled),
        Hours("time.busy", "Time on contacts", "处理联系时长", "Agents' hours with at least one contact, a colleague's in a consult too. Bots are not in the whole.", "坐席至少有一个会话（含协助同事）的小时数；总体不含机器人。", BusyMs) with { Version = 3 },
        Hours("time.idle", "Time ready", "空闲就绪时长", "Agents' hours ready without a contact. Bots are not in the whole.", "坐席就绪且没有会话的小时数；总体不含机器人。", IdleMs) with { Version = 3 },
        Hours("time.notReady", "Time not ready", "未就绪时长", "Agents' hours present, without a contact, and not to be given one. Bots are not in the whole.", "坐席在场、没有会话且不接收会话的小时数；总体不含机器人。", NotReadyMs) with { Version = 2 },
    ];

    /// <summary>Shares of time are made of whole seconds.</summary>
    private static Measure OfTime(string name, string title, string chinese, string definition, string chineseDefinition, string formula, double? target, Func<Tally, long> part, Func<Tally, long> whole) => new(
        name, MeasureSide.Efficiency, MeasureUnit.Percent, Better.Neither, title, chinese, definition, chineseDefinition, formula, 1, target, t => Divided(100.0 * part(t), whole(t)), t => whole(t) / 1000) { IsOfTime = true };

    private static Measure Hours(string name, string title, string chinese, string definition, string chineseDefinition, Counted ms) => new(
        name, MeasureSide.Efficiency, MeasureUnit.Hours, Better.Neither, title, chinese, definition, chineseDefinition, $"Σ {name[5..]}", 1, null, t => t[ms] / 3_600_000.0, t => t[ms] / 1000) { IsTotal = true, IsOfTime = true };
}
