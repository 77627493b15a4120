import { axisX, dot, gridX, link, rectX, ruleX, text } from '@observablehq/plot';
import { limits } from '../../../investigation/proof/limits.ts';
import { shorten } from '../../escape.ts';
import type { Html } from '../element.ts';
import type { ArmRow } from '../view/arm-row.ts';
import { draw } from './draw.ts';
import { sideColours } from './side-marks.ts';

const rowHeight = 26;
const left = 400;
const right = 330;
const width = 1140;

/** An interval that reaches further is cut, and an arrow says so: its figures stand beside it. */
const ends = { least: -0.5, most: 2 } as const;

const colours = {
  'root-cause': 'var(--worse)',
  contributing: 'var(--warn)',
  'ruled-out': 'var(--soft)',
  untested: 'var(--soft)',
} as const satisfies Record<NonNullable<ArmRow['decision']>, string>;

/** Told apart without colours too. */
const symbols = {
  'root-cause': 'diamond2',
  contributing: 'triangle',
  'ruled-out': 'circle',
  untested: 'times',
} as const satisfies Record<NonNullable<ArmRow['decision']>, string>;

interface Placed {
  readonly row: ArmRow;
  readonly y: number;
}

const colourOf = ({ row }: Placed): string => {
  if (row.kind === 'base' || row.kind === 'head') return sideColours[row.kind];
  return row.decision === null ? 'var(--soft)' : colours[row.decision];
};

const symbolOf = ({ row }: Placed): string => {
  if (row.kind === 'base') return 'circle';
  return row.kind === 'head' || row.decision === null ? 'square' : symbols[row.decision];
};

/** Filled: the head with something undone. Hollow: the base with only that, and the placebo. */
const fillOf = (it: Placed): string =>
  it.row.kind === 'alone' || it.row.kind === 'placebo' ? 'var(--page)' : colourOf(it);

const titleOf = ({ row }: Placed): string =>
  [`${row.arm}: ${shorten(row.what, 200)}`, [row.figures, row.verdict].filter((it) => it !== '').join(': ')]
    .filter((it) => it !== '')
    .join('\n');

const percent = (value: number): string => `${Math.round(100 * value)} %`;

/**
 * How much of the regression each arm shows: none of it on the base, all of it on the head. An arm that stands at the base although only
 * one change was taken from the head has lost the regression with that change.
 */
export const armsChart = (rows: readonly ArmRow[], label: string): Html => {
  const reach = (values: readonly number[]): readonly [number, number] => [
    Math.max(ends.least, Math.min(-0.2, ...values)),
    Math.min(ends.most, Math.max(1.2, ...values)),
  ];
  const [from, to] = reach(rows.flatMap(({ low, high }) => [low - 0.03, high + 0.03]));
  const within = (value: number): number => Math.min(to, Math.max(from, value));
  const placed = rows.map((row, y): Placed => ({ row, y }));
  const cut = placed.flatMap((it) => [
    ...(it.row.high > to ? [{ ...it, x: to, sign: '▸', dx: 9 }] : []),
    ...(it.row.low < from ? [{ ...it, x: from, sign: '◂', dx: -9 }] : []),
  ]);
  const ticks = Array.from({ length: 11 }, (_, k) => (k - 2) / 4).filter((it) => it >= from && it <= to);
  return draw({
    label,
    width,
    height: rows.length * rowHeight + 76,
    marginLeft: left,
    marginRight: right,
    marginTop: 26,
    marginBottom: 48,
    x: { domain: [from, to], label: null },
    y: { domain: [-0.6, rows.length - 0.4], reverse: true, axis: null },
    marks: [
      rectX([0], { x1: from, x2: 1 - limits.proven, fill: 'var(--band)' }),
      gridX(ticks, { stroke: 'var(--line)', strokeOpacity: 0.6 }),
      axisX(ticks, {
        tickFormat: percent,
        tickSize: 0,
        label: '← as on the base · share of the regression that is there · as on the head →',
        labelAnchor: 'center',
        labelArrow: 'none',
      }),
      ruleX([0], { stroke: sideColours.base, strokeDasharray: '4 3' }),
      ruleX([1], { stroke: sideColours.head, strokeDasharray: '4 3' }),
      link(placed, {
        x1: ({ row }: Placed) => within(row.low),
        x2: ({ row }: Placed) => within(row.high),
        y1: 'y',
        y2: 'y',
        stroke: colourOf,
        strokeWidth: 2,
      }),
      dot(placed, {
        x: ({ row }: Placed) => within(row.estimate),
        y: 'y',
        r: 4.5,
        symbol: symbolOf,
        fill: fillOf,
        stroke: colourOf,
        strokeWidth: 1.5,
        title: titleOf,
      }),
      ...[-9, 9].map((dx) =>
        text(
          cut.filter((it) => it.dx === dx),
          { x: 'x', y: 'y', dx, text: 'sign', fill: colourOf, fontSize: 16 },
        ),
      ),
      ...[0, 1].map((x) =>
        text([x], {
          x: [x],
          text: [x === 0 ? 'base' : 'head'],
          frameAnchor: 'top',
          dy: -16,
          fill: x === 0 ? sideColours.base : sideColours.head,
        }),
      ),
      text(placed, {
        x: from,
        y: 'y',
        dx: -20,
        textAnchor: 'end',
        text: ({ row }: Placed) => shorten(`${row.arm}: ${row.what}`, 60),
      }),
      text(placed, {
        x: to,
        y: 'y',
        dx: 22,
        textAnchor: 'start',
        text: ({ row }: Placed) => shorten(row.figures, 40),
        fill: colourOf,
      }),
      text(placed, {
        x: to,
        y: 'y',
        dx: 236,
        textAnchor: 'start',
        text: ({ row }: Placed) => row.verdict,
        fill: colourOf,
      }),
    ],
  });
};
