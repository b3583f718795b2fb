/** How many days ahead are looked at: as the address says, or two. */
import type { JSX } from 'preact';
import { useQuery } from '../../route';
import { number } from '../../format';
import { t } from '../../text/text';

const USUAL = '2';
const CHOICES = ['1', USUAL, '7', '14'];

export function useDays(): [days: string, pick: JSX.Element] {
  const [chosen, set] = useQuery('days', USUAL);
  const days = CHOICES.includes(chosen) ? chosen : USUAL;
  return [days, <label class="pick"><span>{t('plan.days')}</span><select value={days} onChange={(change) => set(change.currentTarget.value)}>{CHOICES.map((one) => <option key={one} value={one}>{number(Number(one))}</option>)}</select></label>];
}
