import { formatDuration, formatShare } from '../../core/format.ts';
import { count } from '../../gate/wording.ts';
import { type KnownSpread, type SuiteForecast, blocksFor, shareAt, timeOf, toleranceFor } from './forecast.ts';

/** Beyond this many times the planned blocks a number would be a guess. */
const farthest = 4;

const placeOf = ({ place }: KnownSpread, suite: string): string =>
  [place.metric, 'of', suite, place.route, place.scenario === null ? null : `in ${place.scenario}`]
    .filter((it) => it !== null)
    .join(' ');

/** The spread that asks for the most blocks. */
const widest = ({ spreads }: SuiteForecast): KnownSpread | undefined =>
  spreads.toSorted((a, b) => b.deviation / b.tolerated - a.deviation / a.tolerated)[0];

/** Upwards, to half a per cent: what somebody would write into a file. */
const writable = (share: number): string => formatShare(Math.ceil(share * 200) / 200);

const lastBlocks = ({ looks }: SuiteForecast): number => looks.looks.at(-1)?.blocks ?? 0;

/** Blocks that the suite is expected to take: all of them where no look is likely to decide. */
export const expectedBlocks = (forecast: SuiteForecast): number => forecast.blocks ?? lastBlocks(forecast);

/** Expected time of all suites, ms; null where the records of one don't tell. */
const totalTime = (forecasts: readonly SuiteForecast[]): number | null =>
  forecasts.reduce<number | null>((sum, it) => {
    const time = timeOf(it, expectedBlocks(it));
    return sum === null || time === null ? null : sum + time;
  }, 0);

const undecidable = (forecast: SuiteForecast): string[] => {
  const worst = widest(forecast);
  if (forecast.blocks !== null || worst === undefined) return [];
  const last = lastBlocks(forecast);
  const needed = blocksFor(forecast.spreads, forecast.looks, farthest * last);
  const time = needed === null ? null : timeOf(forecast, needed);
  const more =
    needed === null
      ? 'More blocks alone are unlikely to do; '
      : `Set gate.max-blocks to ${needed}${time === null ? '' : ` (${formatDuration(time)} of measuring)`}, or `;
  const tolerance = writable(toleranceFor(worst, last, shareAt(forecast, last)));
  return [
    `This run is likely to end undecided: by the last ${count(forecast.records, 'record')} ${placeOf(worst, forecast.suite)} ` +
      `varies too much for the ${last} blocks that the gate allows. ${more}a tolerance of ${tolerance} would do.`,
  ];
};

const tooShort = (forecasts: readonly SuiteForecast[], left: number, spent: number): string[] => {
  const time = totalTime(forecasts);
  const [first] = forecasts.toSorted((a, b) => expectedBlocks(b) - expectedBlocks(a));
  if (time === null || time <= left || first === undefined || first.blocks === null) return [];
  const limit = Math.ceil((1.1 * (spent + time)) / 60_000);
  const available = Math.floor((expectedBlocks(first) * Math.max(0, left)) / time);
  const worst = widest(first);
  const tolerance =
    worst === undefined || available < 2
      ? ''
      : `, or a tolerance of ${writable(toleranceFor(worst, available, shareAt(first, available)))} for ${worst.place.metric}`;
  return [
    `The time limit is likely to come before a decision: by the last ${count(first.records, 'record')} it takes about ` +
      `${count(expectedBlocks(first), 'block')}, ${formatDuration(time)}, and ${formatDuration(Math.max(0, left))} are left. ` +
      `Allow ${limit}m with gate.time-limit or --time-limit${tolerance}.`,
  ];
};

/**
 * What is wrong with a run before it has begun, in sentences: its last look is unlikely to decide, or the time limit will come
 * first. `left` is the time until the limit, `spent` what preparing took, both ms.
 */
export const forecastNotices = (
  forecasts: readonly SuiteForecast[],
  { left, spent }: { readonly left: number; readonly spent: number },
): string[] => [...forecasts.flatMap(undecidable), ...tooShort(forecasts, left, spent)];

/** "planned from 12 records: about 6 blocks, 80 s" */
export const forecastStep = (forecasts: readonly SuiteForecast[]): string | null => {
  if (forecasts.length === 0) return null;
  const records = Math.max(...forecasts.map((it) => it.records));
  const time = totalTime(forecasts);
  const blocks =
    forecasts.length === 1
      ? `about ${count(Math.max(...forecasts.map(expectedBlocks)), 'block')}`
      : forecasts.map((it) => `${it.suite} about ${count(expectedBlocks(it), 'block')}`).join(', ');
  return `planned from ${count(records, 'record')}: ${blocks}${time === null ? '' : `, ${formatDuration(time)}`}`;
};
