import { duration, number, percent } from '../../format';
import { useNow } from '../../live/hooks';
import type { Queue, Read } from '../../live/types';
import { t } from '../../text/text';
import { means, type Tone } from '../../ui/basics';
import { ofWait, worstOf } from './levels';
import { goalOf, type Day, type Measured } from './measured';

/** The longest wait of a queue by now: it has gone on since the queue was read. */
const waitOf = ({ oldestWaitSeconds: wait, readAt }: Read<Queue>, now: number) => (wait === null ? null : wait + Math.max(0, (now - readAt) / 1000));

const sum = <T,>(of: T[], figure: (one: T) => number) => of.reduce((total, one) => total + figure(one), 0);

/** The whole of what is shown, in six figures: who waits by the queues, what came of contacts as the server measures it. */
export function Totals({ queues, measured: { dayOf, whole, isRead } }: { queues: Read<Queue>[]; measured: Measured }) {
  const now = useNow();
  const waits = queues.map((queue) => waitOf(queue, now));
  const waiting = sum(queues, (queue) => queue.waiting);
  const days = queues.map(dayOf).filter((day): day is Day => day !== null);
  const [arrived, answered, abandoned] = [sum(days, (day) => day.arrived), sum(days, (day) => day.answered), sum(days, (day) => day.abandoned)];
  const oldest = waits.reduce<number | null>((most, wait) => (wait === null ? most : Math.max(most ?? 0, wait)), null);
  const level = whole('serviceLevel.abandonsInTimeCountAsMet');
  const goal = goalOf(queues, dayOf);
  const tone: Tone = level === null || goal === null ? 'none' : level >= goal ? 'good' : level >= goal - 5 ? 'warn' : 'bad';
  return (
    <dl class="totals">
      <Total def="waiting" title={t('wall.waiting')} value={number(waiting)} />
      <Total def="oldest" title={t('wall.oldest')} value={duration(oldest)} tone={worstOf(...queues.map((queue, at) => ofWait(queue, waits[at])))} />
      <Total def="serviceLevel" title={t('wall.level')} value={percent(level)} tone={tone} />
      <Total def="answered" title={t('wall.answered')} value={isRead ? number(answered) : '–'} note={isRead ? `${t('wall.arrived')} ${number(arrived)}` : undefined} />
      <Total def="abandoned" title={t('wall.abandoned')} value={isRead ? number(abandoned) : '–'} note={answered + abandoned > 0 ? percent((100 * abandoned) / (answered + abandoned), 1) : undefined} />
      <Total def="asa" title={t('wall.asa')} value={duration(whole('asa'))} />
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
