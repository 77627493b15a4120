import { areaY, axisX, axisY, dot, gridY, line, link, ruleY } from '@observablehq/plot';
import { formatDifference, formatValue } from '../../../core/format.ts';
import { type Side, sides } from '../../../core/side.ts';
import type { Html } from '../element.ts';
import type { HeapGrowth, HeapSide } from '../view/heap-growth.ts';
import { draw } from './draw.ts';
import { sideColours } from './side-marks.ts';

const bandOf = ({ slope: { low, high } }: HeapSide, until: number) =>
  low === null || high === null
    ? []
    : [
        { x: 0, y1: 0, y2: 0 },
        { x: until, y1: low * until, y2: high * until },
      ];

const colourOf = ({ side }: { readonly side: Side }): string => sideColours[side];

const thousands = (value: number): string => value.toLocaleString('en-US');

/** What stays on the heap after a collection, by the requests in between: a line that rises is memory that every request keeps. */
export const heapChart = (growth: HeapGrowth, label: string): Html => {
  const seen = sides.flatMap((side) => (growth[side] === null ? [] : [{ side, of: growth[side] }]));
  const points = seen.flatMap(({ side, of }) =>
    of.readings.map(({ block, requests, before, after }) => ({
      side,
      block,
      requests,
      grown: after - before,
      before,
      after,
    })),
  );
  const until = Math.max(1, ...points.map(({ requests }) => requests)) * 1.05;
  return draw({
    label,
    width: 1130,
    height: 300,
    marginLeft: 72,
    marginRight: 20,
    marginTop: 22,
    marginBottom: 40,
    x: { domain: [0, until], label: null },
    y: { nice: true, label: null },
    marks: [
      gridY({ ticks: 5, stroke: 'var(--line)', strokeOpacity: 0.6 }),
      axisX({ ticks: 6, tickSize: 0, tickFormat: thousands, label: 'requests served between the two collections' }),
      axisY({
        ticks: 5,
        tickSize: 0,
        tickFormat: (it: number) => formatDifference(it, 'bytes'),
        label: 'heap after, compared with before',
      }),
      ruleY([0], { stroke: 'var(--soft)' }),
      seen.map(({ side, of }) =>
        areaY(bandOf(of, until), { x: 'x', y1: 'y1', y2: 'y2', fill: sideColours[side], fillOpacity: 0.14 }),
      ),
      seen.map(({ side, of }) =>
        line(
          [
            { x: 0, y: 0 },
            { x: until, y: of.slope.estimate * until },
          ],
          { x: 'x', y: 'y', stroke: sideColours[side], strokeWidth: 2 },
        ),
      ),
      link(points, {
        x1: 0,
        y1: 0,
        x2: 'requests',
        y2: 'grown',
        stroke: colourOf,
        strokeOpacity: 0.25,
      }),
      dot(points, {
        x: 'requests',
        y: 'grown',
        r: 4,
        symbol: ({ side }) => (side === 'base' ? 'circle' : 'square'),
        fill: colourOf,
        stroke: 'var(--card)',
        title: (it) =>
          `Block ${it.block}, ${it.side}: ${formatValue(it.before, 'bytes')} before, ${formatValue(it.after, 'bytes')} after ${thousands(it.requests)} requests`,
      }),
    ],
  });
};
