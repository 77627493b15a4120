import { changeText, metricTitle, toleranceText, valueText } from '../../advice/phrase.ts';
import type { MetricResult, Result } from '../../core/result.ts';
import { byImportance } from '../select.ts';
import { decisionText } from '../words.ts';
import { type Html, html } from './element.ts';

const tone = {
  regressed: 'worse',
  improved: 'better',
  unchanged: '',
  inconclusive: 'undecided',
  invalid: 'undecided',
} as const satisfies Record<MetricResult['decision'], string>;

const row = (it: MetricResult): Html =>
  html`<tr>
    <td>${it.suite}</td>
    <td>${it.scenario ?? ''}</td>
    <td>${it.route ?? 'whole'}</td>
    <td>${metricTitle(it.metric)}<br /><code>${it.metric}</code></td>
    <td class="number">${valueText(it.base.value, it.metric, it.unit)}</td>
    <td class="number">${valueText(it.head.value, it.metric, it.unit)}</td>
    <td class="number ${tone[it.decision]}">${changeText(it)}</td>
    <td class="number">${toleranceText(it)}</td>
    <td class="${tone[it.decision]}">${decisionText(it)}</td>
  </tr>`;

const table = (metrics: readonly MetricResult[]): Html =>
  html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Suite</th>
          <th>Scenario</th>
          <th>Route or entry</th>
          <th>Metric</th>
          <th class="number">Base</th>
          <th class="number">Head</th>
          <th class="number">Change (95 % interval)</th>
          <th class="number">Tolerance</th>
          <th>Decision</th>
        </tr>
      </thead>
      <tbody>
        ${metrics.map(row)}
      </tbody>
    </table>
  </div>`;

/** Every comparison: those that decide first, the others folded. */
export const metricsSection = ({ metrics }: Result): Html | null => {
  if (metrics.length === 0) return null;
  const sorted = metrics.toSorted(byImportance);
  const primary = sorted.filter((it) => it.primary);
  const others = sorted.filter((it) => !it.primary);
  return html`<section>
    <h2 id="metrics">Comparisons</h2>
    ${primary.length > 0 ? table(primary) : null}${
      others.length > 0
        ? html`<details>
            <summary>${others.length} comparisons that inform</summary>
            ${table(others)}
          </details>`
        : null
    }
  </section>`;
};
