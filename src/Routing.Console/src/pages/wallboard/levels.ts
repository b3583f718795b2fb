/** Thresholds of the wallboard: the tone a figure has, and the word that goes with it. */
import type { Queue } from '../../live/types';
import type { Tone } from '../../ui/basics';

const NEAR_POINTS = 5;
const NEAR_SHARE = 0.6;

/** Of the service level: on target, within five points of it, or off. */
export function ofLevel({ serviceLevel: { targetPercent } }: Queue, level: number | null): Tone {
  if (targetPercent === null || level === null) return 'none';
  return level >= targetPercent ? 'good' : level >= targetPercent - NEAR_POINTS ? 'warn' : 'bad';
}

/** Of the longest wait: within what the queue aims at, beyond it, or beyond the queue's own bound. */
export function ofWait({ maxWaitSeconds: bound, serviceLevel: { withinSeconds: goal } }: Queue, seconds: number | null): Tone {
  if (seconds === null) return 'none';
  if (bound && seconds >= bound) return 'bad';
  return (goal !== null && seconds > goal) || (bound && seconds >= bound * NEAR_SHARE) ? 'warn' : 'good';
}

/** Of who is free: nobody while somebody waits is what to act on. */
export const ofFree = (queue: Queue): Tone => ((queue.agents?.open ?? 0) > 0 ? 'good' : queue.waiting > 0 ? 'bad' : 'warn');

const worst: Tone[] = ['none', 'good', 'warn', 'bad'];

export const worstOf = (...tones: Tone[]): Tone => tones.reduce((a, b) => (worst.indexOf(b) > worst.indexOf(a) ? b : a), 'none');
