import { formatValue } from '../../core/format.ts';
import { shorten } from '../escape.ts';
import { type Html, html } from './element.ts';
import type { FlameRow } from './view/flame-rows.ts';
import type { ProfileView } from './view/report-view.ts';

const rowHeight = 20;
/** Narrower than this share nothing can be written on it. */
const labelled = 0.012;

/** "1.90 ms", "212 B": per request. */
export const amountText = (value: number, kind: ProfileView['kind']): string =>
  kind === 'cpu' ? formatValue(value / 1000, 'ms') : formatValue(value, 'bytes');

/** From -4 (all that the change saved) to 4 (all that it added), by the largest difference below the root. */
const toneOf = ({ base, head }: FlameRow, largest: number): number => {
  const share = largest === 0 ? 0 : (head - base) / largest;
  if (Math.abs(share) < 0.02) return 0;
  return Math.sign(share) * Math.max(1, Math.ceil(Math.sqrt(Math.abs(share)) * 4));
};

const percent = (share: number): string => String(Number((share * 100).toFixed(3)));

const box = (row: FlameRow, index: number, largest: number): Html => {
  const { depth, left, width, name } = row;
  const tone = Math.max(-4, Math.min(4, toneOf(row, largest)));
  const text = width < labelled ? '' : shorten(name === '' ? '(anonymous)' : name, 60);
  return html`<b
    class="t${tone < 0 ? 'm' : ''}${Math.abs(tone)}"
    data-i="${index}"
    style="left:${percent(left)}%;width:${percent(width)}%;top:${depth * rowHeight}px"
    >${text}</b
  >`;
};

/**
 * The difference of two profiles as a flame graph that hangs: a box is a function, below it is what it called, and its width is what
 * it cost with all of that on the side where it cost more. Its colour says what the change added or saved. The first box takes the
 * keyboard; the script of the page gives the others their figures.
 */
export const flameGraph = ({ flame, kind, suite }: ProfileView, index: number): Html => {
  const largest = Math.max(...flame.slice(1).map(({ base, head }) => Math.abs(head - base)), 0);
  const depth = Math.max(0, ...flame.map((it) => it.depth)) + 1;
  return html`<div class="flame" data-profile="${index}">
    <div
      class="boxes"
      tabindex="0"
      role="application"
      aria-label="Flame graph of ${kind} of ${suite}: the arrow keys walk, Enter zooms in, Escape zooms out"
      style="height:${depth * rowHeight}px"
    >
      ${flame.map((row, k) => box(row, k, largest))}
    </div>
    <p class="status" role="status" aria-live="polite">
      Point at a box, or walk with the arrow keys; Enter zooms, Escape goes back.
    </p>
  </div>`;
};
