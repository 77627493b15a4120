import { axisX, axisY, dot, gridY, line, rectY } from '@observablehq/plot';
import { type Side, sides } from '../../../core/side.ts';
import type { Html } from '../element.ts';
import { draw } from './draw.ts';
import { sideColours, small } from './side-marks.ts';

/** A value of a block, or null where there is none. */
export interface ChartPoint {
  readonly block: number;
  readonly base: number | null;
  readonly head: number | null;
}

export interface SeriesDrawing {
  readonly label: string;
  readonly points: readonly ChartPoint[];
  /** Blocks in which the base was measured against itself. */
  readonly control: readonly ChartPoint[];
  readonly discarded: readonly { readonly block: number; readonly reason: string }[];
  /** Numbers of blocks on the axis. */
  readonly blocks: number;
  readonly format: (value: number) => string;
  readonly axis: string;
  /** Whether the axis starts at nothing. */
  readonly fromZero?: boolean;
  /** One line for the machine, kept at `base`, rather than one for each side. */
  readonly shared?: boolean;
}

const ofSide = (points: readonly ChartPoint[], side: Side) =>
  points.flatMap((it) => (it[side] === null ? [] : [{ block: it.block, value: it[side] }]));

const blockTicks = (blocks: number): number[] => {
  const step = Math.max(1, Math.ceil(blocks / 8));
  return Array.from({ length: blocks }, (_, k) => k + 1).filter((it) => it % step === 0 || blocks <= 8);
};

const symbols = { base: 'circle', head: 'square' } as const satisfies Record<Side, string>;

/** One figure over the blocks of a suite, both sides; control blocks on grey and hollow, discarded ones crossed. */
export const seriesChart = (given: SeriesDrawing): Html => {
  const { points, control, discarded, blocks, format, shared = false } = given;
  const colourOf = (side: Side): string => (shared ? 'var(--soft)' : sideColours[side]);
  const values = [...points, ...control].flatMap((it) => [it.base, it.head]).filter((it) => it !== null);
  const [least, most] = values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)];
  const room = Math.max((most - least) * 0.12, Math.abs(most) * 0.03, 1e-9);
  const domain = [given.fromZero === true ? Math.min(0, least) : least - room, most + room];
  const bottom = domain[0] ?? 0;
  const bands = control.map(({ block }) => ({ x1: block - 0.4, x2: block + 0.4 }));
  return draw({
    label: given.label,
    ...small,
    height: 190,
    marginLeft: 62,
    marginRight: 14,
    marginTop: 12,
    marginBottom: 36,
    x: { domain: [0.5, Math.max(1, blocks) + 0.5], label: null },
    y: { domain, label: null },
    marks: [
      rectY(bands, { x1: 'x1', x2: 'x2', y1: bottom, y2: domain[1] ?? 1, fill: 'var(--band)' }),
      gridY({ ticks: 4, stroke: 'var(--line)', strokeOpacity: 0.6 }),
      axisX(blockTicks(blocks), { tickFormat: String, tickSize: 0, label: given.axis }),
      axisY({ ticks: 4, tickFormat: format, tickSize: 0, label: null }),
      sides.map((side) =>
        line(ofSide(points, side), { x: 'block', y: 'value', stroke: colourOf(side), strokeWidth: 1.5 }),
      ),
      sides.map((side) =>
        dot(ofSide(points, side), {
          x: 'block',
          y: 'value',
          r: 3.5,
          symbol: symbols[side],
          fill: colourOf(side),
          stroke: 'var(--card)',
          title: ({ block, value }) => `Block ${block}${shared ? '' : `, ${side}`}: ${format(value)}`,
        }),
      ),
      sides.map((side) =>
        dot(ofSide(control, side), {
          x: 'block',
          y: 'value',
          r: 3.5,
          symbol: symbols[side],
          stroke: colourOf('base'),
          fill: 'var(--card)',
          title: ({ block, value }) =>
            `Block ${block}, control${shared ? '' : side === 'base' ? ', base' : ', base in the head’s place'}: ${format(value)}`,
        }),
      ),
      dot(discarded, {
        x: 'block',
        y: bottom,
        dy: -7,
        r: 4.5,
        symbol: 'times',
        stroke: 'var(--warn)',
        strokeWidth: 2,
        title: ({ block, reason }) => `Block ${block}, discarded: ${reason}`,
      }),
    ],
  });
};
