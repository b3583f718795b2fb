/** Queues and their configuration: looked at by supervisors, edited by admins, checked by the server as one types. */
import { useMemo } from 'preact/hooks';
import { useQueues } from '../../live/hooks';
import type { Queue } from '../../live/types';
import { pathTo, useQuery } from '../../route';
import { t, word } from '../../text/text';
import { Empty, Failed, Loading, Panel, Search, Title } from '../../ui/basics';
import { QueueEditor } from './QueueEditor';

export const NEW = '~new';

export function Queues({ about }: { about: string | null }) {
  const { items, read, failed } = useQueues();
  const [find, setFind] = useQuery('find');
  const shown = useMemo(() => filter([...items.values()], find), [items, find]);
  const title = <Title text={t('queues.title')}><Search value={find} set={setFind} label={t('search')} /><a class="button main" href={pathTo('queues', NEW)}>{t('queues.new')}</a></Title>;
  if (failed && !read) return <>{title}<Failed failure={failed} /></>;
  if (!read) return <>{title}<Loading /></>;
  return (
    <>
      {title}
      <div class="columns list-left">
        <Panel class="flush">
          <ul class="list">{shown.map((queue) => <li key={queue.id}><a href={pathTo('queues', queue.id)} aria-current={about === queue.id ? 'true' : undefined}><strong>{queue.name}</strong><small>{queue.id} · {word('policy', queue.selection)} · {queue.group}</small></a></li>)}</ul>
        </Panel>
        {about ? <QueueEditor key={about} about={about} /> : <Empty title={items.size ? t('queues.choose') : t('wall.noqueues')} todo={items.size ? undefined : t('wall.noqueues.do')} />}
      </div>
    </>
  );
}

function filter(queues: Queue[], find: string): Queue[] {
  const wanted = find.trim().toLowerCase();
  return queues.filter((queue) => `${queue.id} ${queue.name}`.toLowerCase().includes(wanted)).sort((a, b) => a.name.localeCompare(b.name));
}
