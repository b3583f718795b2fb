import { useMemo } from 'preact/hooks';
import { duration, secondsSince } from '../../format';
import { agents } from '../../live/board';
import { useAgents, useNow } from '../../live/hooks';
import type { Agent, Queue } from '../../live/types';
import { pathTo } from '../../route';
import { t } from '../../text/text';
import { Failed, Loading, means, Panel } from '../../ui/basics';

const SHOWN = 12;

export const isFree = (agent: Agent) => agent.presence === 'ready' && agent.slots.some((slot) => slot.state === 'free') && agent.contacts.length === 0 && agent.offers.length === 0;

/** Who could take something at once, the longest idle first. */
export function FreeAgents({ queues }: { queues: Queue[] }) {
  const { items, read, failed } = useAgents();
  const now = useNow();
  const ids = useMemo(() => new Set(queues.map((queue) => queue.id)), [queues]);
  const [ready, free] = useMemo(() => {
    const among = [...items.values()].filter((agent) => agent.presence === 'ready' && agent.queues.some((queue) => ids.has(queue)));
    return [among.length, among.filter(isFree).sort((a, b) => ((a.idleSince ?? '') < (b.idleSince ?? '') ? -1 : 1))] as const;
  }, [items, ids]);
  if (!read) return <Panel title={t('wall.whoisfree')}>{failed ? <Failed failure={failed} again={agents.again} /> : <Loading />}</Panel>;
  return (
    <Panel title={t('wall.whoisfree')} side={<span class="faint" tabIndex={0} {...means('whoIsFree')}>{free.length} / {ready}</span>}>
      {free.length === 0
        ? <p class="quiet">{t(ready ? 'wall.nobodyfree' : 'wall.nobodyready')}</p>
        : <ul class="people">{free.slice(0, SHOWN).map((agent) => <li key={agent.id}><a href={pathTo('agents', agent.id)}>{agent.name || agent.id}</a><span class="faint" {...means('idle')}>{t('wall.idle', duration(secondsSince(agent.idleSince, now)))}</span></li>)}{free.length > SHOWN && <li class="faint">+ {free.length - SHOWN}</li>}</ul>}
    </Panel>
  );
}
