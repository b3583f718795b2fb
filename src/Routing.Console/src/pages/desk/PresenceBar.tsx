import { useState } from 'preact/hooks';
import { id, post } from '../../api';
import type { Agent, Presence } from '../../live/types';
import { t, word } from '../../text/text';
import { Button, Field } from '../../ui/basics';
import { attempt } from '../../ui/toast';
import { Since, Standing } from '../agents/columns';

const kinds: Presence[] = ['ready', 'notReady', 'draining', 'offline'];
const reasons = ['', 'break', 'meeting', 'training'];

/** One's presence, and how to change it. */
export function PresenceBar({ agent, lost, again }: { agent: Agent; lost: string | null; again: () => void }) {
  const [reason, setReason] = useState('');
  const set = async (presence: Presence) => {
    await attempt(() => post(`/v1/agents/${id(agent.id)}:setPresence`, presence === 'notReady' && reason ? { presence, reason } : { presence }));
    again();
  };
  const busy = (kind: Presence) => kind === 'offline' && agent.contacts.length > 0 && t('agents.hasWork', agent.name || agent.id, agent.contacts.length);
  return (
    <section class="panel presence" aria-label={t('desk.presence')}>
      <div class="now"><Standing agent={agent} /> <Since at={agent.presenceSince} def="since" /></div>
      <div class="chips" role="group" aria-label={t('desk.presence')}>
        {kinds.map((kind) => <Button key={kind} pressed={agent.presence === kind} why={lost || (agent.presence === kind && t('agents.is', agent.name || agent.id, word('presence', kind))) || busy(kind)} onClick={() => set(kind)}>{word('presence', kind)}</Button>)}
      </div>
      <Field label={t('desk.reason')}><select value={reason} onChange={(change) => setReason(change.currentTarget.value)}>{reasons.map((one) => <option key={one} value={one}>{t(`desk.reason.${one || 'none'}`)}</option>)}</select></Field>
    </section>
  );
}
