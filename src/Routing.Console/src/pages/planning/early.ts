import { t } from '../../text/text';

/** Too little history, or another reason in the server's own words. */
export interface Early { reason: string | null; neededDays?: number | null; knownDays?: number | null }

export const earlyOf = (one: Early | undefined): string => (one?.neededDays ? t('plan.daysneeded', one.neededDays, one.knownDays ?? 0) : one?.reason ?? '');
