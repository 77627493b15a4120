import { changeText, valueText } from '../../advice/phrase.ts';
import type { MetricResult } from '../../core/result.ts';
import { type Html, html } from './element.ts';
import { blocksFrom, fileLink } from './raw-files.ts';
import { type Cell, type Column, table } from './table.ts';
import type { RouteRow } from './view/route-rows.ts';
import type { SuiteView } from './view/suite-view.ts';

const columns: readonly Column[] = [
  { name: 'Route' },
  { name: 'Scenario' },
  { name: 'Answers', number: true },
  { name: 'Failed', number: true },
  ...['Mean latency', 'p95', 'CPU per request', 'Statements'].map((name) => ({ name, number: true })),
];

const tone = {
  regressed: 'worse',
  improved: 'better',
  unchanged: '',
  inconclusive: 'undecided',
  invalid: 'undecided',
} as const satisfies Record<MetricResult['decision'], Cell['tone']>;

const compared = (it: MetricResult | null): Cell =>
  it === null
    ? { text: '–', value: null }
    : {
        text: html`${valueText(it.base.value, it.metric, it.unit)} → ${valueText(it.head.value, it.metric, it.unit)}<br /><span
            class="${tone[it.decision] === '' ? 'soft' : tone[it.decision]}"
            >${changeText(it)}</span
          >`,
        value: it.change.estimate,
      };

const pair = ({ base, head }: { readonly base: number; readonly head: number }): Cell => ({
  text: `${base.toLocaleString('en-US')} / ${head.toLocaleString('en-US')}`,
  value: base + head,
});

const rowOf = (it: RouteRow): Cell[] => [
  { text: html`<strong>${it.route}</strong>` },
  { text: it.scenario },
  pair(it.requests),
  { ...pair(it.failed), tone: it.failed.head > it.failed.base ? 'worse' : '' },
  ...[it.mean, it.p95, it.cpu, it.queries].map(compared),
];

/** Every route of a suite, base and head. */
export const routesSection = ({ suite, routes, blocks }: SuiteView): Html | null =>
  routes.length === 0
    ? null
    : html`<h3>Route by route</h3>
        ${table(`Routes of ${suite}`, columns, routes.map(rowOf))}
        <p class="from">
          Answers and failures (base / head) from
          ${blocksFrom(blocks.filter(({ kind, discarded }) => kind === 'comparison' && discarded === null))}; the rest
          from ${fileLink('result.json')} (<code>metrics</code>)
        </p>`;
