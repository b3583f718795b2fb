import { useEffect, useState } from 'preact/hooks';
import { id, post, serverNow } from '../../api';
import type { Offer } from '../../live/types';
import { t, word } from '../../text/text';
import { Button } from '../../ui/basics';
import { Icon } from '../../ui/Icon';
import { Name } from '../../ui/Name';
import { attempt } from '../../ui/toast';
import { reasonOfOffer } from '../contacts/reason';
import { CustomerCard } from './CustomerCard';

const STEP_MS = 200;

/** One offer: who it is, why one is asked, and how long there is to answer. */
export function OfferCard({ offer, lost, again }: { offer: Offer; lost: string | null; again: () => void }) {
  const left = useLeft(offer.expiresAt, again);
  const [whole] = useState(() => Math.max(1, (Date.parse(offer.expiresAt) - serverNow()) / 1000));
  const answer = async (verb: string, body?: unknown) => {
    await attempt(() => post(`/v1/offers/${id(offer.id)}:${verb}`, body), verb === 'accept' ? t('desk.accepted') : undefined);
    again();
  };
  const gone = left <= 0 && t('desk.offer.gone');
  return (
    <article class="card offer" aria-label={`${t('desk.offers')}: ${offer.contactId}`}>
      <div class={`countdown ${left < 5 ? 'bad' : ''}`} role="timer" aria-live="off"><i style={{ transform: `scaleX(${Math.min(1, left / whole)})` }} /><span>{left > 0 ? t('desk.offer.left', Math.ceil(left)) : t('desk.offer.gone')}</span></div>
      <h3 class="with-icon"><Icon name={offer.channel} label={word('channel', offer.channel)} /> <Name of="queue" id={offer.queue} /> <small>{offer.contactId}</small></h3>
      <CustomerCard customer={offer.customer} />
      {offer.reason && <p class="quiet"><b>{t('desk.why')}:</b> {reasonOfOffer(offer)}</p>}
      <div class="actions">
        <Button kind="main" why={lost || gone} onClick={() => answer('accept')}>{t('desk.accept')}</Button>
        <Button why={lost || gone} onClick={() => answer('decline', { reason: 'declined at the desk' })}>{t('desk.decline')}</Button>
      </div>
    </article>
  );
}

function useLeft(expiresAt: string, over: () => void): number {
  const seconds = () => (Date.parse(expiresAt) - serverNow()) / 1000;
  const [left, set] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => {
      const now = seconds();
      set(now);
      if (now > 0) return;
      clearInterval(timer);
      over();
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [expiresAt]);
  return left;
}
