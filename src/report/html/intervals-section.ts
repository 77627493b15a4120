import type { Result } from '../../core/result.ts';
import { count } from '../words.ts';
import { intervalChart } from './chart/interval-chart.ts';
import { type Html, html } from './element.ts';
import { figure } from './figure.ts';
import { fileLink } from './raw-files.ts';
import type { ReportView } from './view/report-view.ts';

/** What decides: each comparison's interval against its tolerance. */
export const intervalsSection = ({ intervals, more }: ReportView, { comparisons }: Result): Html | null =>
  intervals.length === 0
    ? null
    : html`<section>
        <h2 id="intervals">What decides</h2>
        <p class="lead">
          ${count(comparisons.made, 'comparison')} made of ${comparisons.expected} expected. A dot is the estimate, a
          line its interval; whatever reaches beyond the dashed line may be a regression, and is one when the whole
          interval is worse than no change.
        </p>
        ${figure({
          title: 'Intervals against tolerance',
          picture: intervalChart(
            intervals,
            `Intervals of ${count(intervals.length, 'comparison')} against their tolerances`,
          ),
          wide: true,
          note: html`Diamond: regressed; hollow: inconclusive; filled: unchanged; star: improved. Each axis step is one
          tolerance of that metric.${more > 0 ? ` ${count(more, 'further comparison')} in the table below.` : ''}`,
          from: html`${fileLink('result.json')} (<code>metrics</code>)`,
        })}
      </section>`;
