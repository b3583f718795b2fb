/** What happens now: each queue by its thresholds, the whole in six figures, who is free, and the last decisions. */
import { useMemo } from 'preact/hooks';
import { Problem } from '../../api';
import { useQueues } from '../../live/hooks';
import type { Queue, Read } from '../../live/types';
import { useQuery } from '../../route';
import { t } from '../../text/text';
import { Button, Empty, Failed, Loading, Panel, Search, Title } from '../../ui/basics';
import { Alerts } from './Alerts';
import { FreeAgents } from './FreeAgents';
import { LastDecisions } from './LastDecisions';
import { useMeasured, type Measured } from './measured';
import { QueueTable } from './QueueTable';
import { Totals } from './Totals';
import { useZone } from './zone';

export function Wallboard() {
  const { items, read, failed } = useQueues();
  const [find, setFind] = useQuery('find');
  const all = useMemo(() => [...items.values()], [items]);
  const shown = useMemo(() => filter(all, find), [all, find]);
  const { zone, zones, choose, failed: unzoned, again: askZone } = useZone(all);
  const measured = useMeasured(shown, shown.length === all.length, zone);
  if (failed && !read) return <><Title text={t('wall.title')} /><Failed failure={failed} /></>;
  if (!read) return <><Title text={t('wall.title')} /><Loading /></>;
  if (all.length === 0) return <><Title text={t('wall.title')} /><Empty title={t('wall.noqueues')} todo={t('wall.noqueues.do')} /></>;
  return (
    <div class="wallboard">
      <Title text={t('wall.title')}>
        {measured.zone && zones.length > 1 && <label class="pick"><span>{t('wall.zone')}</span><select value={zone ?? ''} onChange={(choice) => choose(choice.currentTarget.value)}>{zones.map((one) => <option key={one}>{one}</option>)}</select></label>}
        <Search value={find} set={setFind} label={t('search')} />
      </Title>
      <Alerts />
      <Totals queues={shown} measured={measured} />
      <Whose measured={measured} unread={zone === null ? unzoned : null} again={zone === null ? askZone : measured.again} />
      <div class="columns wide-left">
        <Panel class="flush"><QueueTable queues={shown} dayOf={measured.dayOf} /></Panel>
        <div class="stack">
          <FreeAgents queues={shown} />
          <LastDecisions queues={shown} />
        </div>
      </div>
    </div>
  );
}

/** Whose day the figures are of; where they could not be read, what happened, and that they are asked for again. */
function Whose({ measured: { zone, keepsHistory, isRead, failed }, unread, again }: { measured: Measured; unread: unknown; again: () => void }) {
  const failure = unread ?? failed;
  if (failure) {
    const { title, detail } = failure instanceof Problem ? failure : new Problem(0, String(failure), '');
    return <div class="notice warn day" role="alert"><strong>{t(isRead ? 'wall.day.old' : 'wall.day.unread')}</strong> {title}. {detail} <Button onClick={again}>{t('retry')}</Button></div>;
  }
  return <p class="quiet day">{!keepsHistory ? t('wall.day.utc') : zone ? t('wall.day', zone) : t('loading')}</p>;
}

function filter(queues: Read<Queue>[], find: string): Read<Queue>[] {
  const wanted = find.trim().toLowerCase();
  return wanted ? queues.filter((queue) => `${queue.id} ${queue.name} ${queue.group}`.toLowerCase().includes(wanted)) : queues;
}
