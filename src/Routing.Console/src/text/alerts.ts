import type { Words } from './text';

export const alertWords: Words = {
  'alerts.title': ['Alerts', '告警'],
  'alerts.warning': ['warning', '警告'],
  'alerts.critical': ['critical', '严重'],
  'alerts.above': ['{0}, above {1}', '{0}，高于 {1}'],
  'alerts.below': ['{0}, below {1}', '{0}，低于 {1}'],
  'alerts.deviations': ['the usual by {0} deviations', '常态 {0} 个标准差'],
  'alerts.since': ['for {0}', '已持续 {0}'],
};
