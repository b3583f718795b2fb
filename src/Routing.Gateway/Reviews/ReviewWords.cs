using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Gateway;

/// <summary>The words of a review, in English and Chinese.</summary>
internal sealed class ReviewWords(bool chinese)
{
    private static readonly ImmutableDictionary<string, (string En, string Zh)> Texts = ImmutableDictionary.CreateRange(
    [
        Of("changed", "What changed", "有哪些变更"), Of("nothing", "Nothing was changed.", "没有变更。"), Of("more", "and {0} more", "另有 {0} 项"),
        Of("heading", "Weekly review: routing group {0}", "每周回顾：路由组 {0}"), Of("journey", "Where time goes", "时间花在哪里"), Of("perContact", "per handled contact", "每个已处理会话"), Of("waiting", "Waiting", "等待"), Of("talk", "Talk", "通话"), Of("hold", "Hold", "保持"), Of("wrapUp", "Wrap-up", "事后处理"),
        Of("queues", "Queues against target", "队列与目标"), Of("queue", "Queue", "队列"), Of("contacts", "Contacts", "会话数"), Of("level", "In time", "及时应答"), Of("target", "Target", "目标"), Of("worst", "Worst hours", "最差时段"), Of("onTarget", "All queues are on target.", "所有队列均达标。"),
        Of("intents", "What customers come about", "客户来访意图"), Of("intent", "Intent", "意图"), Of("repeats", "Repeats", "重复联系"), Of("handle", "Handle time", "处理时长"),
        Of("suggestions", "What may help", "改进建议"), Of("noSuggestion", "Nothing stands out enough to suggest.", "没有足够突出的问题可建议。"), Of("before", "before", "上期"), Of("within", "{0} % within {1} s", "{1} 秒内 {0}%"),
        Of("addAgent", "{0}: one agent more from {3} to {4}", "{0}：{3} 至 {4} 增加一名坐席"), Of("addAgentEffect", "in time {1} → about {2} % in these hours", "该时段及时应答 {1}% → 约 {2}%"),
        Of("modelOff", "By contacts and handle time it should be {0} %, and it is {1} %: something else than too few agents is at work, and the effect is a guess.", "按到达量与处理时长应为 {0}%，实际为 {1}%：原因不只是人手不足，效果仅为推测。"),
        Of("resolveAtFirst", "{0}: settle it the first time", "{0}：争取一次解决"), Of("resolveAtFirstEffect", "repeats {1} % → the group's {2} %: about {6} contacts and {5} hours a week less", "重复联系 {1}% → 全组 {2}%：每周约少 {6} 个会话、{5} 小时"),
        Of("shortenWrapUp", "{0}: shorter wrap-up", "{0}：缩短事后处理"), Of("shortenWrapUpEffect", "{1} s → the group's {2} s: about {5} hours a week less", "{1} 秒 → 全组 {2} 秒：每周约省 {5} 小时"),
        Of("promotePilot", "Pilot “{0}” is better: promote it", "试点“{0}”更好：可以推广"), Of("rollBackPilot", "Pilot “{0}” is worse: roll it back", "试点“{0}”更差：应当回退"), Of("pilotEffect", "difference {1} to {2}, at every look", "差异 {1} 至 {2}（随时可看）"),
        Of("moveStaff", "{11}: {8} from {7} to help {0}", "{11}：从 {7} 调 {8} 人支援 {0}"), Of("moveStaffEffect", "in time {1} → about {2} %", "及时应答 {1}% → 约 {2}%"),
        Of("moveStaffEffectBoth", "in time {1} → about {2} %, at {7} {9} → {10} %", "及时应答 {1}% → 约 {2}%，{7} {9}% → {10}%"),
        Of("train", "{0}: training in {12}", "{0}：{12} 培训"), Of("giveSkill", "{0}: give the skill {13} at level {14}", "{0}：授予技能 {13}（{14} 级）"),
        Of("rated", "rated {1}, peers {2} ({12})", "满意度 {1}，同事 {2}（{12}）"), Of("slower", "takes {1} s, peers {2} s", "处理时长 {1} 秒，同事 {2} 秒"),
        Of("slowerHours", "takes {1} s, peers {2} s: at their pace about {5} hours a week less", "处理时长 {1} 秒，同事 {2} 秒：达到同事水平每周约省 {5} 小时"),
        Of("resolvesLess", "settles {1} %, peers {2} %", "解决率 {1}%，同事 {2}%"), Of("resolvesLessContacts", "settles {1} %, peers {2} %: at their level about {6} contacts a week more", "解决率 {1}%，同事 {2}%：达到同事水平每周约多解决 {6} 个会话"),
        Of("resolvesMore", "settles {1} % of {12}, peers {2} %: about {15} more of each hundred it is given", "{12} 解决率 {1}%，同事 {2}%：每多分配一百个约多解决 {15} 个"),
        Of("detours", "Extra steps", "额外环节"), Of("agentTime", "Agents’ time", "坐席用时"), Of("share", "Share", "占比"), Of("hours", "{0} h", "{0} 小时"),
        Of("transfers", "Handed on (of handled)", "转接（占已处理）"), Of("returns", "Came back (of all)", "同一问题再来（占全部）"), Of("redials", "Called again (of who gave up)", "放弃后再来（占放弃）"),
        Of("note", "Made of what was counted; effects are estimates and suppose that all else stays as it is. The same time before is in grey.", "依据实际统计；效果为估计，假设其他条件不变。灰色为上期数值。"),
        Of("noteAgents", "What one agent more does follows from contacts per hour, handle time and how long customers wait before they give up, by the usual formulas for waiting lines.", "增加一名坐席的效果，由每小时会话数、处理时长与客户愿意等待的时间，按通用排队公式推算。"),
        Of("noteStaffing", "Moves, skills and training wait in the console for a supervisor’s word; nothing is proposed that may be chance alone.", "调配、技能与培训建议在控制台等待主管决定；可能只是偶然的差异不作建议。"),
        Of("seconds", "{0} s", "{0} 秒"), Of("minutes", "{0} min", "{0} 分钟"), Of("moreQueues", "and {0} queues more, {1} of them off target", "另有 {0} 个队列，其中 {1} 个未达标"),
        Of("times", "{0} times", "{0} 次"), Of("unread", "before {0} there were too many to read", "{0} 之前变更过多，未读取"),
        Of("of.queue", "Queue", "队列"), Of("of.agent", "Agent", "坐席"), Of("of.group", "Rules of", "规则"), Of("of.pilot", "Pilot of", "试点"), Of("of.planning", "Planning of", "规划"),
        Of("did.set", "set up", "设置"), Of("did.changed", "changed", "更改"), Of("did.delete", "deleted", "删除"), Of("did.publish", "published", "发布"), Of("did.promote", "promoted", "推广"), Of("did.rollBack", "rolled back", "回退"),
        Of("did.start", "started", "启动"), Of("did.stop", "stopped", "停止"), Of("did.freeze", "learning frozen", "冻结学习"), Of("did.resume", "learning resumed", "恢复学习"), Of("did.reset", "learning reset", "重置学习"),
    ]);
    private static readonly string[] Doings = ["delete", "publish", "promote", "rollBack", "start", "stop", "freeze", "resume", "reset"];

    public string Language => chinese ? "zh" : "en";

    public CultureInfo Culture { get; } = CultureInfo.InvariantCulture;

    public string this[string key] => chinese ? Texts[key].Zh : Texts[key].En;

    public string Say(string key, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>What was done to what, before and after its name.</summary>
    public (string Before, string After) OfChange(ReviewChange change)
    {
        var did = Doings.FirstOrDefault(doing => change.What.StartsWith(doing, StringComparison.Ordinal)) ?? (change.Fields.IsEmpty ? "set" : "changed");
        var kind = Texts.ContainsKey($"of.{change.Kind}") ? this[$"of.{change.Kind}"] : change.Kind;
        return chinese ? (this[$"did.{did}"] + kind, "") : (kind, " " + this[$"did.{did}"]);
    }

    public string Of(Measure measure) => chinese ? measure.ChineseTitle : measure.Title;

    private static KeyValuePair<string, (string En, string Zh)> Of(string key, string en, string zh) => KeyValuePair.Create(key, (en, zh));
}
