import type { Side } from '../../core/side.ts';
import { formatDifference, formatValue } from '../../core/format.ts';
import { median } from '../../statistics/quantile.ts';
import { heapChart } from './chart/heap-chart.ts';
import { type Html, html } from './element.ts';
import { figure, sideLegend } from './figure.ts';
import { blocksFrom } from './raw-files.ts';
import type { HeapSide } from './view/heap-growth.ts';
import type { SuiteView } from './view/suite-view.ts';

/** Below a thousand whole bytes: less than half of one is none. */
const bytes = (value: number): string => formatDifference(Math.abs(value) < 1000 ? Math.round(value) : value, 'bytes');

/** "+212 B per request (180 to 240)". */
const slopeText = (estimate: number, low: number | null, high: number | null): string =>
  `${bytes(estimate)} per request${
    low === null || high === null ? ', one block only' : ` (${bytes(low)} to ${bytes(high)})`
  }`;

const sideText = (side: Side, of: HeapSide | null): Html => {
  if (of === null) return html`<li><i class="side ${side}"></i>${side}: not seen</li>`;
  const { estimate, low, high } = of.slope;
  const start = median(of.readings.map(({ before }) => before)) ?? 0;
  return html`<li>
    <i class="side ${side}"></i>${side}: <strong>${slopeText(estimate, low, high)}</strong
    ><span class="soft">, from ${formatValue(start, 'bytes')} at the start</span>
  </li>`;
};

/** What stays in memory after requests. */
export const memorySection = ({ suite, heap, blocks }: SuiteView): Html | null =>
  heap === null
    ? null
    : html`<h3>Memory that stays</h3>
        ${sideLegend()}
        ${figure({
          title: 'Heap after a forced collection, by requests served',
          picture: heapChart(heap, `Heap after a collection of ${suite} by requests, base and head`),
          wide: true,
          note: html`<ul class="plain">
            ${sideText('base', heap.base)}${sideText('head', heap.head)}
          </ul>`,
          from: html`${blocksFrom(blocks)} (<code>sides.*.signals.heap</code>). The slope is the mean over blocks, its
          band the 95 % interval of that mean`,
        })}`;
