import type { Naming } from '../advice/naming.ts';
import { estimateText, metricTitle } from '../advice/phrase.ts';
import { isByDifference } from '../core/metrics.ts';
import { isExact, type MetricResult } from '../core/result.ts';
import { clipToEms, emWidth } from './em-width.ts';
import { escapeTerminal } from './escape.ts';
import { mermaidChart, mermaidNumber, mermaidSeries, mermaidText } from './mermaid.ts';
import { telling } from './select.ts';

/** Bars that a person takes in at a glance; the table has the others. */
const mostBars = 10;
const width = 900;
const fontSize = 13;
/** Ems of a label: when one needs more than half of the chart, with ticks and gaps, Mermaid leaves out all of them. */
const labelWidth = (width / 2 - 20) / fontSize;

// GitHub's own red and green, readable on light and dark pages; see-through for the part that is not certain.
const faces = {
  regressed: { colour: '#cf222e', title: 'worse than the base by at least (solid) and at most (pale), %' },
  improved: { colour: '#1a7f37', title: 'better than the base by at least (solid) and at most (pale), %' },
} as const;
const seeThrough = '66';

interface Bar {
  readonly label: string;
  /** The ends of its interval, as sizes in %. */
  readonly low: number;
  readonly high: number;
  readonly estimate: number;
}

const barOf = (it: MetricResult, naming: Naming): Bar => {
  const { estimate, low, high } = it.change;
  const [least, most] = Math.abs(low) < Math.abs(high) ? [low, high] : [high, low];
  // A long name is cut, the figure is not.
  const figure = `: ${estimateText(it)}`;
  const name = escapeTerminal(`${naming.row(it)}, ${metricTitle(it.metric)}`.slice(0, 1000));
  return {
    label: mermaidText(`${clipToEms(name, labelWidth - emWidth(figure))}${figure}`),
    // Of an interval that holds zero nothing is certain.
    low: low * high < 0 ? 0 : 100 * Math.abs(least),
    high: 100 * Math.abs(most),
    estimate: 100 * Math.abs(estimate),
  };
};

/** The end of an axis: the next round number. */
const roundUp = (most: number): number => {
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8].map((step) => step * power).find((end) => end >= most) ?? 10 * power;
};

/** Mermaid takes equal labels for one. */
const distinct = (bars: readonly Bar[]): Bar[] => [...new Map(bars.map((bar) => [bar.label, bar])).values()];

/**
 * The comparisons that regressed, or where there are none those that improved, as bars with their intervals. None for fewer than
 * two: one number needs no picture.
 */
export const changesChart = (metrics: readonly MetricResult[], naming: Naming): string[] => {
  // Differences have no place on an axis of relative changes, and what is exact has no interval to show.
  const changed = telling(metrics).filter((it) => !isByDifference(it) && !isExact(it));
  const kind = changed.some((it) => it.decision === 'regressed') ? 'regressed' : 'improved';
  const shown = changed.filter((it) => it.decision === kind).slice(0, mostBars);
  const bars = distinct(shown.map((it) => barOf(it, naming)));
  if (bars.length < 2) return [];
  // An interval of a few blocks may be so wide that it hides all others.
  const largest = Math.max(...bars.map(({ estimate }) => estimate));
  const end = roundUp(Math.max(5, Math.min(Math.max(...bars.map(({ high }) => high)), 2 * largest)));
  const series = (value: (bar: Bar) => number): string =>
    `bar ${mermaidSeries(bars.map((bar) => Math.min(end, Number(value(bar).toFixed(1)))))}`;
  const { colour, title } = faces[kind];
  return mermaidChart(
    { width, height: 70 + 36 * bars.length, fontSize },
    'horizontal',
    [`${colour}${seeThrough}`, colour],
    [
      `x-axis [${bars.map(({ label }) => label).join(', ')}]`,
      `y-axis "${title}" 0 --> ${mermaidNumber(end)}`,
      series(({ high }) => high),
      series(({ low }) => low),
    ],
  );
};
