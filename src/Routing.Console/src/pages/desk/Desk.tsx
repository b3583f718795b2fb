/** The agent's desktop. All of it is read from the server, so a reload or a lost connection loses nothing. */
import { useEffect } from 'preact/hooks';
import { get, id } from '../../api';
import { useHappenings, useReading } from '../../live/hooks';
import { connection } from '../../live/stream';
import type { Agent } from '../../live/types';
import { actAs, session } from '../../session';
import { useStore } from '../../store';
import { t } from '../../text/text';
import { Empty, Failed, Loading, Panel, Title } from '../../ui/basics';
import { ChooseDesk } from './ChooseDesk';
import { InHand } from './InHand';
import { OfferCard } from './OfferCard';
import { PresenceBar } from './PresenceBar';
import { useCall } from './call';

const BACKSTOP_MS = 15_000;

export function Desk({ about }: { about: string | null }) {
  const { caller } = useStore(session);
  const mine = caller!.agent ?? (caller!.usesKey ? null : about);
  if (mine) return <At key={mine} agent={mine} />;
  return caller!.usesKey ? <Empty title={t('desk.noagent')} todo={t('desk.noagent.do')} /> : <ChooseDesk />;
}

function At({ agent: me }: { agent: string }) {
  useEffect(() => {
    if (!session.value.caller!.usesKey) actAs(me);
    return () => actAs(null);
  }, [me]);
  const { link } = useStore(connection);
  const reading = useReading((signal) => get<Agent>(`/v1/agents/${id(me)}`, signal), [me]);
  useHappenings((happened) => happened.agent === me, reading.again, 100);
  useEffect(() => {
    // Should a word of the stream be lost, this finds out.
    const timer = setInterval(reading.again, BACKSTOP_MS);
    return () => clearInterval(timer);
  }, [me]);
  const agent = reading.value;
  useCall(agent?.offers ?? []);
  if (!agent) return reading.failed ? <Failed failure={reading.failed} again={reading.again} /> : <Loading />;
  const lost = link === 'broken' ? t('desk.lost') : null;
  return (
    <div class="desk">
      <Title text={t('desk.title', agent.name || agent.id)} />
      <PresenceBar agent={agent} lost={lost} again={reading.again} />
      <Panel title={<>{t('desk.offers')} <span class="count">{agent.offers.length}</span></>}>
        {agent.offers.length === 0 && <p class="quiet">{t(agent.presence === 'ready' ? 'desk.nooffers.ready' : 'desk.nooffers.notReady')}</p>}
        <div class="cards">{agent.offers.map((offer) => <OfferCard key={offer.id} offer={offer} lost={lost} again={reading.again} />)}</div>
      </Panel>
      <Panel title={<>{t('desk.work')} <span class="count">{agent.contacts.length}</span></>}>
        {agent.contacts.length === 0 && <p class="quiet">{t('desk.nowork')}</p>}
        <div class="cards">{agent.contacts.map((contact) => <InHand key={contact.id} contact={contact} queues={agent.queues} lost={lost} again={reading.again} />)}</div>
      </Panel>
    </div>
  );
}
