import { useState } from 'preact/hooks';
import { get, id, post, serverNow } from '../../api';
import { duration } from '../../format';
import { useNow, useReading } from '../../live/hooks';
import type { AgentContact, Offer } from '../../live/types';
import { t, word } from '../../text/text';
import { Badge, Button } from '../../ui/basics';
import { Icon } from '../../ui/Icon';
import { Name } from '../../ui/Name';
import { isRecorded, Recorded } from '../../ui/Recorded';
import { attempt } from '../../ui/toast';
import { Since } from '../agents/columns';
import { CompleteForm } from './CompleteForm';
import { CustomerCard } from './CustomerCard';
import { TransferForm } from './TransferForm';

/** A contact one has: hold, transfer, complete, and the end of wrap-up; what is not possible now says why. */
export function InHand({ contact, queues, lost, again }: { contact: AgentContact; queues: string[]; lost: string | null; again: () => void }) {
  const [open, setOpen] = useState<'transfer' | 'complete' | null>(null);
  const context = useReading((signal) => get<Pick<Offer, 'customer' | 'recordingUrl' | 'transcriptUrl'>>(`/v1/contacts/${id(contact.id)}/context`, signal), [contact.id]);
  const act = async (verb: string, body?: unknown) => {
    const done = await attempt(() => post(`/v1/contacts/${id(contact.id)}:${verb}`, body));
    if (done) setOpen(null);
    again();
  };
  const working = ['handling', 'held', 'pending'].includes(contact.state);
  const not = !working && t('desk.not.handling', word('state', contact.state));
  const held = contact.state === 'held' || contact.state === 'pending';
  return (
    <article class={`card ${contact.state}`} aria-label={contact.id}>
      <h3 class="with-icon"><Icon name={contact.channel} label={word('channel', contact.channel)} /> {contact.customerId} <Badge tone={contact.state === 'handling' ? 'good' : 'warn'}>{word('state', contact.state)}</Badge><span class="spacer" /><Since at={contact.answeredAt ?? contact.since} def="inHand" /></h3>
      <CustomerCard customer={context.value?.customer} />
      {context.value && isRecorded(context.value) && <p class="wraps"><Recorded at={context.value} /></p>}
      <p class="quiet"><Name of="queue" id={contact.queue} /> · {[contact.intent, contact.id].filter(Boolean).join(' · ')}{contact.wrapUpEndsAt && <WrapUp endsAt={contact.wrapUpEndsAt} />}</p>
      <div class="actions">
        {held ? <Button why={lost || not} onClick={() => act('resume')}>{t('desk.resume')}</Button> : <Button why={lost || not} onClick={() => act('hold')}>{t('desk.hold')}</Button>}
        <Button why={lost || not} pressed={open === 'transfer'} onClick={() => setOpen(open === 'transfer' ? null : 'transfer')}>{t('desk.transfer')}</Button>
        <Button kind="main" why={lost || not} pressed={open === 'complete'} onClick={() => setOpen(open === 'complete' ? null : 'complete')}>{t('desk.complete')}</Button>
        <Button why={lost || (contact.state !== 'wrapUp' && t('desk.not.wrapUp'))} onClick={() => act('close')}>{t('desk.close')}</Button>
      </div>
      {working && open === 'transfer' && <TransferForm queues={queues.filter((queue) => queue !== contact.queue)} send={(to) => act('transfer', to)} />}
      {working && open === 'complete' && <CompleteForm send={(how) => act('complete', how)} />}
    </article>
  );
}

function WrapUp({ endsAt }: { endsAt: string }) {
  useNow();
  return <> · {t('desk.wrapUp.left', duration((Date.parse(endsAt) - serverNow()) / 1000))}</>;
}
