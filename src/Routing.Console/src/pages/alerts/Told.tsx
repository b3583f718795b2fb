import { momentOf } from '../../format';
import { useHappenings } from '../../live/hooks';
import { usePaged } from '../../live/paged';
import { useUnheard } from '../../live/unheard';
import { useQuery } from '../../route';
import { t, word } from '../../text/text';
import { Empty, Failed, Loading, Panel } from '../../ui/basics';
import { Chips } from '../../ui/Chips';
import { More } from '../../ui/More';
import type { Measure } from '../reports/types';
import { AlertRow } from './AlertRow';
import type { Alert } from './types';

const EVERY_MS = 1_000;
const states = ['raised', 'cleared'];

/** What is raised now, or was; of one rule where one is chosen. */
export function Told({ rule, measures }: { rule: string | null; measures: Measure[] }) {
  const [state, setState] = useQuery('state', 'raised');
  const alerts = usePaged<Alert>('/v1/alerts', { state, rule: rule ?? '' });
  useHappenings((happened) => happened.type.startsWith('alert.'), alerts.again, EVERY_MS);
  useUnheard(alerts.again);
  const shown = alerts.value;
  return (
    <Panel title={t(rule ? 'watch.told.one' : 'watch.told')} side={<Chips label={t('watch.told')} options={states.map((one) => [one, t(`watch.${one}`)])} value={state} set={setState} />}>
      {alerts.failed && <Failed failure={alerts.failed} again={alerts.again} />}
      {shown ? shown.length === 0 ? <Empty title={t(`watch.${state === 'cleared' ? 'cleared' : 'raised'}.none`)} todo={t(`watch.${state === 'cleared' ? 'cleared' : 'raised'}.none.do`)} /> : (
        <ul class="people">{shown.map((alert) => <AlertRow key={alert.id} alert={alert} measures={measures} when={alert.clearedAt ? t('watch.ended', momentOf(alert.clearedAt), word('watch.why', alert.why)) : t('watch.since', momentOf(alert.raisedAt))} />)}</ul>
      ) : !alerts.failed && <Loading />}
      <More of={alerts} />
    </Panel>
  );
}
