import { get, id } from '../../api';
import { momentOf, number } from '../../format';
import { useHappenings, useReading } from '../../live/hooks';
import { t } from '../../text/text';
import { Failed, Loading, Panel } from '../../ui/basics';
import { Few } from '../../ui/Few';
import { Name } from '../../ui/Name';
import { shown, type CoachingMeasure } from './types';

interface Drift { agent: string | null; intent: string; measure: CoachingMeasure; before: number; after: number; contacts: number }
interface Found { from: string; since: string; to: string; items: Drift[] }

/** Who does what otherwise in the last days than in the weeks before, where that is no accident. */
export function Drifts({ group }: { group: string }) {
  const reading = useReading((signal) => get<Found>(`/v1/groups/${id(group)}/learning:drifts`, signal), [group]);
  useHappenings((happened) => happened.type === 'learning.drifted', reading.again, 1_000);
  const found = reading.value;
  return (
    <Panel title={t('learn.drifts')}>
      {reading.failed ? <Failed failure={reading.failed} again={reading.again} /> : !found ? <Loading /> : <>
        <p class="quiet">{t('learn.drifts.how', momentOf(found.since), momentOf(found.from))}</p>
        {found.items.length === 0 ? <p>{t('learn.drifts.none')}</p> : (
          <Few of={found.items} show={(one) => (
            <li key={`${one.agent} ${one.intent} ${one.measure}`}>
              <span><strong>{one.agent ? <Name of="agent" id={one.agent} /> : t('learn.everyone')}</strong> {one.intent}</span>
              <span>{t(`coach.${one.measure}`)}: {shown(one.measure, one.before)} → <strong>{shown(one.measure, one.after)}</strong> <span class="faint">{t('reports.n', number(one.contacts))}</span></span>
            </li>
          )} />
        )}
      </>}
    </Panel>
  );
}
