import { dot, gridX, axisX, link, rectX, ruleX, text } from '@observablehq/plot';
import { shorten } from '../../escape.ts';
import type { Html } from '../element.ts';
import type { IntervalRow } from '../view/interval-row.ts';
import { draw } from './draw.ts';

const rowHeight = 24;
const left = 360;
const right = 330;
const width = 1140;

/** Beyond so many tolerances an interval is cut, and an arrow says so: its figures stand beside it. */
const furthest = 5;

const colours = {
  regressed: 'var(--worse)',
  improved: 'var(--better)',
  inconclusive: 'var(--warn)',
  invalid: 'var(--warn)',
  unchanged: 'var(--soft)',
} as const satisfies Record<IntervalRow['decision'], string>;

/** Told apart without colours too. */
const symbols = {
  regressed: 'diamond2',
  improved: 'star',
  inconclusive: 'circle',
  invalid: 'times',
  unchanged: 'circle',
} as const satisfies Record<IntervalRow['decision'], string>;

interface Placed {
  readonly row: IntervalRow;
  readonly y: number;
}

const colourOf = ({ row }: Placed): string => colours[row.decision];

const within = (value: number, limit: number): number => Math.min(limit, Math.max(-limit, value));

const titleOf = ({ place, title, change, tolerance, verdict }: IntervalRow): string =>
  `${place}: ${title}\n${change}, tolerance ${tolerance}: ${verdict}`;

const tick = (value: number): string => (value === 0 ? '0' : `${value} ×`);

const bounds = [
  { x: 0, text: 'no change', anchor: 'end' },
  { x: 1, text: 'tolerance', anchor: 'start' },
] as const;

/** Intervals as a forest plot: everything on one axis, in tolerances; to the right is worse. */
export const intervalChart = (rows: readonly IntervalRow[], label: string): Html => {
  const reach = Math.max(...rows.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
  const limit = Math.min(furthest, Math.max(1.5, Math.ceil(reach)));
  const placed = rows.map((row, index): Placed => ({ row, y: index }));
  const cut = placed.flatMap(({ row, y }) => [
    ...(row.high > limit ? [{ x: limit, y, row, sign: '▸', dx: 9 }] : []),
    ...(row.low < -limit ? [{ x: -limit, y, row, sign: '◂', dx: -9 }] : []),
  ]);
  const ticks = Array.from({ length: 2 * Math.floor(limit) + 1 }, (_, k) => k - Math.floor(limit));
  return draw({
    label,
    width,
    height: rows.length * rowHeight + 72,
    marginLeft: left,
    marginRight: right,
    marginTop: 24,
    marginBottom: 48,
    x: { domain: [-limit, limit], label: null },
    y: { domain: [-0.6, rows.length - 0.4], reverse: true, axis: null },
    marks: [
      rectX([0], { x1: -1, x2: 1, fill: 'var(--band)' }),
      gridX(ticks, { stroke: 'var(--line)', strokeOpacity: 0.6 }),
      axisX(ticks, {
        tickFormat: tick,
        tickSize: 0,
        label: 'change in tolerances; to the right is worse →',
        labelAnchor: 'center',
        labelArrow: 'none',
      }),
      ruleX([0], { stroke: 'var(--soft)' }),
      ruleX([1], { stroke: 'var(--worse)', strokeDasharray: '4 3' }),
      link(placed, {
        x1: ({ row }: Placed) => within(row.low, limit),
        x2: ({ row }: Placed) => within(row.high, limit),
        y1: 'y',
        y2: 'y',
        stroke: colourOf,
        strokeWidth: 2,
      }),
      dot(placed, {
        x: ({ row }: Placed) => within(row.estimate, limit),
        y: 'y',
        r: 4.5,
        symbol: ({ row }: Placed) => symbols[row.decision],
        fill: (it: Placed) => (it.row.decision === 'inconclusive' ? 'var(--card)' : colourOf(it)),
        stroke: colourOf,
        title: ({ row }: Placed) => titleOf(row),
      }),
      ...[-9, 9].map((dx) =>
        text(
          cut.filter((it) => it.dx === dx),
          { x: 'x', y: 'y', dx, text: 'sign', fill: colourOf, fontSize: 16 },
        ),
      ),
      ...bounds.map(({ x, text: words, anchor }) =>
        text([words], {
          x: [x],
          text: [words],
          frameAnchor: 'top',
          dy: -14,
          dx: anchor === 'end' ? -3 : 3,
          textAnchor: anchor,
          fill: 'var(--soft)',
        }),
      ),
      text(placed, {
        x: -limit,
        y: 'y',
        dx: -20,
        textAnchor: 'end',
        text: ({ row }: Placed) => shorten(`${shorten(row.place, 28)}, ${row.title}`, 54),
      }),
      text(placed, {
        x: limit,
        y: 'y',
        dx: 22,
        textAnchor: 'start',
        text: ({ row }: Placed) => shorten(row.change, 34),
        fill: colourOf,
      }),
      text(placed, {
        x: limit,
        y: 'y',
        dx: 232,
        textAnchor: 'start',
        text: ({ row }: Placed) => shorten(row.verdict, 20),
        fill: colourOf,
      }),
    ],
  });
};
