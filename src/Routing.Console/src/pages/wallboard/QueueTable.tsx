import { useMemo } from 'preact/hooks';
import { duration, number, percent } from '../../format';
import type { Queue, Read } from '../../live/types';
import { t, useLanguage } from '../../text/text';
import { Badge } from '../../ui/basics';
import { Table, type Column } from '../../ui/Table';
import type { Slot } from '../planning/types';
import { useNext, type Next } from './next';
import { Ticking } from './Ticking';
import { ofFree, ofLevel, ofWait } from './levels';
import type { Day, Measured } from './measured';

/** Each queue as it stands, coloured by its thresholds. */
export function QueueTable({ queues, dayOf }: { queues: Read<Queue>[]; dayOf: Measured['dayOf'] }) {
  const language = useLanguage();
  const next = useNext(queues);
  const columns = useMemo(() => columnsFor(next, dayOf), [language, next, dayOf]);
  return <Table name="queues" label={t('wall.title')} rows={queues} columns={columns} id={(queue) => queue.id} order="-waiting" rowHeight={52} />;
}

const columnsFor = (next: Next, dayOf: Measured['dayOf']): Column<Read<Queue>>[] => [
  {
    key: 'name', title: t('wall.queue'), value: (queue) => queue.name,
    show: (queue) => <div class="named"><strong>{queue.name}</strong><small>{queue.id}{!queue.isOpen && <> · <Badge tone="calm">{t('wall.closed')}</Badge></>}</small></div>,
  },
  { key: 'waiting', title: t('wall.waiting'), def: 'waiting', number: true, value: (queue) => queue.waiting, show: (queue) => <span class={`strong ${queue.waiting ? '' : 'faint'}`}>{number(queue.waiting)}</span> },
  {
    key: 'oldest', title: t('wall.oldest'), def: 'oldest', number: true, value: (queue) => queue.oldestWaitSeconds ?? -1,
    show: (queue) => <Ticking seconds={queue.oldestWaitSeconds} from={queue.readAt} tone={(seconds) => ofWait(queue, seconds)} />,
  },
  { key: 'level', title: t('wall.level'), def: 'serviceLevel', number: true, value: (queue) => dayOf(queue)?.level ?? null, show: (queue) => <Level queue={queue} level={dayOf(queue)?.level ?? null} /> },
  {
    key: 'ewt', title: t('wall.ewt'), def: 'ewt', number: true, wide: true, value: (queue) => queue.estimatedWait?.seconds ?? null,
    show: ({ estimatedWait: wait }) => (wait ? <div class="named end"><span>{duration(wait.seconds)}</span><small>{duration(wait.low)}–{duration(wait.high)}</small></div> : '–'),
  },
  { key: 'free', title: t('wall.free'), def: 'free', number: true, value: (queue) => queue.agents?.open ?? null, show: (queue) => (queue.agents ? <Badge tone={ofFree(queue)}>{number(queue.agents.open)}<small> / {number(queue.agents.ready)}</small></Badge> : '–') },
  {
    key: 'next', title: t('wall.next'), def: 'next', number: true, wide: true, value: (queue) => next.slots.get(queue.id)?.contacts ?? null,
    show: (queue) => <Expected slot={next.slots.get(queue.id)} why={next.why} />,
  },
  { key: 'answered', title: t('wall.answered'), def: 'answered', number: true, wide: true, value: (queue) => dayOf(queue)?.answered ?? null, show: (queue) => number(dayOf(queue)?.answered) },
  {
    key: 'abandoned', title: t('wall.abandoned'), def: 'abandoned', number: true, wide: true, value: (queue) => dayOf(queue)?.abandoned ?? null, show: (queue) => <Abandoned day={dayOf(queue)} />,
  },
];

const Expected = ({ slot, why }: { slot?: Slot; why: Next['why'] }) => (slot ? <div class="named end"><span>{number(slot.contacts)}</span><small>{number(slot.low)}–{number(slot.high)}</small></div> : <span class="faint" data-tip={t(`wall.next.${why}`)}>–</span>);

const Abandoned = ({ day }: { day: Day | null }) => (day ? <div class="named end"><span>{number(day.abandoned)}</span><small>{percent(day.answered + day.abandoned ? (100 * day.abandoned) / (day.answered + day.abandoned) : null, 1)}</small></div> : <>–</>);

/** The level as a bar with its target marked, in figures and a word. */
function Level({ queue, level }: { queue: Queue; level: number | null }) {
  const { targetPercent: target, withinSeconds: within } = queue.serviceLevel;
  const tone = ofLevel(queue, level);
  return (
    <div class="level" data-tip={target === null ? t('wall.none') : `${t(`wall.${tone}`)}: ${t('wall.target', target, duration(within))}. ${t('def.serviceLevel')}`}>
      <div class="named end"><span class={`tone ${tone}`}>{percent(level)}</span><small>{target === null ? t('wall.none') : `${tone === 'good' || tone === 'none' ? '' : `${t(`wall.${tone}`)} · `}≥ ${percent(target)}`}</small></div>
      <div class={`meter ${tone}`} aria-hidden="true"><i style={{ width: `${Math.min(100, level ?? 0)}%` }} />{target !== null && <b style={{ left: `${target}%` }} />}</div>
    </div>
  );
}

