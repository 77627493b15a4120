import { formatShare, formatValue } from '../../core/format.ts';
import type { Result } from '../../core/result.ts';
import { intervalChart } from './chart/interval-chart.ts';
import { type ChartPoint, seriesChart } from './chart/series-chart.ts';
import { type Html, html } from './element.ts';
import { figure, sideLegend, blockLegend } from './figure.ts';
import { count } from '../words.ts';
import { blocksFrom, fileLink } from './raw-files.ts';
import type { NoisePoint } from './view/noise-series.ts';
import type { ReportView } from './view/report-view.ts';
import type { SuiteView } from './view/suite-view.ts';

interface Reading {
  readonly title: string;
  readonly note: string;
  readonly of: (point: NoisePoint) => Pick<ChartPoint, 'base' | 'head'>;
  readonly format: (value: number) => string;
  /** Of the machine as a whole rather than of a side. */
  readonly shared: boolean;
}

/** One value of the machine rather than of a side: drawn once. */
const machine = (value: number | null): Pick<ChartPoint, 'base' | 'head'> => ({ base: value, head: null });

const readings: readonly Reading[] = [
  {
    title: 'Waiting for a core',
    note: 'Share of time that the main thread stood in the run queue. In a duet the sides share their cores.',
    of: ({ wait }) => wait,
    format: formatShare,
    shared: false,
  },
  {
    title: 'Load generator',
    note: 'Share of a core that it used. A generator that is busy itself measures itself.',
    of: ({ utilisation }) => machine(utilisation),
    format: formatShare,
    shared: true,
  },
  {
    title: 'Requests sent late',
    note: '99th percentile of how late requests of an open load were sent, the worst slice.',
    of: ({ lateness }) => machine(lateness),
    format: (value) => formatValue(value, 'ms'),
    shared: true,
  },
  {
    title: 'Pressure on cores',
    note: 'Share of time in which some task of the machine waited for a core (PSI).',
    of: ({ pressure }) => machine(pressure?.cpu ?? null),
    format: formatShare,
    shared: true,
  },
  {
    title: 'Pressure on disks',
    note: 'Share of time in which some task of the machine waited for a disk (PSI).',
    of: ({ pressure }) => machine(pressure?.io ?? null),
    format: formatShare,
    shared: true,
  },
  {
    title: 'Held up by the CPU limit',
    note: 'Time that the container was throttled, both sides together.',
    of: ({ throttled }) => machine(throttled),
    format: (value) => formatValue(value, 'ms'),
    shared: true,
  },
];

const readingFigure = ({ title, note, of, format, shared }: Reading, { noise, suite }: SuiteView): Html[] => {
  const points = noise.map((it) => ({ block: it.block, kind: it.kind, discarded: it.discarded, ...of(it) }));
  if (points.every(({ base, head }) => (base ?? 0) === 0 && (head ?? 0) === 0)) return [];
  const live = points.filter((it) => it.discarded === null);
  return [
    figure({
      title,
      picture: seriesChart({
        label: `${title} of ${suite} over blocks`,
        points: live.filter(({ kind }) => kind === 'comparison'),
        control: live.filter(({ kind }) => kind === 'control'),
        discarded: points.flatMap((it) => (it.discarded === null ? [] : [{ block: it.block, reason: it.discarded }])),
        blocks: noise.at(-1)?.block ?? 1,
        format,
        axis: 'block',
        fromZero: true,
        shared,
      }),
      note,
    }),
  ];
};

const controlOf = ({ control }: Result, { control: rows }: ReportView): Html =>
  html`<h3>The base against itself</h3>
    <p class="lead">
      ${
        control.decision === 'none'
          ? 'No control block was measured: nothing shows how far this machine disturbs.'
          : `In ${count(control.blocks, 'control block')} a second process of the base took the head's place: whatever differs there is noise or bias. ${
              control.decision === 'clean' ? 'Nothing does beyond chance.' : 'It does: this run is not to be trusted.'
            }`
      }
    </p>
    ${
      rows.length === 0
        ? null
        : figure({
            title: 'Control intervals against the same tolerances',
            picture: intervalChart(rows, 'Intervals of the base against itself'),
            wide: true,
            note: 'The largest first; those that count exactly and found nothing are left out. Wide intervals are what one or two control blocks can say.',
            from: html`${fileLink('result.json')} (<code>control</code>)`,
          })
    }`;

const suiteNoise = (view: SuiteView): Html => {
  const { suite, noise, blocks, missing } = view;
  const figures = readings.flatMap((it) => readingFigure(it, view));
  const lost = noise.filter(({ discarded }) => discarded !== null);
  return html`<h3>The machine while ${suite} was measured</h3>
    ${
      figures.length === 0
        ? null
        : html`${sideLegend(blockLegend)}
            <div class="figures">${figures}</div>`
    }
    ${
      lost.length === 0
        ? null
        : html`<p><strong>Discarded blocks</strong></p>
            <ul>
              ${lost.map(({ block, discarded }) => html`<li>Block ${block}: ${discarded ?? ''}</li>`)}
            </ul>`
    }
    ${
      missing.length === 0
        ? null
        : html`<details>
            <summary>${count(missing.length, 'thing')} could not be observed</summary>
            <ul>
              ${missing.map(({ what, reason }) => html`<li>${what}: ${reason}</li>`)}
            </ul>
          </details>`
    }
    <p class="from">Drawn from ${blocksFrom(blocks)}</p>`;
};

/** How far the run can be trusted. */
export const noiseSection = (view: ReportView, result: Result): Html | null => {
  const suites = view.suites.filter(({ blocks }) => blocks.length > 0);
  if (suites.length === 0 && view.control.length === 0) return null;
  return html`<section>
    <h2 id="noise">Environment and noise</h2>
    ${controlOf(result, view)}${suites.map(suiteNoise)}
  </section>`;
};
