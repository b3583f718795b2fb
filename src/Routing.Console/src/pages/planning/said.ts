/** What is suggested, in the reader's language: the server says it in English, and what it says of figures is read from that. */
import { momentOf } from '../../format';
import { t } from '../../text/text';
import type { Suggestion } from './types';

const patterns: [RegExp, string][] = [
  [/^resolves (\S+) % of (\S+), peers (\S+) %; (\S+)–(\S+) % expected$/, 'resolves'],
  [/^is rated (\S+) by (\S+), peers (\S+); (\S+)–(\S+) expected$/, 'rated'],
  [/^takes (\S+) s for (\S+), peers (\S+) s; (\S+)–(\S+) s expected$/, 'takes'],
];

export function titleOf(one: Suggestion): string {
  const agents = one.agents.join(', ');
  if (one.kind === 'skill' && one.skill) return t('plan.say.skill', agents, one.skill, one.level ?? '');
  if (one.kind === 'training' && one.intent) return t('plan.say.training', agents, one.intent);
  if (one.kind === 'move' && one.fromQueue && one.toQueue && one.begins && one.ends) return t('plan.say.move', agents, one.fromQueue, one.toQueue, momentOf(one.begins), momentOf(one.ends));
  return one.text;
}

/** Why; of a move its effects say it. */
export function reasonsOf(one: Suggestion): string[] {
  const said = one.kind === 'move' || !one.text.includes(': ') ? '' : one.text.slice(one.text.indexOf(': ') + 2);
  return said ? said.split('; ').reduce<string[]>(joined, []).map(translated) : [];
}

/** A reason has a semicolon of its own. */
const joined = (all: string[], part: string) => (/ expected$/.test(part) && all.length > 0 ? [...all.slice(0, -1), `${all.at(-1)}; ${part}`] : [...all, part]);

function translated(reason: string): string {
  for (const [pattern, key] of patterns) {
    const found = pattern.exec(reason);
    if (found) return t(`plan.say.${key}`, ...found.slice(1));
  }
  return reason;
}
