import type { Words } from './text';

export const alertWords: Words = {
  'alerts.title': ['Alerts', '告警'],
  'alerts.warning': ['warning', '警告'],
  'alerts.critical': ['critical', '严重'],
  'alerts.above': ['{0}, above {1}', '{0}，高于 {1}'],
  'alerts.below': ['{0}, below {1}', '{0}，低于 {1}'],
  'alerts.since': ['for {0}', '已持续 {0}'],
  'def.live.waiting': ['Contacts that wait in the queue.', '队列中等待的会话数。'],
  'def.live.offered': ['Contacts of the queue that are offered to an agent.', '队列中正分派给坐席的会话数。'],
  'def.live.oldestWait': ['How long the contact has waited that waits longest; 0 where none waits.', '等待最久的会话已等待的时间；无人等待时为 0。'],
  'def.live.estimatedWait': ['Estimated wait of who came now; nothing where nobody is there to tell from.', '此刻进入者的预计等待；无从估计时为空。'],
  'def.live.agentsReady': ['Agents of the queue who are ready.', '该队列就绪的坐席数。'],
  'def.live.agentsOpen': ['Agents of the queue who could take a contact.', '该队列可再接一个会话的坐席数。'],
  'def.live.notReady': ['How long the agent has been not ready; 0 in any other presence.', '坐席处于未就绪的时间；其他状态为 0。'],
};
