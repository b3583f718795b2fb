import { useState } from 'preact/hooks';
import { timeOf } from '../../format';
import { useHappenings } from '../../live/hooks';
import { useNames } from '../../live/names';
import type { Decision, Happening, Queue } from '../../live/types';
import { pathTo } from '../../route';
import { t } from '../../text/text';
import { Panel } from '../../ui/basics';
import { Name } from '../../ui/Name';
import { reasonOf } from '../contacts/reason';

const KEPT = 8;
const EVERY_MS = 1_000;

/** The last choices of the engine, each with its reason in words. */
export function LastDecisions({ queues }: { queues: Queue[] }) {
  const [some, set] = useState<Happening[]>([]);
  const agentOf = useNames('agent');
  useHappenings((happened) => happened.type === 'contact.offered' && queues.some((queue) => queue.id === happened.queue), (came) => set((before) => [...came.reverse(), ...before].slice(0, KEPT)), EVERY_MS);
  return (
    <Panel title={t('wall.lately')}>
      {some.length === 0
        ? <p class="quiet">{t('wall.nodecisions')}</p>
        : <ol class="feed">{some.map((happened) => <li key={happened.id}><time dateTime={happened.time}>{timeOf(happened.time)}</time><div><a href={pathTo('contacts', happened.contact)}>{happened.contact}</a> → <Name of="agent" id={happened.agent ?? ''} /><small>{reasonOf(happened.data.decision as Decision | undefined, agentOf)}</small></div></li>)}</ol>}
    </Panel>
  );
}
