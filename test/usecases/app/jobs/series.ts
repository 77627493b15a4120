import { createRandom } from '../../../../src/core/random.ts';
import type { SeriesNow } from '../../../../src/usecases/app/jobs/watch-place.ts';
import { makeRecord, makeRecordMetric } from '../../../support/make-record.ts';
import { normal } from '../../../support/normal-noise.ts';

export interface SeriesSketch {
  readonly count: number;
  readonly metric?: string;
  /** True value of a record, relative to the first. */
  readonly level?: (record: number) => number;
  /** What its paired measurement says against the record before. */
  readonly change?: (record: number) => number;
}

/** Records of suite api, each measured beside the one before; values vary by 1 %, paired changes are known to about 1 %. */
export const makeSeries = ({
  count,
  metric = 'cpu.per-request',
  level = () => 1,
  change = () => 0,
}: SeriesSketch): SeriesNow => {
  const random = createRandom(8);
  return {
    suite: 'api',
    others: [],
    records: Array.from({ length: count }, (_, number) => {
      const value = 0.3 * level(number) * Math.exp(0.01 * normal(random));
      const estimate = change(number);
      return makeRecord({
        number,
        metrics: [
          makeRecordMetric({
            metric,
            value,
            change: number === 0 ? null : { estimate, low: estimate - 0.01, high: estimate + 0.01, confidence: 0.9 },
            spread: 0.008,
            base: [0.3, 0.3, 0.3, 0.3],
            head: [0.3, 0.3, 0.3, 0.3],
          }),
        ],
      });
    }),
  };
};

const jumpAt = 20;
const after = (factor: number) => (record: number) => (record < jumpAt ? 1 : factor);
const at = (change: number) => (record: number) => (record === jumpAt ? change : 0);

/** It got worse by 10 % at record 20 of 26, and paired measurements say so too. */
export const jumped = (): SeriesNow => makeSeries({ count: 26, level: after(1.1), change: at(0.1) });
/** All figures went up by 10 % there, and no commit did. */
export const slowerMachine = (): SeriesNow => makeSeries({ count: 26, level: after(1.1) });
export const unchanged = (): SeriesNow => makeSeries({ count: 26 });
export const improved = (): SeriesNow => makeSeries({ count: 26, level: after(0.9), change: at(-0.1) });
/** It should be high, and fell. */
export const fell = (): SeriesNow =>
  makeSeries({ count: 26, metric: 'throughput', level: after(0.85), change: at(-0.15) });
/** One per cent with each of the last ten commits. */
export const crept = (): SeriesNow => makeSeries({ count: 14, change: (record) => (record > 3 ? 0.01 : 0) });
/** Three per cent and a half in all: no creep any more, and not gone. */
export const stillSome = (): SeriesNow => makeSeries({ count: 14, change: (record) => (record > 3 ? 0.0035 : 0) });
