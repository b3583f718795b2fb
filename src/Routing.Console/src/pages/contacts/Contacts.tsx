/** Finds a contact, or shows one: by its id, or among those waiting and in hand. */
import { useMemo, useState } from 'preact/hooks';
import { get, id } from '../../api';
import * as boards from '../../live/board';
import { useAgents, useQueues, useReading } from '../../live/hooks';
import { useNames, type Naming } from '../../live/names';
import type { Contact } from '../../live/types';
import { go, pathTo, usePlace, useQuery } from '../../route';
import { has } from '../../session';
import { t, useLanguage, word } from '../../text/text';
import { Button, Empty, Failed, Loading, Panel, Title } from '../../ui/basics';
import { Chips } from '../../ui/Chips';
import { Icon } from '../../ui/Icon';
import { AgentLink, Name } from '../../ui/Name';
import { Table, type Column } from '../../ui/Table';
import { Since } from '../agents/columns';
import { ContactPage } from './ContactPage';
import { Past } from './Past';

interface Now { id: string; state: string; queue: string; channel: string; intent: string; agent: string | null; since: string }

export function Contacts({ about }: { about: string | null }) {
  return about ? <ContactPage key={about} about={about} /> : <Found />;
}

function Finder() {
  const [wanted, set] = useState('');
  return (
    <form class="finder" onSubmit={(submit) => { submit.preventDefault(); if (wanted.trim()) go(pathTo('contacts', wanted.trim())); }}>
      <input class="search" value={wanted} placeholder={t('contact.find')} aria-label={t('contact.find')} onInput={(input) => set(input.currentTarget.value)} />
      <Button submit>{t('contact.open')}</Button>
    </form>
  );
}

function Found() {
  const seesLive = has('supervisor');
  const seesPast = has('supervisor', 'admin', 'auditor');
  const [shown, show] = useQuery('show', seesLive ? 'now' : 'past');
  const isPast = seesPast && shown === 'past';
  return (
    <>
      <Title text={t('contact.title')}>
        {seesLive && <Chips label={t('past.which')} options={['now', 'past'].map((one) => [one, t(`past.${one}`)])} value={isPast ? 'past' : 'now'} set={show} />}
        <Finder />
      </Title>
      {isPast ? <Past /> : seesLive ? <Live /> : <Empty title={t('contact.find')} todo={t('contact.none.do')} />}
    </>
  );
}

const MOST_QUEUES = 40;

/** Who waits is read when queues change; who is in hand comes with the agents. */
function Live() {
  const queues = useQueues();
  const agents = useAgents();
  const language = useLanguage();
  usePlace();
  const busy = useMemo(() => [...queues.items.values()].filter((queue) => queue.waiting > 0).map((queue) => queue.id).slice(0, MOST_QUEUES), [queues.items]);
  const stamp = [...queues.items.values()].map((queue) => `${queue.waiting}.${queue.offered}.${queue.today?.answered}`).join();
  const waiting = useReading(async (signal) => (await Promise.all(busy.map((queue) => get<{ items: Contact[] }>(`/v1/queues/${id(queue)}/contacts?limit=100`, signal)))).flatMap((page) => page.items), [stamp]);
  const rows = useMemo<Now[]>(() => [
    ...(waiting.value ?? []).map((contact) => ({ ...contact, since: contact.waitingSince ?? contact.createdAt })),
    ...[...agents.items.values()].flatMap((agent) => agent.contacts.map((contact) => ({ ...contact, agent: agent.id }))),
  ], [waiting.value, agents.items]);
  const [queueOf, agentOf] = [useNames('queue'), useNames('agent')];
  const columns = useMemo(() => columnsOf(queueOf, agentOf), [language, queueOf, agentOf]);
  const failed = waiting.failed ?? queues.failed ?? agents.failed;
  const notice = failed && <Failed failure={failed} again={() => [waiting, boards.queues, boards.agents].forEach((one) => one.again())} />;
  if (!queues.read || !agents.read) return notice || <Loading />;
  return <>{notice}<Panel class="flush" title={t('contact.waiting')}><Table name="contacts" label={t('contact.waiting')} rows={rows} columns={columns} id={(row) => row.id} order="since" empty={<Empty title={t('contact.none')} todo={t('contact.none.do')} />} /></Panel></>;
}

const columnsOf = (queueOf: Naming, agentOf: Naming): Column<Now>[] => [
  { key: 'id', title: t('contact.title'), value: (row) => row.id, show: (row) => <div class="named"><a href={pathTo('contacts', row.id)}>{row.id}</a><small>{row.intent}</small></div> },
  { key: 'channel', title: t('contact.channel'), wide: true, value: (row) => word('channel', row.channel), show: (row) => <span class="with-icon"><Icon name={row.channel} /> {word('channel', row.channel)}</span> },
  { key: 'state', title: t('contact.state'), value: (row) => word('state', row.state), show: (row) => word('state', row.state) },
  { key: 'since', title: t('agents.since'), def: 'contactSince', number: true, value: (row) => row.since, show: (row) => <Since at={row.since} /> },
  { key: 'queue', title: t('contact.queue'), value: (row) => queueOf(row.queue), show: (row) => <Name of="queue" id={row.queue} /> },
  { key: 'agent', title: t('contact.agent'), value: (row) => row.agent && agentOf(row.agent), show: (row) => (row.agent ? <AgentLink id={row.agent} /> : <span class="faint">–</span>) },
];
