import { duration } from '../../format';
import { useNow } from '../../live/hooks';
import { t } from '../../text/text';
import type { Tone } from '../../ui/basics';

/** Seconds that go on since they were read; only this text is drawn again each second. */
export function Ticking({ seconds, from, tone }: { seconds: number | null; from: number; tone?: (seconds: number | null) => Tone }) {
  return seconds === null ? <span class="faint">–</span> : <Going seconds={seconds} from={from} tone={tone} />;
}

function Going({ seconds, from, tone }: { seconds: number; from: number; tone?: (seconds: number | null) => Tone }) {
  const now = useNow();
  const passed = seconds + Math.max(0, (now - from) / 1000);
  const how = tone?.(passed) ?? 'none';
  return <span class={`tone ${how}`} data-tip={how === 'warn' || how === 'bad' ? t(how === 'bad' ? 'wall.bad' : 'wall.warn') : undefined}>{duration(passed)}{how === 'bad' && <span class="mark" aria-label={t('wall.bad')}> !</span>}</span>;
}
