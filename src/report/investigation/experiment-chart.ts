import type { Hypothesis, Investigation } from '../../core/investigation.ts';
import { maskSecrets } from '../../investigation/infrastructure/secrets/mask-secrets.ts';
import { clipToEms, emWidth } from '../em-width.ts';
import { escapeTerminal } from '../escape.ts';
import { mermaidChart, mermaidNumber, mermaidSeries, mermaidText } from '../mermaid.ts';
import { measuredOf } from './standings.ts';

/** Arms that a person takes in at a glance; the table has the others. */
const mostArms = 8;
const width = 900;
const fontSize = 13;
/** Ems of a label: when one needs more than half of the chart Mermaid leaves out all of them. */
const labelWidth = (width / 2 - 20) / fontSize;

/** Neither good nor bad: how much is left says nothing but where it went. */
const colour = '#0969da';
const seeThrough = '66';

interface Bar {
  readonly label: string;
  /** What is left of the regression, %, at least and at most. */
  readonly low: number;
  readonly high: number;
}

const whole = (value: number): string => {
  const text = value.toFixed(0);
  return text === '-0' ? '0' : text;
};

const barOf = (name: string, { low, high }: { readonly low: number; readonly high: number }): Bar => {
  const figure = low === high ? `: ${whole(low)} %` : `: ${whole(low)} to ${whole(high)} %`;
  const text = clipToEms(escapeTerminal(name.slice(0, 1000)), labelWidth - emWidth(figure));
  return { label: mermaidText(`${text}${figure}`), low, high };
};

const leftOf = (recovery: { readonly low: number; readonly high: number }): { low: number; high: number } => ({
  low: 100 - 100 * recovery.high,
  high: 100 - 100 * recovery.low,
});

/** "H1: A query for every order": the table says where. */
const shortName = ({ id, title, location }: Pick<Hypothesis, 'id' | 'title' | 'location'>): string => {
  const masked = maskSecrets(title.slice(0, 2000));
  const at = location === null ? -1 : masked.lastIndexOf(` in ${location.path}`);
  return `${id}: ${at > 0 ? masked.slice(0, at) : masked}`;
};

/** Mermaid takes equal labels for one. */
const distinct = (bars: readonly Bar[]): Bar[] => [...new Map(bars.map((bar) => [bar.label, bar])).values()];

const ends = [100, 125, 150, 200];

/**
 * How much of the regression is left: none on the base, all of it on the head, and between or beyond these what each arm leaves, with its
 * interval. Nothing where no arm was measured.
 */
export const experimentChart = ({ hypotheses, placebo }: Pick<Investigation, 'hypotheses' | 'placebo'>): string[] => {
  const arms = measuredOf(hypotheses).flatMap((it) =>
    it.experiment.recovery === null ? [] : [barOf(`Without ${shortName(it)}`, leftOf(it.experiment.recovery))],
  );
  if (arms.length === 0) return [];
  const recovery = placebo?.recovery ?? null;
  const bars = distinct([
    barOf('Base', { low: 0, high: 0 }),
    barOf('Head', { low: 100, high: 100 }),
    ...arms.slice(0, mostArms),
    ...(recovery === null ? [] : [barOf('Placebo', leftOf(recovery))]),
  ]);
  const largest = Math.max(...bars.map(({ high }) => high));
  const end = ends.find((it) => it >= largest) ?? 200;
  const series = (value: (bar: Bar) => number): string =>
    `bar ${mermaidSeries(bars.map((bar) => Number(Math.min(end, Math.max(0, value(bar))).toFixed(1))))}`;
  return mermaidChart(
    { width, height: 70 + 36 * bars.length, fontSize },
    'horizontal',
    [`${colour}${seeThrough}`, colour],
    [
      `x-axis [${bars.map(({ label }) => label).join(', ')}]`,
      `y-axis "left of the regression, at least (solid) and at most (pale), %" 0 --> ${mermaidNumber(end)}`,
      series(({ high }) => high),
      series(({ low }) => low),
    ],
  );
};
