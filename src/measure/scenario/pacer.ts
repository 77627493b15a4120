import { createHistogram, type Counts } from '../../core/histogram.ts';
import type { Random } from '../../core/random.ts';

/** Calls at random times, as independent users come, at a rate that can be changed. */
export interface Pacer extends Disposable {
  /** Per second; null for none. */
  setRate(rate: number | null): void;
  /** How late calls came since the last time this was asked for. */
  takeLateness(): Counts;
}

/** Below this many ms to the next call the event loop is polled: timers only keep whole milliseconds. */
const pollBelow = 1.6;
/** So many calls in a row leave the event loop to others for a moment, however late they are. */
const mostAtOnce = 64;
/** A generator that is later than this has lost the time for good: catching up would be a burst that nobody asked for, ms. */
const lostAfter = 5000;

/** `fire` gets the time that it was due at, performance.now() in ms. The times are a Poisson process. */
export const createPacer = (random: Random, fire: (due: number) => void): Pacer => {
  let rate: number | null = null;
  let next = 0;
  let timer: NodeJS.Timeout | null = null;
  let immediate: NodeJS.Immediate | null = null;
  const lateness = createHistogram();
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    if (immediate !== null) clearImmediate(immediate);
    [timer, immediate] = [null, null];
  };
  const gap = (perSecond: number): number => (-Math.log(1 - random.next()) * 1000) / perSecond;
  const step = (): void => {
    [timer, immediate] = [null, null];
    const perSecond = rate;
    if (perSecond === null) return;
    for (let fired = 0; fired < mostAtOnce && next <= performance.now(); fired++) {
      const due = next;
      lateness.add(Math.max(0, performance.now() - due));
      next += gap(perSecond);
      fire(due);
    }
    const wait = next - performance.now();
    if (wait < -lostAfter) next = performance.now();
    if (wait > pollBelow) timer = setTimeout(step, Math.min(wait - pollBelow, 1000));
    else immediate = setImmediate(step);
  };
  return {
    setRate: (wanted) => {
      stop();
      rate = wanted;
      if (wanted === null) return;
      next = performance.now() + gap(wanted);
      step();
    },
    takeLateness: () => lateness.take(),
    [Symbol.dispose]: () => {
      rate = null;
      stop();
    },
  };
};
