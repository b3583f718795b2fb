import { useMemo } from 'preact/hooks';
import { duration, number, percent } from '../../format';
import type { Queue, Read } from '../../live/types';
import { t, useLanguage } from '../../text/text';
import { Badge } from '../../ui/basics';
import { Table, type Column } from '../../ui/Table';
import type { Slot } from '../planning/types';
import { useNext } from './next';
import { Ticking } from './Ticking';
import { ofFree, ofLevel, ofWait } from './levels';

/** Each queue as it stands, coloured by its thresholds. */
export function QueueTable({ queues }: { queues: Read<Queue>[] }) {
  const language = useLanguage();
  const next = useNext(queues);
  const columns = useMemo(() => columnsFor(next), [language, next]);
  return <Table name="queues" label={t('wall.title')} rows={queues} columns={columns} id={(queue) => queue.id} order="-waiting" rowHeight={52} />;
}

const columnsFor = (next: Map<string, Slot>): Column<Read<Queue>>[] => [
  {
    key: 'name', title: t('wall.queue'), value: (queue) => queue.name,
    show: (queue) => <div class="named"><strong>{queue.name}</strong><small>{queue.id}{!queue.isOpen && <> · <Badge tone="calm">{t('wall.closed')}</Badge></>}</small></div>,
  },
  { key: 'waiting', title: t('wall.waiting'), def: 'waiting', number: true, value: (queue) => queue.waiting, show: (queue) => <span class={`strong ${queue.waiting ? '' : 'faint'}`}>{number(queue.waiting)}</span> },
  {
    key: 'oldest', title: t('wall.oldest'), def: 'oldest', number: true, value: (queue) => queue.oldestWaitSeconds ?? -1,
    show: (queue) => <Ticking seconds={queue.oldestWaitSeconds} from={queue.readAt} tone={(seconds) => ofWait(queue, seconds)} />,
  },
  { key: 'level', title: t('wall.level'), def: 'serviceLevel', number: true, value: (queue) => queue.serviceLevel.abandonsInTimeCountAsMet, show: (queue) => <Level queue={queue} /> },
  {
    key: 'ewt', title: t('wall.ewt'), def: 'ewt', number: true, wide: true, value: (queue) => queue.estimatedWait?.seconds ?? null,
    show: ({ estimatedWait: wait }) => (wait ? <div class="named end"><span>{duration(wait.seconds)}</span><small>{duration(wait.low)}–{duration(wait.high)}</small></div> : '–'),
  },
  { key: 'free', title: t('wall.free'), def: 'free', number: true, value: (queue) => queue.agents?.open ?? null, show: (queue) => (queue.agents ? <Badge tone={ofFree(queue)}>{number(queue.agents.open)}<small> / {number(queue.agents.ready)}</small></Badge> : '–') },
  {
    key: 'next', title: t('wall.next'), def: 'next', number: true, wide: true, value: (queue) => next.get(queue.id)?.contacts ?? null,
    show: (queue) => <Expected slot={next.get(queue.id)} />,
  },
  { key: 'answered', title: t('wall.answered'), def: 'answered', number: true, wide: true, value: (queue) => queue.today?.answered ?? null, show: (queue) => number(queue.today?.answered) },
  {
    key: 'abandoned', title: t('wall.abandoned'), def: 'abandoned', number: true, wide: true, value: (queue) => queue.today?.abandoned ?? null,
    show: ({ today }) => (today ? <div class="named end"><span>{number(today.abandoned)}</span><small>{percent(today.answered + today.abandoned ? (100 * today.abandoned) / (today.answered + today.abandoned) : null, 1)}</small></div> : '–'),
  },
];

const Expected = ({ slot }: { slot?: Slot }) => (slot ? <div class="named end"><span>{number(slot.contacts)}</span><small>{number(slot.low)}–{number(slot.high)}</small></div> : <span class="faint" data-tip={t('wall.next.early')}>–</span>);

/** The level as a bar with its target marked, in figures and a word. */
function Level({ queue }: { queue: Queue }) {
  const { targetPercent: target, withinSeconds: within, abandonsInTimeCountAsMet: level } = queue.serviceLevel;
  const tone = ofLevel(queue);
  return (
    <div class="level" data-tip={target === null ? t('wall.none') : `${t(`wall.${tone}`)}: ${t('wall.target', target, duration(within))}. ${t('def.serviceLevel')}`}>
      <div class="named end"><span class={`tone ${tone}`}>{percent(level)}</span><small>{target === null ? t('wall.none') : `${tone === 'good' || tone === 'none' ? '' : `${t(`wall.${tone}`)} · `}≥ ${percent(target)}`}</small></div>
      <div class={`meter ${tone}`} aria-hidden="true"><i style={{ width: `${Math.min(100, level ?? 0)}%` }} />{target !== null && <b style={{ left: `${target}%` }} />}</div>
    </div>
  );
}

