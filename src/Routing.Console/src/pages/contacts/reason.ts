/** Why a decision fell as it did, in the reader's language: the server's own words are English. */
import { duration, number, percent } from '../../format';
import type { Bid, Decision } from '../../live/types';
import { language, t, word } from '../../text/text';

export function reasonOf(decision: Decision | undefined): string {
  if (!decision || language.value === 'en') return decision?.reason ?? '';
  if (decision.suggestions?.length) return t('reason.suggested', decision.suggestions.length);
  const winner = decision.bids.find((bid) => bid.agent === decision.winner);
  if (!winner) return t('reason.nobody');
  const next = decision.bids.filter((bid) => bid !== winner && bid.total !== null).sort((a, b) => b.total! - a.total!)[0];
  const won = decision.explored ? t('reason.explored', winner.agent) : t('reason.won', word('policy', decision.policy), winner.agent, figureOf(decision.policy, winner));
  const estimate = winner.estimate && t('reason.resolves', percent(winner.estimate.resolved * 100), duration(winner.estimate.handleSeconds));
  const rival = next ? t('reason.next', next.agent, figureOf(decision.policy, next)) : t('reason.alone');
  return [won, estimate, rival, decision.translation && t('reason.translated', decision.translation.from)].filter(Boolean).join('；');
}

/** The figure a bid stands for; what it is depends on the strategy. */
function figureOf(policy: string, { total }: Bid): string {
  switch (policy) {
    case 'best-bid': return t('figure.value', number(total, 2));
    case 'longest-idle': return t('figure.idle', duration(total));
    case 'most-skilled': return t('figure.level', number(total, 1));
    default: return t('figure.score', number(total, 2));
  }
}
