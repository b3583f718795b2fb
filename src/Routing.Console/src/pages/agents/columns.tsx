import { Fragment } from 'preact';
import { duration, percent, secondsSince } from '../../format';
import { useNow } from '../../live/hooks';
import type { Naming } from '../../live/names';
import type { Agent } from '../../live/types';
import { pathTo } from '../../route';
import { t, word } from '../../text/text';
import { Badge, means, type Tone } from '../../ui/basics';
import { Icon } from '../../ui/Icon';
import { Name } from '../../ui/Name';
import type { Column } from '../../ui/Table';
import { AgentActions } from './AgentActions';

/** How an agent stands, in one word: presence, and of the ready whether they have work. */
export const standing = (agent: Agent) => (agent.presence !== 'ready' ? agent.presence : agent.contacts.length + agent.offers.length > 0 ? 'busy' : 'free');

const tones: Record<string, Tone> = { free: 'good', busy: 'calm', notReady: 'warn', draining: 'warn', offline: 'none' };

export const Standing = ({ agent }: { agent: Agent }) => (
  <Badge tone={tones[standing(agent)]} tip={agent.presenceReason ?? undefined}>{word('presence', standing(agent))}{agent.presenceReason && <small> · {word('desk.reason', agent.presenceReason)}</small>}</Badge>
);

/** How long since; where no heading tells what it is, by its definition. */
export function Since({ at, def }: { at: string | null; def?: string }) {
  return <span class="faint" tabIndex={def ? 0 : undefined} {...(def ? means(def) : {})}>{duration(secondsSince(at, useNow()))}</span>;
}

export const agentColumns = (queueOf: Naming): Column<Agent>[] => [
  { key: 'name', title: t('agents.agent'), value: (agent) => agent.name || agent.id, show: (agent) => <div class="named"><a href={pathTo('agents', agent.id)}>{agent.name || agent.id}</a><small>{[agent.tier, agent.languages.join(', ')].filter(Boolean).join(' · ')}</small></div> },
  { key: 'presence', title: t('agents.presence'), value: (agent) => word('presence', standing(agent)), show: (agent) => <Standing agent={agent} /> },
  { key: 'since', title: t('agents.since'), def: 'since', number: true, value: (agent) => (agent.presenceSince ? -Date.parse(agent.presenceSince) : null), show: (agent) => <Since at={agent.presenceSince} /> },
  { key: 'load', title: t('agents.load'), def: 'load', number: true, value: (agent) => agent.load, show: (agent) => <Load agent={agent} /> },
  { key: 'work', title: t('agents.work'), def: 'contacts', value: (agent) => agent.contacts.length, show: (agent) => <Work agent={agent} /> },
  { key: 'queues', title: t('agents.queues'), wide: true, value: (agent) => agent.queues.map(queueOf).join(', '), show: (agent) => <span class="faint clip"><Queues of={agent} /></span> },
  { key: 'actions', title: t('agents.actions'), show: (agent) => <AgentActions agent={agent} /> },
];

export const Queues = ({ of: { queues } }: { of: Agent }) => <>{queues.map((queue, at) => <Fragment key={queue}>{at > 0 && ', '}<Name of="queue" id={queue} /></Fragment>)}</>;

const Load = ({ agent }: { agent: Agent }) => <div class="load"><div class="meter calm" aria-hidden="true"><i style={{ width: `${Math.min(100, agent.load * 100)}%` }} /></div><span>{percent(agent.load * 100)}</span></div>;

const MOST = 3;

export function Work({ agent, isCard = false }: { agent: Agent; isCard?: boolean }) {
  if (agent.contacts.length === 0) return <span class="faint">{agent.offers.length > 0 ? word('state', 'offered') : '–'}</span>;
  return (
    <ul class="works">
      {agent.contacts.slice(0, MOST).map((contact) => (
        <li key={contact.id}><Icon name={contact.channel} label={word('channel', contact.channel)} /><a href={pathTo('contacts', contact.id)}>{contact.id}</a><small>{word('state', contact.state)} <Since at={contact.since} def={isCard ? 'workSince' : undefined} /></small></li>
      ))}
      {agent.contacts.length > MOST && <li class="faint">+ {agent.contacts.length - MOST}</li>}
    </ul>
  );
}
