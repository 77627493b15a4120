import { type Html, html } from './element.ts';
import { latencyChart } from './chart/latency-chart.ts';
import { figure, sideLegend } from './figure.ts';
import { blocksFrom } from './raw-files.ts';
import type { Curve, LatencyCurves } from './view/latency-curves.ts';
import type { SuiteView } from './view/suite-view.ts';

const mostCharts = 12;

const timeAt = ({ points }: Curve, share: number): number => points.find((it) => it.share >= share)?.time ?? 0;

/** How far the sides are apart in the middle or at the end, as a factor. */
const apart = ({ base, head }: LatencyCurves): number =>
  Math.max(
    ...[0.5, 0.95].map((share) =>
      Math.abs(Math.log(Math.max(1e-3, timeAt(head, share)) / Math.max(1e-3, timeAt(base, share)))),
    ),
  );

const nameOf = ({ scenario, route }: LatencyCurves, several: boolean): string =>
  `${route ?? 'all routes'}${several ? `, ${scenario}` : ''}`;

/** How long answers took on both sides: the mix first, then the routes that differ most. */
export const latencySection = ({ suite, latency, blocks }: SuiteView): Html | null => {
  if (latency.length === 0) return null;
  const several = new Set(latency.map((it) => it.scenario)).size > 1;
  const sorted = latency.toSorted((a, b) => Number(b.route === null) - Number(a.route === null) || apart(b) - apart(a));
  const counted = blocks.filter(({ kind, discarded }) => kind === 'comparison' && discarded === null);
  const rest = sorted.length - mostCharts;
  return html`<h3>How long answers took</h3>
    <p class="lead">
      The share of answers that came within a time. Where the head’s line runs to the right of the base’s, it is slower
      there. Dots: median, 95th and 99th
      percentile.${rest > 0 ? ` The ${mostCharts} that differ most; ${rest} more are in the table of routes.` : ''}
    </p>
    ${sideLegend()}
    <div class="figures">
      ${sorted.slice(0, mostCharts).map((curves) =>
        figure({
          title: nameOf(curves, several),
          picture: latencyChart(curves, `Latency of ${nameOf(curves, several)} of ${suite}, base and head`),
          note: `${curves.base.requests.toLocaleString('en-US')} answers on base, ${curves.head.requests.toLocaleString('en-US')} on head`,
        }),
      )}
    </div>
    <p class="from">Drawn from ${blocksFrom(counted)} (<code>slices</code>), blocks that count</p>`;
};
