import { momentOf, number, duration } from '../../format';
import { useHappenings } from '../../live/hooks';
import { usePaged } from '../../live/paged';
import { useUnheard } from '../../live/unheard';
import { useQuery } from '../../route';
import { t, useLanguage, word } from '../../text/text';
import { Badge, Button, Empty, Failed, Loading, Panel } from '../../ui/basics';
import { More } from '../../ui/More';
import { shown as shownAs, type Measure } from '../reports/types';
import { measureName } from './AlertRules';
import { sliceText, type Alert } from './types';

const EVERY_MS = 1_000;
const states = ['raised', 'cleared'];

/** What is raised now, or was; of one rule where one is chosen. */
export function Told({ rule, measures }: { rule: string | null; measures: Measure[] }) {
  const [state, setState] = useQuery('state', 'raised');
  const language = useLanguage();
  const alerts = usePaged<Alert>('/v1/alerts', { state });
  useHappenings((happened) => happened.type.startsWith('alert.'), alerts.again, EVERY_MS);
  useUnheard(alerts.again);
  const shown = alerts.value?.filter((alert) => !rule || alert.rule === rule);
  return (
    <Panel title={t(rule ? 'watch.told.one' : 'watch.told')} side={<div class="chips" role="group" aria-label={t('watch.told')}>{states.map((one) => <Button key={one} pressed={state === one} onClick={() => setState(one)}>{t(`watch.${one}`)}</Button>)}</div>}>
      {alerts.failed && <Failed failure={alerts.failed} again={alerts.again} />}
      {shown ? shown.length === 0 ? <Empty title={t(`watch.${state === 'cleared' ? 'cleared' : 'raised'}.none`)} todo={t(`watch.${state === 'cleared' ? 'cleared' : 'raised'}.none.do`)} /> : (
        <ul class="people">{shown.map((alert) => (
          <li key={alert.id}>
            <div class="named">
              <span><Badge tone={alert.clearedAt ? 'none' : alert.severity === 'critical' ? 'bad' : 'warn'}>{t(`alerts.${alert.severity}`)}</Badge> <strong>{alert.name || alert.rule}</strong> {sliceText(alert.of)}</span>
              <small>{measureName(alert.measure, measures, language)}: {sentence(alert, measures)}</small>
            </div>
            <span class="faint">{alert.clearedAt ? t('watch.ended', momentOf(alert.clearedAt), word('watch.why', alert.why)) : t('watch.since', momentOf(alert.raisedAt))}</span>
          </li>
        ))}</ul>
      ) : !alerts.failed && <Loading />}
      <More of={alerts} />
    </Panel>
  );
}

function sentence(alert: Alert, measures: Measure[]): string {
  const value = figure(alert.measure, alert.lastValue ?? alert.value, measures);
  const { deviation } = alert;
  if (deviation === null || deviation === undefined) return t(`alerts.${alert.direction}`, value, figure(alert.measure, alert.limit, measures));
  return t('watch.unlike', value, figure(alert.measure, alert.expected ?? 0, measures), number(deviation, 1));
}

/** In the unit of its measure; of what is live its name tells it. */
function figure(name: string, value: number, measures: Measure[]): string {
  const measure = measures.find((one) => one.name === name);
  if (measure) return shownAs(measure, value);
  return /Wait$|notReady$/.test(name) ? duration(value) : number(value);
}
