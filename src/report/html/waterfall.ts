import { formatValue } from '../../core/format.ts';
import type { Visit, VisitRequest } from '../../core/visit.ts';
import { shorten } from '../escape.ts';
import { type Html, html } from './element.ts';

const width = 560;
const row = 16;
const labels = 190;
const most = 60;

const colours: Readonly<Record<string, string>> = {
  Document: '#0969da',
  Script: '#bf8700',
  Stylesheet: '#8250df',
  Image: '#1a7f37',
  Font: '#cf222e',
  Fetch: '#1b7c83',
  XHR: '#1b7c83',
};

const nameOf = ({ url }: VisitRequest): string =>
  shorten(
    url
      .split(/[?#]/)[0]
      ?.split('/')
      .findLast((it) => it !== '') ?? url,
    28,
  );

/** Loads of a page differ by less than the whole seconds that durations of runs are told in. */
const timeText = (ms: number): string => (ms === 0 ? '0 ms' : formatValue(ms, 'ms'));

/** The requests of one visit over time. `until`: the end of the axis, the same for both sides, ms. */
export const waterfall = ({ requests, side }: Visit, until: number): Html => {
  const shown = requests.slice(0, most);
  const x = (time: number): number => labels + (Math.min(time, until) / until) * (width - labels - 6);
  const height = (shown.length + 1.5) * row;
  const bars = shown.map((it, index) => {
    const y = (index + 1) * row;
    const colour = it.status === 0 ? '#8c959f' : (colours[it.kind] ?? '#6e7781');
    const title = `${it.url}\n${it.kind}, status ${it.status === 0 ? 'none' : it.status}, ${formatValue(it.transfer, 'bytes')}, ${timeText(it.start)} to ${timeText(it.end)}`;
    return html`<g
      ><title>${title}</title><text x="0" y="${y + 11}">${nameOf(it)}</text
      ><rect
        x="${x(it.start).toFixed(1)}"
        y="${y + 3}"
        width="${Math.max(1.5, x(it.end) - x(it.start)).toFixed(1)}"
        height="10"
        rx="2"
        fill="${colour}"
    /></g>`;
  });
  const rest = requests.length - shown.length;
  return html`<figure>
    <figcaption>${side}, ${requests.length} requests, up to ${timeText(until)}</figcaption>
    <svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Requests of the ${side} over time">${bars}</svg
    >${rest > 0 ? html`<p class="soft">and ${rest} more requests</p>` : null}
  </figure>`;
};

/** One visit of each side, the one with the middle LCP, over the same time. */
export const waterfalls = (visits: readonly Visit[]): Html | null => {
  const middle = (side: Visit['side']): Visit | undefined => {
    const own = visits
      .filter((it) => it.side === side)
      .toSorted((a, b) => (a.values['page.lcp'] ?? 0) - (b.values['page.lcp'] ?? 0));
    return own[Math.floor((own.length - 1) / 2)];
  };
  const chosen = [middle('base'), middle('head')].filter((it) => it !== undefined);
  if (chosen.length === 0) return null;
  const until = Math.max(1, ...chosen.flatMap(({ requests }) => requests.map(({ end }) => end)));
  return html`<div class="sides">${chosen.map((it) => waterfall(it, until))}</div>`;
};
