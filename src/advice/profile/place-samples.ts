import { median } from '../../statistics/quantile.ts';
import type { CpuProfile } from './cpu-profile.ts';
import type { ProfileMark } from './side-profiles.ts';
import { windowOf } from './stack-node.ts';

type Mark = Pick<ProfileMark, 'at' | 'waited'>;

export interface CpuWindow {
  readonly from: Mark;
  readonly to: Mark;
}

/** A sample that lies in a window. */
interface PlacedSample {
  /** Place of the window. */
  readonly window: number;
  /** Of the node that ran. */
  readonly id: number;
  /** How long it stands for, µs. */
  time: number;
}

/** Samples that are further apart than this many usual distances have a gap between them. */
const gap = 2;

/** When each sample was taken, in the order of time. */
const timeline = ({ samples, timeDeltas, startTime }: CpuProfile): { readonly at: number; readonly id: number }[] => {
  const taken: { readonly at: number; readonly id: number }[] = [];
  let at = startTime;
  let ordered = true;
  for (const [index, id] of samples.entries()) {
    const delta = timeDeltas[index] ?? 0;
    ordered &&= delta >= 0;
    at += delta;
    taken.push({ at, id });
  }
  return ordered ? taken : taken.toSorted((a, b) => a.at - b.at);
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Takes time without a core out of one window. Samples come by the clock: while another process has the core none can be taken, and
 * whatever ran before seems to run on. Such time lies in the gaps between samples, and how long it was in all the system tells.
 */
const withoutWaiting = (samples: readonly PlacedSample[], waited: number, usual: number): void => {
  const excess = samples.map(({ time }) => Math.max(0, time - gap * usual));
  const all = sum(excess);
  const share = all === 0 ? 0 : Math.min(1, waited / all);
  for (const [index, sample] of samples.entries()) sample.time -= share * (excess[index] ?? 0);
};

/** The samples of a profile that lie in the windows, idle ones included. Each stands until the next one. */
export const placeSamples = (profile: CpuProfile, windows: readonly CpuWindow[]): readonly PlacedSample[] => {
  const bounds = windows.map(({ from, to }) => ({ from: from.at, to: to.at }));
  const taken = timeline(profile);
  const byWindow = windows.map((): PlacedSample[] => []);
  for (const [index, { at, id }] of taken.entries()) {
    const window = windowOf(bounds, at);
    if (window === null) continue;
    const end = Math.min(taken[index + 1]?.at ?? profile.endTime, bounds[window]?.to ?? at);
    byWindow[window]?.push({ window, id, time: Math.max(0, end - at) });
  }
  const usual = median(byWindow.flat().map(({ time }) => time)) ?? 0;
  for (const [window, samples] of byWindow.entries()) {
    const { from, to } = windows[window] ?? {};
    if (from?.waited == null || to?.waited == null) continue;
    withoutWaiting(samples, Math.max(0, to.waited - from.waited), usual);
  }
  return byWindow.flat();
};
