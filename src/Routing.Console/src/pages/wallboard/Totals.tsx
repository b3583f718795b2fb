import { duration, number, percent } from '../../format';
import { useNow } from '../../live/hooks';
import type { Queue, Read } from '../../live/types';
import { t } from '../../text/text';
import { means, type Tone } from '../../ui/basics';
import { ofWait, worstOf } from './levels';

/** The longest wait of a queue by now: it has gone on since the queue was read. */
const waitOf = ({ oldestWaitSeconds: wait, readAt }: Read<Queue>, now: number) => (wait === null ? null : wait + Math.max(0, (now - readAt) / 1000));

const endedIn = ({ today }: Queue) => (today ? today.answered + today.abandoned : 0);

const sum = (queues: Queue[], figure: (queue: Queue) => number) => queues.reduce((total, queue) => total + figure(queue), 0);

/** The whole of what is shown, in six figures. */
export function Totals({ queues }: { queues: Read<Queue>[] }) {
  const now = useNow();
  const waits = queues.map((queue) => waitOf(queue, now));
  const waiting = sum(queues, (queue) => queue.waiting);
  const answered = sum(queues, (queue) => queue.today?.answered ?? 0);
  const abandoned = sum(queues, (queue) => queue.today?.abandoned ?? 0);
  const oldest = waits.reduce<number | null>((most, wait) => (wait === null ? most : Math.max(most ?? 0, wait)), null);
  const targets = queues.filter((queue) => queue.serviceLevel.targetPercent !== null);
  const level = targets.length === 0 ? null : weigh(targets);
  const goal = targets.length === 0 ? null : weigh(targets, (queue) => queue.serviceLevel.targetPercent);
  const tone: Tone = level === null || goal === null ? 'none' : level >= goal ? 'good' : level >= goal - 5 ? 'warn' : 'bad';
  return (
    <dl class="totals">
      <Total def="waiting" title={t('wall.waiting')} value={number(waiting)} />
      <Total def="oldest" title={t('wall.oldest')} value={duration(oldest)} tone={worstOf(...queues.map((queue, at) => ofWait(queue, waits[at])))} />
      <Total def="serviceLevel" title={t('wall.level')} value={percent(level)} tone={tone} />
      <Total def="answered" title={t('wall.answered')} value={number(answered)} note={`${t('wall.arrived')} ${number(sum(queues, (queue) => queue.today?.arrived ?? 0))}`} />
      <Total def="abandoned" title={t('wall.abandoned')} value={number(abandoned)} note={answered + abandoned > 0 ? percent((100 * abandoned) / (answered + abandoned), 1) : undefined} />
      <Total def="asa" title={t('wall.asa')} value={duration(answered ? sum(queues, (queue) => queue.today?.answerSecondsSum ?? 0) / answered : null)} />
    </dl>
  );
}

/** A mean over queues by what was answered or abandoned in each. */
function weigh(queues: Queue[], figure = (queue: Queue) => queue.serviceLevel.abandonsInTimeCountAsMet): number | null {
  const known = queues.filter((queue) => queue.serviceLevel.abandonsInTimeCountAsMet !== null && endedIn(queue) > 0);
  const weight = sum(known, endedIn);
  return weight === 0 ? null : sum(known, (queue) => figure(queue)! * endedIn(queue)) / weight;
}

function Total({ title, value, note, tone = 'none', def }: { title: string; value: string; note?: string; tone?: Tone; def: string }) {
  return (
    <div class={`total ${tone}`} tabIndex={0} {...means(def)}>
      <dt>{title}</dt>
      <dd><span class="big">{value}</span>{tone !== 'none' && <span class="tone-word">{t(`wall.${tone}`)}</span>}{note && <span class="note">{note}</span>}</dd>
    </div>
  );
}
