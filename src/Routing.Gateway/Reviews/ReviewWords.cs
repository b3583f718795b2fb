using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Gateway;

/// <summary>The words of a review, in English and Chinese.</summary>
internal sealed class ReviewWords(bool chinese)
{
    private static readonly ImmutableDictionary<string, (string En, string Zh)> Texts = ImmutableDictionary.CreateRange(
    [
        Of("title", "Weekly review", "每周回顾"), Of("changed", "What changed", "有哪些变更"), Of("nothing", "Nothing was changed.", "没有变更。"), Of("more", "and {0} more", "另有 {0} 项"),
        Of("journey", "Where time goes", "时间花在哪里"), Of("perContact", "per handled contact", "每个已处理会话"), Of("waiting", "Waiting", "等待"), Of("talk", "Talk", "通话"), Of("hold", "Hold", "保持"), Of("wrapUp", "Wrap-up", "事后处理"),
        Of("queues", "Queues against target", "队列与目标"), Of("queue", "Queue", "队列"), Of("contacts", "Contacts", "会话数"), Of("level", "In time", "及时应答"), Of("target", "Target", "目标"), Of("worst", "Worst hours", "最差时段"), Of("onTarget", "All queues are on target.", "所有队列均达标。"),
        Of("intents", "What customers come about", "客户来访意图"), Of("intent", "Intent", "意图"), Of("repeats", "Repeats", "重复联系"), Of("handle", "Handle time", "处理时长"),
        Of("suggestions", "What may help", "改进建议"), Of("noSuggestion", "Nothing stands out enough to suggest.", "没有足够突出的问题可建议。"), Of("before", "before", "上期"), Of("within", "{0} % within {1} s", "{1} 秒内 {0}%"),
        Of("addAgent", "{0}: one agent more from {3} to {4}", "{0}：{3} 至 {4} 增加一名坐席"), Of("addAgentEffect", "in time {1} → about {2} % in these hours (Erlang)", "该时段及时应答 {1}% → 约 {2}%（Erlang 模型）"),
        Of("modelOff", "The model comes to {0} % where {1} % were seen: something else than too few agents is at work, and the effect is a guess.", "模型为 {0}%，实际为 {1}%：另有其他原因，效果仅为推测。"),
        Of("resolveAtFirst", "{0}: settle it the first time", "{0}：争取一次解决"), Of("resolveAtFirstEffect", "repeats {1} % → the group's {2} %: about {6} contacts and {5} hours a week less", "重复联系 {1}% → 全组 {2}%：每周约少 {6} 个会话、{5} 小时"),
        Of("shortenWrapUp", "{0}: shorter wrap-up", "{0}：缩短事后处理"), Of("shortenWrapUpEffect", "{1} s → the group's {2} s: about {5} hours a week less", "{1} 秒 → 全组 {2} 秒：每周约省 {5} 小时"),
        Of("promotePilot", "Pilot “{0}” is better: promote it", "试点“{0}”更好：可以推广"), Of("rollBackPilot", "Pilot “{0}” is worse: roll it back", "试点“{0}”更差：应当回退"), Of("pilotEffect", "difference {1} to {2}, at every look", "差异 {1} 至 {2}（随时可看）"),
        Of("note", "Made of what was counted; effects are estimates and suppose that all else stays as it is. The same time before is in grey.", "依据实际统计；效果为估计，假设其他条件不变。灰色为上期数值。"),
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
