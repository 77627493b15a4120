import type { Block } from '../../../src/core/block.ts';
import type { Clock } from '../../../src/core/clock.ts';
import { sides } from '../../../src/core/side.ts';
import type { BlockRequest } from '../../../src/usecases/ports.ts';
import { normal } from '../../support/normal-noise.ts';
import { makeVisit, pageValues } from '../../support/make-page-block.ts';

/** What is true of a page: relative changes of what the head transfers, and of its timings; noise of all but bytes. */
export interface PageTruth {
  readonly transfer?: number;
  readonly latency?: number;
  readonly noise?: number;
  /** Chance that a visit fails. */
  readonly dying?: number;
}

/** A block as `runPageBlock` makes it: a visit of each side. The clock moves by what it takes. */
export const honestPageBlock = (
  { suite, index, kind, schedule, seed, random }: BlockRequest,
  { transfer = 0, latency = 0, noise = 0.004, dying = 0 }: PageTruth,
  clock: Clock & { advance(ms: number): void },
): Block => {
  const startedAt = clock.date().toISOString();
  const startOrder = random.fork('start').shuffle([...sides]);
  const order = schedule === 'one-at-a-time' ? startOrder : random.fork('visits').shuffle([...sides]);
  const luck = random.fork('luck');
  const died = luck.next() < dying;
  const visits = order.map((side) => {
    const isHead = side === 'head' && kind === 'comparison';
    const values = Object.fromEntries(
      Object.entries(pageValues).map(([metric, value]) => {
        if (metric === 'page.transfer') return [metric, Math.round(value * (isHead ? 1 + transfer : 1))];
        if (metric === 'page.requests' || metric === 'page.cls') return [metric, value];
        return [metric, value * (isHead ? 1 + latency : 1) * Math.exp(noise * normal(luck))];
      }),
    );
    return makeVisit(side, { values });
  });
  const time = { start: 300, warmUp: 100, load: 6000, other: 100 };
  clock.advance(time.start + time.warmUp + time.load + time.other);
  return {
    schema: 'pacegate/block@1',
    suite: suite.name,
    index,
    kind,
    schedule,
    seed: `${seed}/${suite.name}/${index}`,
    startedAt,
    startOrder,
    warmUp: { duration: 0, flat: true, slice: 0 },
    sides: {
      base: { startup: 300, memoryPeak: null, probe: 'refused' },
      head: { startup: 300, memoryPeak: null, probe: 'refused' },
    },
    slices: [],
    visits: died ? visits.slice(0, 1) : visits,
    time,
    discarded: died ? { reason: 'head: the page did not load.', side: 'head' } : null,
  };
};
