/** What is to come: forecasts against what came, agents needed against those on the roster, what is suggested, and the pilot under way. */
import { useMemo } from 'preact/hooks';
import { useQueues } from '../../live/hooks';
import { useQuery } from '../../route';
import { t } from '../../text/text';
import { Button, Title } from '../../ui/basics';
import { Forecasts } from './Forecasts';
import { PilotView } from './PilotView';
import { Staffing } from './Staffing';
import { Suggestions } from './Suggestions';

const tabs = { forecast: Forecasts, staffing: Staffing, suggestions: Suggestions, pilot: PilotView } as const;

export function Planning() {
  const [tab, setTab] = useQuery('tab', 'forecast');
  const [group, setGroup] = useQuery('group', 'default');
  const { items } = useQueues();
  const groups = useMemo(() => [...new Set(['default', group, ...[...items.values()].map((queue) => queue.group)])].sort(), [items, group]);
  const Shown = tabs[tab as keyof typeof tabs] ?? Forecasts;
  return (
    <div class="stack">
      <Title text={t('plan.title')}>
        <div class="chips" role="group" aria-label={t('plan.title')}>{Object.keys(tabs).map((one) => <Button key={one} pressed={tab === one} onClick={() => setTab(one)}>{t(`plan.${one}`)}</Button>)}</div>
        {groups.length > 1 && <label class="pick"><span>{t('whatif.group')}</span><select value={group} onChange={(change) => setGroup(change.currentTarget.value)}>{groups.map((one) => <option key={one}>{one}</option>)}</select></label>}
      </Title>
      <Shown group={group} />
    </div>
  );
}
