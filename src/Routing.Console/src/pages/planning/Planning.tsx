/** What is to come: forecasts against what came, agents needed against those on the roster, what is suggested, the pilot under way, and what all of it goes by. */
import { useQuery } from '../../route';
import { t } from '../../text/text';
import { Title } from '../../ui/basics';
import { Chips } from '../../ui/Chips';
import { GroupPick } from '../../ui/GroupPick';
import { Forecasts } from './Forecasts';
import { Goals } from './Goals';
import { PilotView } from './PilotView';
import { Staffing } from './Staffing';
import { Suggestions } from './Suggestions';

const tabs = { forecast: Forecasts, staffing: Staffing, suggestions: Suggestions, pilot: PilotView, goals: Goals } as const;

export function Planning() {
  const [tab, setTab] = useQuery('tab', 'forecast');
  const [group, setGroup] = useQuery('group', 'default');
  const Shown = tabs[tab as keyof typeof tabs] ?? Forecasts;
  return (
    <div class="stack">
      <Title text={t('plan.title')}>
        <Chips label={t('plan.title')} options={Object.keys(tabs).map((one) => [one, t(`plan.${one}`)])} value={tab} set={setTab} />
        <GroupPick group={group} set={setGroup} />
      </Title>
      <Shown key={group} group={group} />
    </div>
  );
}
