import { formatDuration, formatShare, formatValue } from '../core/format.ts';
import type { Phase } from '../core/series.ts';
import { escapeTerminal, shorten } from './escape.ts';
import { type Progress, renderProgressLine } from './progress.ts';
import { sparkline } from './sparkline.ts';
import { clip } from './text-width.ts';

/** Where a load stands. Durations in ms. */
export interface LoadProgress {
  readonly kind: 'load';
  readonly suite: string;
  readonly scenario: string;
  readonly phase: Phase;
  /** Of this scenario, and as long as it may take. */
  readonly elapsed: number;
  readonly planned: number;
  /** Requests/s; null in a closed loop. */
  readonly asked: number | null;
  readonly served: number;
  readonly p95: number | null;
  /** Share of the interval's requests, 0 to 1. */
  readonly errors: number;
  readonly rss: number | null;
  /** 95th percentiles of the newest intervals, the newest last. */
  readonly course: readonly number[];
}

/** What a run of `pacegate measure` tells while it goes on. */
export type MeasureProgress = Progress | LoadProgress;

const phaseWords = {
  'warm-up': 'warming up',
  load: 'under load',
  low: 'low load',
  trial: 'raising the rate',
  drain: 'waiting for what piled up',
  overload: 'overloading',
  recovery: 'watching it recover',
} as const satisfies Record<Phase, string>;

const clean = (text: string): string => shorten(escapeTerminal(text), 60);

const rateText = ({ asked, served }: LoadProgress): string =>
  asked === null
    ? formatValue(served, 'requests/s')
    : `${formatValue(served, 'requests/s')} of ${formatValue(asked, 'requests/s')}`;

const figures = (it: LoadProgress): string =>
  [
    rateText(it),
    ...(it.p95 === null ? [] : [`p95 ${formatValue(it.p95, 'ms')}`]),
    ...(it.errors === 0 ? [] : [`errors ${formatShare(it.errors)}`]),
    ...(it.rss === null ? [] : [`memory ${formatValue(it.rss, 'bytes')}`]),
  ].join(', ');

const placeText = ({ suite, scenario, phase }: LoadProgress): string =>
  `${clean(suite)} ${clean(scenario)}: ${phaseWords[phase]}`;

const timeText = ({ elapsed, planned }: LoadProgress): string =>
  `${formatDuration(elapsed)} of ${formatDuration(planned)}`;

/** One line for logs. */
export const renderMeasureLine = (event: MeasureProgress): string =>
  event.kind === 'load' ? `${placeText(event)}, ${timeText(event)}; ${figures(event)}` : renderProgressLine(event);

/** A few lines that a terminal redraws in place; none is wider than `width` columns. */
export const renderMeasureLive = (event: LoadProgress, width: number): string[] =>
  [
    `${placeText(event)}, ${timeText(event)}`,
    `  ${figures(event)}`,
    ...(event.course.length < 2 ? [] : [`  p95 ${sparkline(event.course, 40)}`]),
  ].map((line) => clip(line, width));
