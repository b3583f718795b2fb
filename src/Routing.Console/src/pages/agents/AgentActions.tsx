import { id, post } from '../../api';
import { agents } from '../../live/board';
import type { Agent, Presence } from '../../live/types';
import { pathTo } from '../../route';
import { has, session } from '../../session';
import { t, word } from '../../text/text';
import { Button } from '../../ui/basics';
import { attempt } from '../../ui/toast';

/** What a supervisor may do with an agent; what is not possible now says why. */
export function AgentActions({ agent }: { agent: Agent }) {
  const role = !has('supervisor', 'agent') && t('role.needs', 'supervisor');
  const set = (presence: Presence) => attempt(async () => {
    await post(`/v1/agents/${id(agent.id)}:setPresence`, { presence });
    agents.touch(agent.id);
  });
  const not = (presence: Presence) => role || (agent.presence === presence && t('agents.is', agent.name || agent.id, word('presence', presence)));
  const working = agent.contacts.length > 0 && t('agents.hasWork', agent.name || agent.id, agent.contacts.length);
  const name = agent.name || agent.id;
  return (
    <div class="actions">
      {agent.presence === 'ready'
        ? <Button label={`${word('presence', 'notReady')}: ${name}`} why={not('notReady')} onClick={() => set('notReady')}>{word('presence', 'notReady')}</Button>
        : <Button label={`${word('presence', 'ready')}: ${name}`} why={not('ready')} onClick={() => set('ready')}>{word('presence', 'ready')}</Button>}
      <Button label={`${t('agents.drain')}: ${name}`} why={not('draining')} onClick={() => set('draining')}>{t('agents.drain')}</Button>
      <Button label={`${word('presence', 'offline')}: ${name}`} why={not('offline') || working} onClick={() => set('offline')}>{word('presence', 'offline')}</Button>
      {session.value.caller && !session.value.caller.usesKey && <a class="button plain" href={pathTo('desk', agent.id)} aria-label={`${t('nav.desk')}: ${name}`}>{t('nav.desk')}</a>}
    </div>
  );
}
