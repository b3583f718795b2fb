import { t } from '../../text/text';

/** The server says in English how much history is needed and there; other reasons are shown as they are. */
export function earlyOf(reason: string | null): string {
  const days = /^(\d+) whole days of history are needed; there are (\d+|none)\.$/.exec(reason ?? '');
  return days ? t('plan.daysneeded', days[1], days[2] === 'none' ? 0 : days[2]) : reason ?? '';
}
