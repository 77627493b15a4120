import { metricTitle, valueText } from '../../advice/phrase.ts';
import { seriesChart } from './chart/series-chart.ts';
import { type Html, html } from './element.ts';
import { blockLegend, figure, sideLegend } from './figure.ts';
import { blocksFrom, fileLink } from './raw-files.ts';
import type { BlockSeries } from './view/block-series.ts';
import type { SuiteView } from './view/suite-view.ts';

const nameOf = ({ metric: { metric, route, scenario } }: BlockSeries, several: boolean): string => {
  const where = [route ?? '', several && scenario !== null ? scenario : ''].filter((it) => it !== '').join(', ');
  const title = metricTitle(metric);
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}${where === '' ? '' : `, ${where}`}`;
};

/** Values of each block over the run: whether the sides moved together, and whether one block alone made the difference. */
export const seriesSection = ({ suite, series, blocks }: SuiteView): Html | null => {
  if (series.length === 0) return null;
  const several = new Set(series.flatMap((it) => it.metric.scenario ?? [])).size > 1;
  const discarded = blocks.flatMap((it) =>
    it.discarded === null ? [] : [{ block: it.index + 1, reason: it.discarded.reason }],
  );
  return html`<h3>Block by block</h3>
    <p class="lead">
      Each block starts both sides afresh and measures them at the same time, so that noise of the machine moves both:
      what stays between the lines is the change.
    </p>
    ${sideLegend(blockLegend)}
    <div class="figures">
      ${series.map((it) =>
        figure({
          title: nameOf(it, several),
          picture: seriesChart({
            label: `${nameOf(it, several)} of ${suite} over blocks, base and head`,
            points: it.counted,
            control: it.control,
            discarded: it.placed ? discarded : [],
            blocks: Math.max(it.placed ? (blocks.at(-1)?.index ?? 0) + 1 : 0, it.counted.length),
            format: (value) => valueText(value, it.metric.metric, it.metric.unit),
            axis: it.placed ? 'block' : 'counted block, in order',
          }),
        }),
      )}
    </div>
    <p class="from">
      Drawn from ${fileLink('result.json')} (<code>metrics</code>, <code>blocks</code> of each side), control from
      ${blocksFrom(blocks.filter(({ kind }) => kind === 'control'))}
    </p>`;
};
