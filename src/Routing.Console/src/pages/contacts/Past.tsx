/** Contacts that came in these days, from history, those that have ended among them: searched, and read a page at a time. */
import { useMemo } from 'preact/hooks';
import { duration, momentOf } from '../../format';
import { useNames, type Naming } from '../../live/names';
import { usePaged } from '../../live/paged';
import { pathTo, useQuery } from '../../route';
import { t, useLanguage, word } from '../../text/text';
import { Badge, Empty, Failed, Loading, Panel } from '../../ui/basics';
import { Icon } from '../../ui/Icon';
import { Name } from '../../ui/Name';
import { Recorded } from '../../ui/Recorded';
import { More } from '../../ui/More';
import { Table, type Column } from '../../ui/Table';
import { Typed } from '../../ui/Typed';
import { tones } from './ContactPage';

interface Stage { queue: string; agent: string | null; answeredAt: string | null; waitSeconds: number; handleSeconds: number }
interface Journey { id: string; customer: string | null; channel: string; intent: string; queue: string; createdAt: string; endedAt: string | null; state: string | null; resolved: boolean | null; stages: Stage[]; recordingUrl?: string | null; transcriptUrl?: string | null }

const ends = ['closed', 'abandoned', 'refused', 'dropped'];
const DAY_MS = 24 * 3600_000;

/** A day as the reader's own clock has it, for a field that takes one. */
const dayOf = (ms: number) => { const at = new Date(ms); return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`; };

/** The day's first moment, so many days on; what is no day stays out. */
function startOf(day: string, on = 0): string {
  const at = new Date(`${day}T00:00:00`);
  at.setDate(at.getDate() + on);
  return Number.isNaN(at.getTime()) ? '' : at.toISOString();
}

export function Past() {
  const language = useLanguage();
  const today = useMemo(() => Date.now(), []);
  const [customer, setCustomer] = useQuery('customer');
  const [queue, setQueue] = useQuery('queue');
  const [agent, setAgent] = useQuery('agent');
  const [state, setState] = useQuery('state', 'closed');
  const [from, setFrom] = useQuery('from', dayOf(today - DAY_MS));
  const [to, setTo] = useQuery('to', dayOf(today));
  const isBackwards = to !== '' && from > to;
  const found = usePaged<Journey>(isBackwards ? null : '/v1/history/contacts', { customer, queue, agent, state: state === 'any' ? '' : state, from: startOf(from), to: startOf(to, 1) });
  const [queueOf, agentOf] = [useNames('queue'), useNames('agent')];
  const columns = useMemo(() => columnsOf(queueOf, agentOf), [language, queueOf, agentOf]);
  return (
    <>
      <div class="filters" role="search">
        <Typed label={t('contact.customer')} value={customer} set={setCustomer} />
        <Typed label={t('contact.queue')} value={queue} set={setQueue} />
        <Typed label={t('contact.agent')} value={agent} set={setAgent} />
        <label class="pick"><span>{t('contact.state')}</span><select value={state} onChange={(choice) => setState(choice.currentTarget.value)}>{[...ends, 'any'].map((one) => <option key={one} value={one}>{one === 'any' ? t('past.any') : word('state', one)}</option>)}</select></label>
        <Typed kind="date" label={t('past.from')} value={from} set={setFrom} />
        <Typed kind="date" label={t('past.to')} value={to} set={setTo} />
      </div>
      {isBackwards && <p class="notice warn" role="alert">{t('past.backwards')}</p>}
      {found.failed && <Failed failure={found.failed} again={found.again} />}
      {found.value ? (
        <Panel class="flush" title={t('past.title')}>
          <Table name="past" label={t('past.title')} rows={found.value} columns={columns} id={(row) => row.id} empty={<Empty title={t('past.none')} todo={t('past.none.do')} />} />
          <More of={found} />
        </Panel>
      ) : !found.failed && !isBackwards && <Loading />}
    </>
  );
}

const lastQueue = (row: Journey) => row.stages.at(-1)?.queue ?? row.queue;
const lastAgent = (row: Journey) => row.stages.findLast((stage) => stage.agent)?.agent ?? null;
const waited = (row: Journey) => row.stages.find((stage) => stage.answeredAt)?.waitSeconds ?? null;
const handled = (row: Journey) => (row.stages.some((stage) => stage.answeredAt) ? row.stages.reduce((sum, stage) => sum + stage.handleSeconds, 0) : null);

const Who = ({ agent }: { agent: string | null }) => (agent ? <Name of="agent" id={agent} /> : <span class="faint">–</span>);

const columnsOf = (queueOf: Naming, agentOf: Naming): Column<Journey>[] => [
  { key: 'id', title: t('contact.title'), value: (row) => row.id, show: (row) => <div class="named"><a href={pathTo('contacts', row.id)}>{row.id}</a><small>{row.intent}</small></div> },
  { key: 'created', title: t('past.came'), value: (row) => row.createdAt, show: (row) => momentOf(row.createdAt) },
  { key: 'customer', title: t('contact.customer'), value: (row) => row.customer, show: (row) => row.customer ?? <span class="faint">{t('past.erased')}</span> },
  { key: 'channel', title: t('contact.channel'), wide: true, value: (row) => word('channel', row.channel), show: (row) => <span class="with-icon"><Icon name={row.channel} /> {word('channel', row.channel)}</span> },
  { key: 'queue', title: t('contact.queue'), value: (row) => queueOf(lastQueue(row)), show: (row) => <Name of="queue" id={lastQueue(row)} /> },
  { key: 'agent', title: t('contact.agent'), value: (row) => { const agent = lastAgent(row); return agent && agentOf(agent); }, show: (row) => <Who agent={lastAgent(row)} /> },
  { key: 'waited', title: t('contact.waited'), number: true, wide: true, value: waited, show: (row) => duration(waited(row)) },
  { key: 'handled', title: t('contact.talk'), number: true, wide: true, value: handled, show: (row) => duration(handled(row)) },
  { key: 'recorded', title: t('contact.recorded'), wide: true, value: (row) => row.recordingUrl ?? row.transcriptUrl ?? null, show: (row) => <span class="wraps"><Recorded at={row} /></span> },
  { key: 'state', title: t('contact.state'), value: (row) => row.state && word('state', row.state), show: (row) => (row.state ? <Badge tone={tones[row.state] ?? 'none'}>{word('state', row.state)}</Badge> : t('past.going')) },
];
