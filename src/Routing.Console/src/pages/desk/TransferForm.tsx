import { useState } from 'preact/hooks';
import { t } from '../../text/text';
import { Button, Field } from '../../ui/basics';

/** To whom it goes: a queue, or one agent. */
export function TransferForm({ queues, send }: { queues: string[]; send: (to: { queue?: string; agent?: string }) => Promise<void> }) {
  const [kind, setKind] = useState<'queue' | 'agent'>('queue');
  const [to, setTo] = useState('');
  const why = !to.trim() && t('desk.not.target');
  return (
    <form class="inline" aria-label={t('desk.transfer')} onSubmit={(submit) => { submit.preventDefault(); if (!why) void send({ [kind]: to.trim() }); }}>
      <div class="field"><span class="label">{t('desk.transfer.how')}</span><div class="chips" role="group" aria-label={t('desk.transfer.how')}>
        <Button pressed={kind === 'queue'} onClick={() => setKind('queue')}>{t('desk.transfer.queue')}</Button><Button pressed={kind === 'agent'} onClick={() => setKind('agent')}>{t('desk.transfer.agent')}</Button>
      </div></div>
      <Field label={t('desk.transfer.to')}><input value={to} maxLength={128} list="transfer-queues" onInput={(input) => setTo(input.currentTarget.value)} /></Field>
      <datalist id="transfer-queues">{kind === 'queue' && queues.map((queue) => <option key={queue} value={queue} />)}</datalist>
      <Button kind="main" submit why={why}>{t('desk.transfer')}</Button>
    </form>
  );
}
