import { useMemo } from 'preact/hooks';
import { useAgents } from '../../live/hooks';
import { pathTo, useQuery } from '../../route';
import { t } from '../../text/text';
import { Empty, Failed, Loading, Panel, Search, Title } from '../../ui/basics';
import { Standing } from '../agents/columns';

/** Without keys anybody may sit at any desk. */
export function ChooseDesk() {
  const { items, read, failed } = useAgents();
  const [find, setFind] = useQuery('find');
  const shown = useMemo(() => [...items.values()].filter((agent) => `${agent.id} ${agent.name}`.toLowerCase().includes(find.trim().toLowerCase())), [items, find]);
  return (
    <>
      <Title text={t('desk.choose')}><Search value={find} set={setFind} label={t('search')} /></Title>
      <p class="quiet gapped">{t('desk.choose.do')}</p>
      {failed && !read ? <Failed failure={failed} /> : !read ? <Loading /> : items.size === 0 ? <Empty title={t('agents.none')} todo={t('agents.none.do')} /> : (
        <Panel><ul class="choices">{shown.map((agent) => <li key={agent.id}><a href={pathTo('desk', agent.id)}>{agent.name || agent.id}</a> <Standing agent={agent} /></li>)}</ul></Panel>
      )}
    </>
  );
}
