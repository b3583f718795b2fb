/** Why a decision fell as it did, in the reader's language and by the names of agents: the server's own words are English, and go by ids. */
import { duration, number, percent } from '../../format';
import type { Decision, Offer, Why } from '../../live/types';
import { language, t, word } from '../../text/text';

export function reasonOf(decision: Decision | undefined, agentOf: (id: string) => string): string {
  if (!decision) return '';
  const winner = decision.bids.find((bid) => bid.agent === decision.winner);
  if (!winner || decision.suggestions?.length) return language.value === 'en' ? decision.reason : decision.suggestions?.length ? t('reason.suggested', decision.suggestions.length) : t('reason.nobody');
  const next = decision.bids.filter((bid) => bid !== winner && bid.total !== null).sort((a, b) => b.total! - a.total!)[0];
  const why = { policy: decision.policy, total: winner.total, next: next ? agentOf(next.agent) : null, nextTotal: next?.total ?? null, explored: decision.explored, estimate: winner.estimate, fallbackFrom: decision.fallbackFrom };
  return told(agentOf(winner.agent), why, decision.translation?.from);
}

/** Why an agent is offered a contact. An offer of before the server told figures has its sentence only. */
export function reasonOfOffer({ agent, reason, why, translation }: Offer): string {
  return !why || language.value === 'en' ? reason ?? '' : told(agent ?? '', why, translation?.from);
}

function told(agent: string, why: Why, translatedFrom: string | undefined): string {
  const fallback = why.fallbackFrom && t('reason.fallback', word('policy', why.fallbackFrom));
  const policy = word('policy', why.policy);
  const won = why.explored ? t('reason.explored', agent) : why.total === null ? t('reason.only', policy, agent) : t('reason.won', policy, agent, figureOf(why.policy, why.total));
  const estimate = why.estimate && t('reason.resolves', percent(why.estimate.resolved * 100), duration(why.estimate.handleSeconds));
  const rival = why.next ? t('reason.next', why.next, figureOf(why.policy, why.nextTotal)) : t('reason.alone');
  return [fallback, won, estimate, rival, translatedFrom && t('reason.translated', translatedFrom)].filter(Boolean).join(t('reason.join'));
}

/** The figure a bid stands for; what it is depends on the strategy. */
function figureOf(policy: string, total: number | null): string {
  switch (policy) {
    case 'best-bid': return t('figure.value', number(total, 2));
    case 'longest-idle': return t('figure.idle', duration(total));
    case 'most-skilled': return t('figure.level', number(total, 1));
    default: return t('figure.score', number(total, 2));
  }
}
