import { hierarchy, type HierarchyRectangularNode, treemap, treemapSquarify } from 'd3-hierarchy';
import { formatDifference, formatValue } from '../../core/format.ts';
import { shorten } from '../escape.ts';
import type { DifferenceNode } from './difference-tree.ts';
import { type Html, html } from './element.ts';

const width = 1120;
const height = 620;
/** Smaller ones can't be seen, and a page of 20,000 of them is too large. In square pixels. */
const smallest = 24;
const most = 3000;

type Place = HierarchyRectangularNode<DifferenceNode>;

/** From -1 (gone) over 0 (as it was) to 1 (new). */
const shareOf = ({ base, head }: DifferenceNode): number => {
  const larger = Math.max(base, head);
  return larger === 0 ? 0 : (head - base) / larger;
};

const colourOf = (node: DifferenceNode): string => {
  const share = shareOf(node);
  if (Math.abs(share) < 0.005) return 'hsl(212 10% 48%)';
  const depth = Math.min(1, 0.25 + Math.abs(share));
  return share > 0
    ? `hsl(22 ${35 + depth * 50}% ${48 - depth * 12}%)`
    : `hsl(207 ${25 + depth * 55}% ${45 - depth * 12}%)`;
};

const pathOf = (place: Place): string =>
  place
    .ancestors()
    .toReversed()
    .map(({ data }) => data.name)
    .filter((name) => name !== '')
    .join('/');

const bytes = (value: number): string => formatValue(value, 'bytes');

const titleOf = (place: Place): string => {
  const { base, head } = place.data;
  const sizes =
    base === 0 ? `new, ${bytes(head)}` : head === 0 ? `gone, was ${bytes(base)}` : `${bytes(base)} → ${bytes(head)}`;
  return `${shorten(pathOf(place), 300)}\n${sizes}${base > 0 && head > 0 ? ` (${formatDifference(head - base, 'bytes')})` : ''}`;
};

const labelOf = (place: Place): Html | null => {
  const [w, h] = [place.x1 - place.x0, place.y1 - place.y0];
  const letters = Math.floor((w - 6) / 6.2);
  if (letters < 4 || h < 14) return null;
  return html`<text class="on" x="${place.x0 + 4}" y="${place.y0 + 12}">${shorten(place.data.name, letters)}</text>`;
};

const rectangle = (place: Place): Html => {
  const [w, h] = [place.x1 - place.x0, place.y1 - place.y0];
  return html`<g
    ><title>${titleOf(place)}</title
    ><rect
      x="${place.x0.toFixed(1)}"
      y="${place.y0.toFixed(1)}"
      width="${w.toFixed(1)}"
      height="${h.toFixed(1)}"
      fill="${colourOf(place.data)}"
      rx="1.5"
    />${labelOf(place)}</g
  >`;
};

/**
 * What grew and what shrank as one picture: areas by the larger of both sides, so that what is gone is still to be seen; orange grew,
 * blue shrank, which everyone tells apart, grey is as it was. Pictures that are too small are left out; the sizes of their folders hold them.
 */
export const differenceTreemap = (tree: DifferenceNode, name: string): Html => {
  const root = hierarchy<DifferenceNode>(tree, ({ children }) => children).sum(({ base, head, children }) =>
    children.length === 0 ? Math.max(base, head) : 0,
  );
  const placed = treemap<DifferenceNode>()
    .tile(treemapSquarify)
    .size([width, height])
    .paddingInner(1)
    .paddingTop((node) => (node.depth === 0 || node.height === 0 ? 0 : 15))
    .round(false)(root);
  const visible = placed
    .descendants()
    .filter((it) => it.depth > 0 && (it.x1 - it.x0) * (it.y1 - it.y0) >= smallest)
    .toSorted((a, b) => a.depth - b.depth)
    .slice(0, most);
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Difference of the modules of ${name}">
      ${visible.map(rectangle)}
    </svg>
    <p class="legend">
      <span><i style="background:hsl(22 85% 36%)"></i>grew or new</span
      ><span><i style="background:hsl(207 80% 33%)"></i>shrank or gone</span
      ><span><i style="background:hsl(212 10% 48%)"></i>as it was</span
      ><span>Areas are bytes of emitted text, the larger of both sides. Point at one for its figures.</span>
    </p>`;
};
