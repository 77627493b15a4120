import { axisX, axisY, dot, gridX, gridY, line } from '@observablehq/plot';
import { formatValue } from '../../../core/format.ts';
import { sides } from '../../../core/side.ts';
import type { Html } from '../element.ts';
import type { LatencyCurves } from '../view/latency-curves.ts';
import { draw } from './draw.ts';
import { sideColours, small } from './side-marks.ts';

/** Those that have names. */
const named = new Set([0.5, 0.95, 0.99]);

/** Round times from `from` to `to` on an axis of powers: 1, 2, 5, 10, 20 ms. */
const ticksOf = (from: number, to: number): number[] => {
  const powers = Array.from({ length: 12 }, (_, k) => 10 ** (k - 4));
  const fine = powers.flatMap((power) => [power, 2 * power, 5 * power]).filter((it) => it >= from && it <= to);
  return fine.length <= 6 ? fine : powers.filter((it) => it >= from && it <= to);
};

const timeText = (value: number): string =>
  formatValue(value, 'ms')
    .replace(/\.0+ /u, ' ')
    .replace(/(\.\d*?)0+ /u, '$1 ');

/** Which share of the answers came within which time, on both sides: the further right, the slower. */
export const latencyChart = (curves: LatencyCurves, label: string): Html => {
  const points = sides.flatMap((side) => curves[side].points.map((it) => ({ ...it, side })));
  const times = points.map(({ time }) => Math.max(time, 1e-3));
  const [least, most] = [Math.min(...times), Math.max(...times)];
  const domain = [least / 1.05, Math.max(most, least * 1.5) * 1.05] as const;
  const ticks = ticksOf(...domain);
  return draw({
    label,
    ...small,
    marginLeft: 44,
    marginBottom: 36,
    marginTop: 22,
    marginRight: 14,
    x: { type: 'log', domain: [...domain], label: null },
    y: { domain: [0, 1], label: null },
    marks: [
      gridY([0, 0.25, 0.5, 0.75, 1], { stroke: 'var(--line)', strokeOpacity: 0.6 }),
      gridX(ticks, { stroke: 'var(--line)', strokeOpacity: 0.6 }),
      axisX(ticks, { text: timeText, tickSize: 0, label: 'time to the answer (log)' }),
      axisY([0, 0.25, 0.5, 0.75, 1], {
        tickFormat: (it: number) => `${it * 100} %`,
        tickSize: 0,
        label: 'of the answers',
      }),
      sides.map((side) =>
        line(
          points.filter((it) => it.side === side),
          { x: ({ time }) => Math.max(time, 1e-3), y: 'share', stroke: sideColours[side], strokeWidth: 2 },
        ),
      ),
      sides.map((side) =>
        dot(
          points.filter((it) => it.side === side && named.has(it.share)),
          {
            x: ({ time }) => Math.max(time, 1e-3),
            y: 'share',
            r: 3.5,
            symbol: side === 'base' ? 'circle' : 'square',
            fill: sideColours[side],
            stroke: 'var(--card)',
            title: ({ share, time }) => `${side}, p${share * 100}: ${formatValue(time, 'ms')}`,
          },
        ),
      ),
    ],
  });
};
