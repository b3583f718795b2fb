/** Agents beside their peers, where that is no accident, and what may be done about it; and what decisions have learned of them. */
import { useQuery } from '../../route';
import { t } from '../../text/text';
import { Title } from '../../ui/basics';
import { Chips } from '../../ui/Chips';
import { GroupPick } from '../../ui/GroupPick';
import { Typed } from '../../ui/Typed';
import { Learning } from './Learning';
import { Peers } from './Peers';

const tabs = { peers: Peers, learning: Learning } as const;

export interface Asked { group: string; agent: string; intent: string }

export function CoachingPage() {
  const [tab, setTab] = useQuery('tab', 'peers');
  const [group, setGroup] = useQuery('group', 'default');
  const [agent, setAgent] = useQuery('agent');
  const [intent, setIntent] = useQuery('intent');
  const Shown = tabs[tab as keyof typeof tabs] ?? Peers;
  return (
    <div class="stack">
      <Title text={t('coach.title')}>
        <Chips label={t('coach.title')} options={Object.keys(tabs).map((one) => [one, t(`coach.${one}`)])} value={tab} set={setTab} />
        <GroupPick group={group} set={setGroup} />
      </Title>
      <div class="filters" role="search">
        <Typed label={t('coach.agent')} value={agent} set={setAgent} />
        <Typed label={t('contact.intent')} value={intent} set={setIntent} />
      </div>
      <Shown key={group} group={group} agent={agent} intent={intent} />
    </div>
  );
}
