/** Who is there, what they do, since when; and what may be done about it. */
import { useMemo } from 'preact/hooks';
import { useAgents } from '../../live/hooks';
import { useNames, type Naming } from '../../live/names';
import type { Agent } from '../../live/types';
import { useQuery } from '../../route';
import { t, useLanguage, word } from '../../text/text';
import { Button, Empty, Failed, Loading, Panel, Search, Title } from '../../ui/basics';
import { exportTable, Table } from '../../ui/Table';
import { AgentCard } from './AgentCard';
import { agentColumns, standing } from './columns';

const kinds = ['free', 'busy', 'notReady', 'draining', 'offline'];

export function Agents({ about }: { about: string | null }) {
  const { items, read, failed } = useAgents();
  const language = useLanguage();
  const [find, setFind] = useQuery('find');
  const [only, setOnly] = useQuery('is');
  const all = useMemo(() => [...items.values()], [items]);
  const queueOf = useNames('queue');
  const shown = useMemo(() => filter(all, find, only, queueOf), [all, find, only, queueOf]);
  const columns = useMemo(() => agentColumns(queueOf), [language, queueOf]);
  const title = <Title text={t('agents.title')}><Search value={find} set={setFind} label={t('agents.find')} /><Button onClick={() => exportTable('agents', shown, columns)}>{t('export.csv')}</Button></Title>;
  if (failed && !read) return <>{title}<Failed failure={failed} /></>;
  if (!read) return <>{title}<Loading /></>;
  if (all.length === 0) return <>{title}<Empty title={t('agents.none')} todo={t('agents.none.do')} /></>;
  const agent = about ? items.get(about) : undefined;
  return (
    <>
      {title}
      <div class="chips" role="group" aria-label={t('agents.presence')}>
        <Button pressed={only === ''} onClick={() => setOnly('')}>{t('all')} <small>{all.length}</small></Button>
        {kinds.map((kind) => <Button key={kind} pressed={only === kind} onClick={() => setOnly(only === kind ? '' : kind)}>{word('presence', kind)} <small>{all.filter((one) => standing(one) === kind).length}</small></Button>)}
      </div>
      <div class={agent ? 'columns wide-left' : ''}>
        <Panel class="flush"><Table name="agents" label={t('agents.title')} rows={shown} columns={columns} id={(one) => one.id} order="name" rowHeight={56} /></Panel>
        {agent && <AgentCard agent={agent} />}
      </div>
      <p class="quiet">{t('agents.count', shown.length, all.length)}</p>
    </>
  );
}

function filter(agents: Agent[], find: string, only: string, queueOf: Naming): Agent[] {
  const wanted = find.trim().toLowerCase();
  return agents.filter((agent) => (!only || standing(agent) === only)
    && (!wanted || `${agent.id} ${agent.name} ${Object.keys(agent.skills).join(' ')} ${agent.queues.flatMap((queue) => [queue, queueOf(queue)]).join(' ')} ${agent.languages.join(' ')}`.toLowerCase().includes(wanted)));
}
