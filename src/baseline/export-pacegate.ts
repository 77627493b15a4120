import type { Exported, KeyedSeries } from './exchange.ts';
import { recordLine } from './record-line.ts';

/** All records as lines, series after series, as the stores keep them: importing them again gives the same. */
export const exportPacegate = (series: readonly KeyedSeries[]): Exported => ({
  text: series.flatMap(({ records }) => records.map((it) => `${recordLine(it).text}\n`)).join(''),
  skipped: [],
});
