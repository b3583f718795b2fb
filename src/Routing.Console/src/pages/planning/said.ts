/** What is suggested, in the reader's language. */
import { momentOf, number } from '../../format';
import type { Naming } from '../../live/names';
import { t } from '../../text/text';
import { shown } from '../coaching/types';
import type { Suggestion, SuggestionReason } from './types';

export function titleOf(one: Suggestion, queueOf: Naming, agentOf: Naming): string {
  const agents = one.agents.map(agentOf).join(', ');
  if (one.kind === 'skill' && one.skill) return t('plan.say.skill', agents, one.skill, one.level ?? '');
  if (one.kind === 'training' && one.intent) return t('plan.say.training', agents, one.intent);
  if (one.kind === 'move' && one.fromQueue && one.toQueue && one.begins && one.ends) return t('plan.say.move', agents, queueOf(one.fromQueue), queueOf(one.toQueue), momentOf(one.begins), momentOf(one.ends));
  return one.text;
}

/** Why; of a move its effects say it. One made before its figures were kept has its sentence alone. */
export function reasonsOf(one: Suggestion): string[] {
  if (one.reasons?.length) return one.reasons.map(inWords);
  return one.kind === 'move' || titleOf(one, String, String) === one.text ? [] : [one.text];
}

const keys = { resolution: 'resolves', satisfaction: 'rated', handleTime: 'takes' } as const;

function inWords({ measure, contacts, own, peers, low, high }: SuggestionReason): string {
  const figure = (value: number) => shown(measure, value);
  return t(`plan.say.${keys[measure]}`, figure(own), number(contacts), figure(peers), figure(low), figure(high));
}
