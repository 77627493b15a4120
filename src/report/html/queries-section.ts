import type { WorkChange } from '../../advice/work.ts';
import { countText } from '../../core/count-text.ts';
import { formatValue } from '../../core/format.ts';
import { shorten } from '../escape.ts';
import { type Html, html } from './element.ts';
import { blocksFrom } from './raw-files.ts';
import { type Cell, type Column, table } from './table.ts';
import type { PlanShapes } from './view/plan-shapes.ts';
import type { SuiteView } from './view/suite-view.ts';

const longest = 600;

/** Fewer of a request come and go with the mix. */
const noticeable = 0.05;

const toneOf = (base: number, head: number): NonNullable<Cell['tone']> => {
  const room = Math.max(noticeable, base * 0.05);
  return head > base + room ? 'worse' : head < base - room ? 'better' : '';
};

const sides = (
  name: string,
  text: (value: number) => string,
  toned: boolean,
): readonly [readonly Column[], (base: number, head: number) => Cell[]] => [
  [{ name, number: true }],
  (base, head) => [
    {
      text: `${text(base)} → ${text(head)}`,
      value: head - base,
      tone: toned ? toneOf(base, head) : '',
    },
  ],
];

const short = (value: number): string => countText(value).replace('less than ', '<');

const counts = sides('Per request', short, true);
// Times are of the client, and wait for the machine: they differ without any cause.
const times = sides('Time per request', (value) => formatValue(value, 'ms'), false);
const rows = sides('Rows per request', short, true);

const nameCell = (name: string): Cell => ({ text: html`<code class="statement">${shorten(name, longest)}</code>` });

const callerCell = ({ caller }: WorkChange): Cell => ({
  text: caller === '' ? '–' : html`<code class="place">${caller}</code>`,
});

const statementRow = (it: WorkChange): Cell[] => [
  nameCell(it.name),
  { text: it.route === '' ? 'no route' : it.route },
  ...counts[1](it.base.count, it.head.count),
  ...times[1](it.base.time, it.head.time),
  ...(it.base.rows === null && it.head.rows === null
    ? [{ text: '–', value: null }]
    : rows[1](it.base.rows ?? 0, it.head.rows ?? 0)),
  callerCell(it),
];

const columnsFor = (what: string, withRows: boolean): Column[] => [
  { name: what },
  { name: 'Route' },
  ...counts[0],
  ...times[0],
  ...(withRows ? rows[0] : []),
  { name: 'Called from' },
];

const planOf = ({ text, change, base, head }: PlanShapes): Html =>
  html`<details class="plan">
    <summary>${change}</summary>
    <pre class="statement">${shorten(text, longest)}</pre>
    <div class="sides">
      <div>
        <p class="legend"><i class="side base"></i>base</p>
        <pre>${base}</pre>
      </div>
      <div>
        <p class="legend"><i class="side head"></i>head</p>
        <pre>${head}</pre>
      </div>
    </div>
  </details>`;

const tablesOf = ({ suite, tables }: SuiteView): Html | null => {
  const read = tables.filter(({ sequential, indexed }) =>
    [sequential, indexed].some(({ base, head }) => base > 0 || head > 0),
  );
  if (read.length === 0) return null;
  const cells = ({ base, head }: { readonly base: number; readonly head: number }): Cell[] => rows[1](base, head);
  return html`<h4>Rows that the database read, per request</h4>
    ${table(
      `Tables read by ${suite}`,
      [
        { name: 'Table' },
        { name: 'By scans of the whole table', number: true },
        { name: 'Through indexes', number: true },
      ],
      read.map((it) => [{ text: html`<code>${it.table}</code>` }, ...cells(it.sequential), ...cells(it.indexed)]),
    )}`;
};

/** What requests ask a database for, on both sides. */
export const queriesSection = (view: SuiteView): Html | null => {
  const { suite, statements, cache, plans, blocks } = view;
  const tables = tablesOf(view);
  if (statements.length + cache.length + plans.length === 0 && tables === null) return null;
  return html`<h3>Queries</h3>
    ${
      statements.length === 0
        ? null
        : html`<p class="lead">What one request of a route sends, base → head, the largest changes first.</p>
            ${table(`Statements of ${suite}`, columnsFor('Statement', true), statements.map(statementRow))}`
    }
    ${
      cache.length === 0
        ? null
        : html`<h4>Commands of caches</h4>
            ${table(`Cache commands of ${suite}`, columnsFor('Command', true), cache.map(statementRow))}`
    }
    ${
      plans.length === 0
        ? null
        : html`<h4>Plans that changed</h4>
            ${plans.map(planOf)}`
    }
    ${tables}
    <p class="from">
      From ${blocksFrom(blocks)} (<code>sides.*.signals.statements</code>, <code>sides.*.database</code>), blocks that
      count
    </p>`;
};

/** Synchronous work inside requests, on both sides. */
export const syncSection = ({ suite, sync, blocks }: SuiteView): Html | null =>
  sync.length === 0
    ? null
    : html`<h3>Synchronous calls</h3>
        <p class="lead">While such a call lasts, no other request is answered.</p>
        ${table(
          `Synchronous calls of ${suite}`,
          columnsFor('Call', false),
          sync.map((it) => statementRow(it).filter((_, k) => k !== 4)),
        )}
        <p class="from">From ${blocksFrom(blocks)} (<code>sides.*.signals.sync</code>), blocks that count</p>`;
