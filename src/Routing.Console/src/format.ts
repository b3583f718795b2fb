/** Figures and moments as people read them, in the language chosen. */
import { language } from './text/text';

const locale = () => (language.value === 'zh' ? 'zh-CN' : 'en-GB');

const collators = { zh: new Intl.Collator('zh-CN', { numeric: true }), en: new Intl.Collator('en-GB', { numeric: true }) };

/** Instants have as many digits of a second as it takes, which no order of words or numbers in them minds. */
const INSTANT = /^\d{4}-\d\d-\d\dT/;

/** Words as the reader's language has them in order, numbers in them by their size; instants by time. */
export function compare(a: string | number, b: string | number): number {
  if (typeof a !== 'string' || typeof b !== 'string') return a < b ? -1 : a > b ? 1 : 0;
  return INSTANT.test(a) && INSTANT.test(b) ? Date.parse(a) - Date.parse(b) : collators[language.value].compare(a, b);
}

/** As in 45s, 3:07, 1:02:10. */
export function duration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined || !isFinite(seconds)) return '–';
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return language.value === 'zh' ? `${whole}秒` : `${whole}s`;
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** Nothing is less than nought that rounds to it. */
export function number(value: number | null | undefined, digits = 0): string {
  return value === null || value === undefined || !isFinite(value) ? '–' : value.toLocaleString(locale(), { maximumFractionDigits: digits, minimumFractionDigits: digits, signDisplay: 'negative' } as Intl.NumberFormatOptions);
}

export const percent = (value: number | null | undefined, digits = 0) => (value === null || value === undefined ? '–' : `${number(value, digits)}\u202f%`);

export const timeOf = (iso: string) => new Date(iso).toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });

export const momentOf = (iso: string) => new Date(iso).toLocaleString(locale(), { dateStyle: 'medium', timeStyle: 'medium', hour12: false } as Intl.DateTimeFormatOptions);

export const secondsSince = (iso: string | null | undefined, now: number) => (iso ? (now - Date.parse(iso)) / 1000 : null);

/** A moment on an axis: the day where the axis begins, at midnight or where days are apart, else the hour. */
export const tickOf = (ms: number, withDay: boolean) => new Date(ms).toLocaleString(locale(), withDay || new Date(ms).getHours() + new Date(ms).getMinutes() === 0 ? { month: 'short', day: 'numeric' } : { hour: '2-digit', minute: '2-digit', hour12: false });
