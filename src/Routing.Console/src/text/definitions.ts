import type { Words } from './text';

/** What each figure means; shown where it stands, on hover and on focus. */
export const definitions: Words = {
  'def.waiting': ['Contacts in the queue that nobody has accepted yet, those being offered included.', '队列中尚未被接受的会话，含正在分派的。'],
  'def.oldest': ['How long the contact that waits longest has waited, since it arrived here or, when moved with its age, since it first arrived.', '等待最久的会话已等待的时间；保留等待时长转入的从首次进入算起。'],
  'def.serviceLevel': ['Answered within the threshold ÷ (answered + abandoned), today, in UTC. Abandons within the threshold count as met. Threshold and target stand beside it.', '今日(UTC)阈值内接听数 ÷（接听数 + 放弃数）；阈值内放弃视为达标。阈值与目标列于旁边。'],
  'def.asa': ['Average speed of answer: waits of answered contacts ÷ answered contacts, today.', '平均应答速度：今日已接听会话的等待时间之和 ÷ 接听数。'],
  'def.arrived': ['Contacts that came into this queue today, moves from other queues included.', '今日进入此队列的会话，含从其他队列转入的。'],
  'def.answered': ['Contacts accepted by an agent today.', '今日被坐席接受的会话。'],
  'def.abandoned': ['Contacts whose customer left before an answer today, and their share of answered + abandoned.', '今日客户在接听前离开的会话，及其占（接听 + 放弃）的比例。'],
  'def.ewt': ['Estimated wait of a contact that came in now; below it the interval that holds four in five.', '此刻进入的会话的预计等待；下方为覆盖五分之四情况的区间。'],
  'def.free': ['Agents of this queue who are ready and have room for a contact of one of its channels.', '此队列中就绪且有空闲容量的坐席。'],
  'def.load': ['Capacity taken ÷ capacity, over all channels with their weights.', '已占用容量 ÷ 总容量，按渠道加权。'],
  'def.since': ['Time since the last change of presence.', '距上次状态变化的时间。'],
  'def.idle': ['Time since the agent last had a contact, while ready.', '就绪状态下距上次处理会话的时间。'],
  'def.contacts': ['Contacts the agent handles, holds or wraps up now.', '坐席当前处理、保持或话后处理的会话。'],
  'def.total': ['What it is worth to give this agent this contact, in the units of the queue\'s own costs: the sum of its parts.', '把此会话交给该坐席的价值，以队列自身的成本单位计：各组成部分之和。'],
  'def.propensity': ['How likely this agent was to be chosen, trials for learning included.', '该坐席被选中的概率（含学习性尝试）。'],
  'def.resolved': ['Chance that this agent resolves this intent, with its 95 % interval, learned from past contacts.', '该坐席解决此意图的概率及 95 % 区间，由历史会话学习得到。'],
  'def.handle': ['Expected talk + hold + wrap-up for this intent with this agent.', '该坐席处理此意图的预期通话 + 保持 + 话后时间。'],
  'def.wait': ['Time in queues until it was answered, or until now.', '直到接听（或至今）的排队时间。'],
  'def.talk': ['Time with an agent, from acceptance to completion, holds included.', '从接受到完成与坐席沟通的时间（含保持）。'],
  'def.wrapUp': ['Work after the contact, from completion until it was closed.', '完成后直到结束的话后处理时间。'],
  'def.priority': ['Higher goes first: the queue\'s, plus points of rules, tier and urgency, growing with the wait.', '高者优先：队列优先级加规则、等级与紧急程度的分值，并随等待增长。'],
  'def.level': ['Configured level of the skill, 1 to 10.', '配置的技能等级，1 到 10。'],
  'def.n': ['How many contacts the figure is made of.', '此数值所依据的会话数。'],
};
