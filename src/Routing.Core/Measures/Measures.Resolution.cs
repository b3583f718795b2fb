using static Routing.Core.Counted;

namespace Routing.Core;

public static partial class Measures
{
    private static Measure[] Resolution() =>
    [
        new("fcr", MeasureSide.Resolution, MeasureUnit.Percent, Better.Higher, "First-contact resolution", "一次解决率",
            $"Share of completed contacts after which the same customer did not come with the same intent within some days ({FirstContactDays}, unless the server says otherwise: repeatDays of GET /v1/history). The last days' figure still falls as customers come back.",
            "(completed − cameBack) ÷ completed", 1, 75, t => Divided(100.0 * (t[Completed] - t[CameBack]), t[Completed]), t => t[Completed]),
        Share("resolution", MeasureSide.Resolution, Better.Higher, "Resolved", "解决率", "Share resolved, as the agent says, of the completed for which it was said.", "resolved ÷ resolutionTold", 85, t => t[Resolved], t => t[ResolutionTold]),
        Mean("resolutionTime", MeasureSide.Resolution, MeasureUnit.Seconds, Better.Lower, "Time to resolution", "解决时长", "From a contact's creation to its completion, of the resolved.", "resolution ÷ resolved", null, t => Seconds(t, ResolutionMs), t => t[Resolved]),
        Share("repeats", MeasureSide.Resolution, Better.Lower, "Repeat contacts", "重复联系率", "Share of new contacts whose customer was served for the same intent within the same days before (see fcr).", "repeats ÷ created", null, t => t[Repeats], t => t[Created]),
        Share("breaches.resolution", MeasureSide.Resolution, Better.Lower, "Resolution targets broken", "解决时限超时率", "Share of new contacts whose promised end, by the targets of their queue, passed while they went on.", "resolutionBreaches ÷ created", 5, t => t[ResolutionBreaches], t => t[Created]),
        Share("bots.contained", MeasureSide.Resolution, Better.Higher, "Contained by bots", "机器人独立完结率", "Share of what bots handled that they brought to its end without people.", "botContained ÷ botHandled", null, t => t[BotContained], t => t[BotHandled]),
        Share("bots.handedOver", MeasureSide.Resolution, Better.Lower, "Handed over by bots", "机器人转人工率", "Share of what bots handled that they gave to people, asked to or failing.", "botHandedOver ÷ botHandled", null, t => t[Counted.BotHandedOver], t => t[BotHandled]),
        Total("completed", MeasureSide.Resolution, MeasureUnit.Contacts, "Completed", "已完成", "Contacts brought to their end by an agent.", Completed),
    ];

    private static Measure[] Satisfaction() =>
    [
        Mean("satisfaction", MeasureSide.Satisfaction, MeasureUnit.Points, Better.Higher, "Satisfaction", "满意度", "Mean rating, 1 to 5; the customer's own where there is one, else the agent's.", "ratingSum ÷ rated", 4.2, t => t[RatingSum], t => t[Rated]),
        Share("satisfied", MeasureSide.Satisfaction, Better.Higher, "Satisfied", "满意率", "Share of ratings that are 4 or 5.", "ratedHigh ÷ rated", 80, t => t[RatedHigh], t => t[Rated]),
        Share("rated", MeasureSide.Satisfaction, Better.Higher, "Rated", "参评率", "Share of completed contacts that were rated.", "rated ÷ completed", null, t => t[Rated], t => t[Completed]),
    ];

    private static Measure[] Economy() =>
    [
        Mean("costPerResolved", MeasureSide.Economy, MeasureUnit.Money, Better.Lower, "Cost per resolved contact", "单次解决成本", "Handle time at the agents' hourly cost, by contact resolved; contacts handled side by side each count in full, agents without a cost as nothing.", "cost ÷ resolved", null, t => t[CostMicros] / 1e6, t => t[Resolved]),
        Mean("costPerHandled", MeasureSide.Economy, MeasureUnit.Money, Better.Lower, "Cost per handled contact", "单次处理成本", "Handle time at the agents' hourly cost, by contact handled; see costPerResolved.", "cost ÷ handled", null, t => t[CostMicros] / 1e6, t => t[Handled]),
        new("cost", MeasureSide.Economy, MeasureUnit.Money, Better.Neither, "Cost", "成本", "Handle time at the agents' hourly cost.", "Σ cost", 1, null, t => t[CostMicros] / 1e6, t => t[Handled]) { IsTotal = true },
    ];
}
