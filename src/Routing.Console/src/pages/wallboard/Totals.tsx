import { duration, number, percent } from '../../format';
import { useNow } from '../../live/hooks';
import type { Queue, Read } from '../../live/types';
import { t } from '../../text/text';
import { means, type Tone } from '../../ui/basics';
import { ofWait, worstOf } from './levels';
import { goalOf, useMeasured } from './measured';

/** The longest wait of a queue by now: it has gone on since the queue was read. */
const waitOf = ({ oldestWaitSeconds: wait, readAt }: Read<Queue>, now: number) => (wait === null ? null : wait + Math.max(0, (now - readAt) / 1000));

const sum = (queues: Queue[], figure: (queue: Queue) => number) => queues.reduce((total, queue) => total + figure(queue), 0);

/** The whole of what is shown, in six figures: who waits by the queues, what came of contacts as the server measures it. */
export function Totals({ queues, isAll }: { queues: Read<Queue>[]; isAll: boolean }) {
  const now = useNow();
  const waits = queues.map((queue) => waitOf(queue, now));
  const waiting = sum(queues, (queue) => queue.waiting);
  const answered = sum(queues, (queue) => queue.today?.answered ?? 0);
  const abandoned = sum(queues, (queue) => queue.today?.abandoned ?? 0);
  const oldest = waits.reduce<number | null>((most, wait) => (wait === null ? most : Math.max(most ?? 0, wait)), null);
  const measured = useMeasured(queues, isAll);
  const level = measured('serviceLevel.abandonsInTimeCountAsMet');
  const goal = goalOf(queues);
  const tone: Tone = level === null || goal === null ? 'none' : level >= goal ? 'good' : level >= goal - 5 ? 'warn' : 'bad';
  return (
    <dl class="totals">
      <Total def="waiting" title={t('wall.waiting')} value={number(waiting)} />
      <Total def="oldest" title={t('wall.oldest')} value={duration(oldest)} tone={worstOf(...queues.map((queue, at) => ofWait(queue, waits[at])))} />
      <Total def="serviceLevel" title={t('wall.level')} value={percent(level)} tone={tone} />
      <Total def="answered" title={t('wall.answered')} value={number(answered)} note={`${t('wall.arrived')} ${number(sum(queues, (queue) => queue.today?.arrived ?? 0))}`} />
      <Total def="abandoned" title={t('wall.abandoned')} value={number(abandoned)} note={answered + abandoned > 0 ? percent(measured('abandonment'), 1) : undefined} />
      <Total def="asa" title={t('wall.asa')} value={duration(measured('asa'))} />
    </dl>
  );
}

function Total({ title, value, note, tone = 'none', def }: { title: string; value: string; note?: string; tone?: Tone; def: string }) {
  return (
    <div class={`total ${tone}`} tabIndex={0} {...means(def)}>
      <dt>{title}</dt>
      <dd><span class="big">{value}</span>{tone !== 'none' && <span class="tone-word">{t(`wall.${tone}`)}</span>}{note && <span class="note">{note}</span>}</dd>
    </div>
  );
}
