/** One contact: how it stands, its journey as a time line, and why it went where it went. */
import { get, id, Problem } from '../../api';
import { momentOf } from '../../format';
import { useHappenings, useReading } from '../../live/hooks';
import type { Contact, Decisions, Happening } from '../../live/types';
import { pathTo } from '../../route';
import { has } from '../../session';
import { t, word } from '../../text/text';
import { Badge, Empty, Failed, Loading, Panel, Title, type Tone } from '../../ui/basics';
import { Icon } from '../../ui/Icon';
import { AgentLink, Name } from '../../ui/Name';
import { isRecorded, Recorded } from '../../ui/Recorded';
import { DecisionView } from './DecisionView';
import { Journey } from './Journey';
import { Spans } from './Spans';

export const tones: Record<string, Tone> = { queued: 'warn', offered: 'warn', handling: 'calm', held: 'warn', wrapUp: 'calm', closed: 'good', abandoned: 'bad', refused: 'bad', dropped: 'bad' };

export function ContactPage({ about }: { about: string }) {
  const path = `/v1/contacts/${id(about)}`;
  const mayExplain = has('supervisor', 'auditor', 'gateway');
  const contact = useReading((signal) => (has('supervisor', 'gateway', 'agent') ? get<Contact>(path, signal) : Promise.resolve(null)), [about]);
  const events = useReading((signal) => (mayExplain ? get<{ items: Happening[] }>(`${path}/events`, signal).then((page) => page.items) : Promise.resolve([])), [about]);
  const decisions = useReading((signal) => (mayExplain ? get<Decisions>(`${path}/decision`, signal) : Promise.resolve(null)), [about]);
  const again = () => [contact, events, decisions].forEach((reading) => reading.again());
  useHappenings((happened) => happened.contact === about, again);

  const title = <Title text={<><a class="up" href={pathTo('contacts')}>{t('contact.title')}</a> <span class="id">{about}</span></>}>{contact.value && <Badge tone={tones[contact.value.state] ?? 'none'}>{word('state', contact.value.state)}</Badge>}</Title>;
  const failed = contact.failed ?? events.failed;
  if (failed instanceof Problem && failed.status === 404) return <>{title}<Empty title={t('contact.missing', about)} todo={t('contact.missing.do')} />{decisions.value && <Panel title={t('contact.decision.kept')}><DecisionView reading={decisions} /></Panel>}</>;
  const notice = failed && <Failed failure={failed} again={again} />;
  if (contact.value === undefined || events.value === undefined) return <>{title}{notice || <Loading />}</>;
  return (
    <>
      {title}
      {notice}
      {contact.value && <Spans contact={contact.value} events={events.value} />}
      <div class="columns narrow-left">
        <div class="stack">
          {contact.value && <Facts contact={contact.value} />}
          <Panel title={t('contact.timeline')}><Journey events={events.value} /></Panel>
        </div>
        <Panel title={t('contact.decision')}>{mayExplain ? <DecisionView reading={decisions} /> : <p class="quiet">{t('contact.nodecision.role')}</p>}</Panel>
      </div>
    </>
  );
}

function Facts({ contact }: { contact: Contact }) {
  return (
    <Panel>
      <dl class="facts">
        <dt>{t('contact.customer')}</dt><dd>{contact.customerId}</dd>
        <dt>{t('contact.channel')}</dt><dd class="with-icon"><Icon name={contact.channel} /> {word('channel', contact.channel)}</dd>
        <dt>{t('contact.intent')}</dt><dd>{contact.intent || '–'}</dd>
        <dt>{t('contact.queue')}</dt><dd><Name of="queue" id={contact.queue} /></dd>
        <dt>{t('contact.agent')}</dt><dd>{contact.agent ? <AgentLink id={contact.agent} /> : '–'}</dd>
        <dt>{t('event.contact.created')}</dt><dd>{momentOf(contact.createdAt)}</dd>
        {isRecorded(contact) && <><dt>{t('contact.recorded')}</dt><dd class="wraps"><Recorded at={contact} /></dd></>}
        {contact.outcome !== null && <><dt>{t('contact.outcome')}</dt><dd>{contact.outcome} {contact.resolved !== null && <Badge tone={contact.resolved ? 'good' : 'bad'}>{t(contact.resolved ? 'contact.resolved' : 'contact.unresolved')}</Badge>} {contact.satisfaction !== null && `${contact.rating ?? contact.satisfaction}/5`}</dd></>}
        {contact.ratingComment && <><dt>{t('contact.comment')}</dt><dd class="wraps">{contact.ratingComment}</dd></>}
      </dl>
    </Panel>
  );
}
