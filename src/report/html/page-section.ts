import { metricTitle, valueText } from '../../advice/phrase.ts';
import type { Visit } from '../../core/visit.ts';
import { median } from '../../statistics/quantile.ts';
import { type Html, html } from './element.ts';
import { waterfalls } from './waterfall.ts';

const valuesOf = (visits: readonly Visit[], side: Visit['side'], metric: string): number[] =>
  visits.flatMap((it) => (it.side === side ? (it.values[metric] ?? []) : []));

const rowOf = (visits: readonly Visit[], metric: string): Html => {
  const cell = (side: Visit['side']): Html => {
    const values = valuesOf(visits, side, metric);
    const middle = median(values);
    if (middle === null) return html`<td class="number">–</td>`;
    const text = (value: number): string => valueText(value, metric, '');
    return html`<td class="number">
      ${text(middle)}<br /><span class="soft">${text(Math.min(...values))} to ${text(Math.max(...values))}</span>
    </td>`;
  };
  return html`<tr>
    <td>${metricTitle(metric)}<br /><code>${metric}</code></td>
    ${cell('base')}${cell('head')}
  </tr>`;
};

/** One page suite: what its visits gave, and the requests of a middle visit of each side. */
export const pageSection = (suite: string, visits: readonly Visit[], index: number): Html => {
  const metrics = [...new Set(visits.flatMap(({ values }) => Object.keys(values)))].toSorted();
  return html`<section>
    <h2 id="page-${index + 1}">Page ${suite}</h2>
    <p class="soft">
      ${visits.length} visits in fresh browser profiles, the sides in turn. The middle value, and the least to the most.
    </p>
    <table>
      <thead>
        <tr>
          <th>Metric</th>
          <th class="number">Base</th>
          <th class="number">Head</th>
        </tr>
      </thead>
      <tbody>
        ${metrics.map((it) => rowOf(visits, it))}
      </tbody>
    </table>
    <h3>Requests over time</h3>
    ${waterfalls(visits)}
  </section>`;
};
